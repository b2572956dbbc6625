// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token that answers `false` where others revert, and does so for every transfer while it is frozen
contract FalseTokenMock is ERC20 {
    bool private _frozen;

    constructor(address recipient, uint256 supply) ERC20("Returns false", "FALSE") {
        _mint(recipient, supply);
    }

    function setFrozen(bool frozen) external {
        _frozen = frozen;
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        if (_frozen || balanceOf(msg.sender) < value) return false;
        return super.transfer(to, value);
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        if (_frozen || balanceOf(from) < value || allowance(from, msg.sender) < value) return false;
        return super.transferFrom(from, to, value);
    }
}
