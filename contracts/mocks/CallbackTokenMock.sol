// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title What `CallbackTokenMock` calls on a contract whose tokens move
interface ITokenCallback {
    function onTokensMoved() external;
}

/// @title A token that tells sender and recipient of each transfer, as ERC-777 does
contract CallbackTokenMock is ERC20 {
    constructor(address recipient, uint256 supply) ERC20("Calls back", "CALL") {
        _mint(recipient, supply);
    }

    /// @dev The sender hears before the balances change and the recipient after, as in ERC-777.
    function _update(address from, address to, uint256 value) internal override {
        _tell(from);
        super._update(from, to, value);
        _tell(to);
    }

    /// @dev The answer does not matter; whoever reacts keeps what came of it.
    function _tell(address account) private {
        if (account.code.length == 0) return;
        // solhint-disable-next-line no-empty-blocks
        try ITokenCallback(account).onTokensMoved() {} catch {}
    }
}
