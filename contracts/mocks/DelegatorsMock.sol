// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IDelegation} from "../interfaces/IDelegation.sol";

/// @title An account that stakes in a masternode as soon as it exists
contract DelegatorMock {
    constructor(DelegatorsMock funder, IERC20 token, IDelegation masternodes, address owner, uint256 amount) {
        funder.fund(token, amount);
        token.approve(address(masternodes), amount);
        masternodes.delegate(owner, amount);
    }
}

/// @title Many accounts with stake in one masternode
contract DelegatorsMock {
    /// @notice Makes accounts, each of which stakes an amount of the SNM that this contract holds.
    /// @param amount SNM wei
    function gather(IERC20 token, IDelegation masternodes, address owner, uint256 count, uint256 amount) external {
        for (uint256 i; i < count; ++i) new DelegatorMock(this, token, masternodes, owner, amount);
    }

    function fund(IERC20 token, uint256 amount) external {
        token.transfer(msg.sender, amount);
    }
}
