// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Which calls pay, allow, call whom they pay, or give votes away
abstract contract SpendingCalls {
    /// @dev Selector, address, amount.
    uint256 private constant PAYMENT_LENGTH = 68;

    function _isPayment(bytes calldata payload) internal pure returns (bool) {
        return payload.length == PAYMENT_LENGTH && bytes4(payload) == IERC20.transfer.selector;
    }

    function _isApproval(bytes calldata payload) internal pure returns (bool) {
        return payload.length == PAYMENT_LENGTH && bytes4(payload) == IERC20.approve.selector;
    }

    /// @dev ERC-1363: the receiver is called in the middle of the payment. Longer data of `approve` would be one that is not seen.
    function _callsPayee(bytes calldata payload) internal pure returns (bool) {
        if (payload.length < 4) return false;
        bytes4 selector = bytes4(payload);
        if (selector == IERC20.approve.selector) return payload.length != PAYMENT_LENGTH;
        return
            selector == bytes4(keccak256("transferAndCall(address,uint256)")) ||
            selector == bytes4(keccak256("transferAndCall(address,uint256,bytes)")) ||
            selector == bytes4(keccak256("transferFromAndCall(address,address,uint256)")) ||
            selector == bytes4(keccak256("transferFromAndCall(address,address,uint256,bytes)")) ||
            selector == bytes4(keccak256("approveAndCall(address,uint256)")) ||
            selector == bytes4(keccak256("approveAndCall(address,uint256,bytes)"));
    }

    /// @dev Of SNM and of dividends: what the treasury owns votes for nobody, or a majority could make itself last.
    function _givesVotes(bytes calldata payload) internal pure returns (bool) {
        return payload.length >= 4 && bytes4(payload) == IVotes.delegate.selector;
    }

    /// @param payload a payment or an approval
    function _payeeOf(bytes calldata payload) internal pure returns (address) {
        return address(uint160(uint256(bytes32(payload[4:36]))));
    }

    /// @param payload a payment or an approval
    function _amountOf(bytes calldata payload) internal pure returns (uint256) {
        return uint256(bytes32(payload[36:68]));
    }
}
