// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token that keeps one hundredth of every transfer between accounts
contract FeeTokenMock is ERC20 {
    constructor(address recipient, uint256 supply) ERC20("Fee on transfer", "FEE") {
        _mint(recipient, supply);
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 kept = from == address(0) || to == address(0) ? 0 : value / 100;
        super._update(from, to, value - kept);
        if (kept != 0) super._update(from, address(0), kept);
    }
}
