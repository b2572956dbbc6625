// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Order} from "../types/Order.sol";
import {Side} from "../types/Enums.sol";

/// @title Signed orders
/// @notice An order is EIP-712 data signed by its author; its hash is its id. Nothing is stored when it is made.
/// It ends when it fills, when its author cancels its nonce or all orders of its side, or at `validUntil`.
interface IOrders {
    /// @notice The signature is not the author's: forged, malleable, of another chain or contract, or not presigned.
    error OrderSignatureInvalid(bytes32 id, address author);
    /// @notice Only the author announces an order.
    error OrderAuthorOnly(address author, address caller);
    error OrderSideWrong(Side expected, uint256 actual);
    error OrderExpired(uint256 validUntil, uint256 nowTime);
    error OrderValidityTooLong(uint256 validUntil, uint256 latest);
    /// @notice The author raised the epoch: all orders signed for an earlier one are cancelled.
    error OrderEpochWrong(uint256 orderEpoch, uint256 currentEpoch);
    /// @notice The order with this nonce was filled or cancelled.
    error OrderNonceUsed(address author, uint256 nonce);
    error OrderPriceZero();
    error OrderBenchmarksTooLong(uint256 words, uint256 maxWords);
    error OrderBenchmarkTooLarge(uint256 word);

    event OrderAnnounced(bytes32 indexed id, address indexed author, Order order, bytes signature);
    event OrderPresigned(bytes32 indexed id, address indexed author);
    event OrderCancelled(address indexed author, uint256 indexed nonce);
    /// @param epoch orders of this side that are signed for an earlier epoch are void
    event OrdersCancelled(address indexed author, Side indexed side, uint256 epoch);

    /// @notice Publishes the caller's own signed order as an event. It costs no storage and is not needed: an order
    /// that is handed over directly is as good.
    /// @dev Warning: the signature is checked when the order fills, not here.
    function announce(Order calldata order, bytes calldata signature) external;

    /// @notice Signs the caller's order by a transaction, for contract wallets without ERC-1271. Fill it with an empty
    /// signature, and announce it with one to publish what it says.
    /// @param id from `orderId`
    function presign(bytes32 id) external;

    /// @notice Cancels the caller's order with this nonce, also one that nobody has seen yet.
    function cancel(uint64 nonce) external;

    /// @notice Cancels all orders of the caller on one side.
    function cancelAll(Side side) external;

    /// @return the EIP-712 digest that the author signs, which is the order's id
    function orderId(Order calldata order) external view returns (bytes32);

    /// @return whether the nonce was filled or cancelled
    function nonceUsed(address author, uint64 nonce) external view returns (bool);

    /// @return the epoch that orders of this side must carry
    function orderEpoch(address author, Side side) external view returns (uint256);

    function presigned(address author, bytes32 id) external view returns (bool);
}
