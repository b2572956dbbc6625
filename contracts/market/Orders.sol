// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IOrders} from "../interfaces/IOrders.sol";
import {OrderHash} from "../libraries/OrderHash.sol";
import {PackedBenchmarks} from "../libraries/PackedBenchmarks.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {MAX_BENCHMARK_WORDS, MAX_ORDER_VALIDITY} from "../types/Constants.sol";
import {Rule, Side} from "../types/Enums.sol";
import {Order} from "../types/Order.sol";
import {Ledger} from "./Ledger.sol";
import {Workers} from "./Workers.sol";

/// @title Signed orders: publishing, cancelling, and the rules that concern one order alone
abstract contract Orders is IOrders, Ledger, Workers {
    using PackedBenchmarks for uint256[];
    using SafeCast for bool;

    /// @inheritdoc IOrders
    mapping(address author => mapping(bytes32 id => bool)) public presigned;

    /// @dev 256 nonces to a word. The key joins author and word, which saves a hash for each access.
    mapping(uint256 authorAndWord => uint256 bits) private _usedNonces;

    /// @inheritdoc IOrders
    function announce(Order calldata order, bytes calldata signature) external {
        if (order.author() != msg.sender) revert OrderAuthorOnly(order.author(), msg.sender);
        emit OrderAnnounced(_orderId(order), msg.sender, order, signature);
    }

    /// @inheritdoc IOrders
    function presign(bytes32 id) external {
        presigned[msg.sender][id] = true;
        emit OrderPresigned(id, msg.sender);
    }

    /// @inheritdoc IOrders
    function cancel(uint64 nonce) external {
        if (_nonceUsed(msg.sender, nonce)) revert OrderNonceUsed(msg.sender, nonce);
        _useNonce(msg.sender, nonce);
        emit OrderCancelled(msg.sender, nonce);
    }

    /// @inheritdoc IOrders
    function cancelAll(Side side) external {
        uint256 epoch = side == Side.Ask ? ++_workers[msg.sender].askEpoch : ++_accounts[msg.sender].bidEpoch;
        emit OrdersCancelled(msg.sender, side, epoch);
    }

    /// @inheritdoc IOrders
    function orderId(Order calldata order) external view returns (bytes32) {
        return _orderId(order);
    }

    /// @inheritdoc IOrders
    function nonceUsed(address author, uint64 nonce) external view returns (bool) {
        return _nonceUsed(author, nonce);
    }

    /// @inheritdoc IOrders
    function orderEpoch(address author, Side side) public view returns (uint256) {
        return side == Side.Ask ? _workers[author].askEpoch : _accounts[author].bidEpoch;
    }

    function _orderId(Order calldata order) internal view returns (bytes32) {
        return _hashTypedDataV4(OrderHash.structHash(order));
    }

    // ---- rules

    /// @return failed one bit for each `Rule` that the order breaks by itself
    function _brokenByOrder(Order calldata order, Side side, uint256 epoch) internal view returns (uint256 failed) {
        uint256 validUntil = order.validUntil();
        uint256[] calldata benchmarks = order.benchmarks;
        failed =
            _bitIf(!order.isSide(side), Rule.Sides) |
            _bitIf(block.timestamp > validUntil, Rule.Expired) |
            _bitIf(validUntil > block.timestamp + MAX_ORDER_VALIDITY, Rule.Validity) |
            _bitIf(order.epoch() != epoch, Rule.Epoch) |
            _bitIf(_nonceUsed(order.author(), order.nonce()), Rule.Nonce) |
            _bitIf(order.price() == 0, Rule.Price) |
            _bitIf(benchmarks.length > MAX_BENCHMARK_WORDS, Rule.BenchmarkFormat) |
            _bitIf(!benchmarks.isWellFormed(), Rule.BenchmarkFormat);
    }

    /// @dev Reverts with the first rule that the order breaks by itself; returns if it breaks none.
    function _refuseOrder(Order calldata order, Side side, uint256 epoch) internal view {
        uint256 failed = _brokenByOrder(order, side, epoch);
        if (failed == 0) return;
        if (_has(failed, Rule.Sides)) revert OrderSideWrong(side, order.side());
        if (_has(failed, Rule.Expired)) revert OrderExpired(order.validUntil(), block.timestamp);
        if (_has(failed, Rule.Validity)) {
            revert OrderValidityTooLong(order.validUntil(), block.timestamp + MAX_ORDER_VALIDITY);
        }
        if (_has(failed, Rule.Epoch)) revert OrderEpochWrong(order.epoch(), epoch);
        if (_has(failed, Rule.Nonce)) revert OrderNonceUsed(order.author(), order.nonce());
        if (_has(failed, Rule.Price)) revert OrderPriceZero();
        if (_has(failed, Rule.BenchmarkFormat)) {
            uint256[] calldata benchmarks = order.benchmarks;
            if (benchmarks.length > MAX_BENCHMARK_WORDS) {
                revert OrderBenchmarksTooLong(benchmarks.length, MAX_BENCHMARK_WORDS);
            }
            revert OrderBenchmarkTooLarge(benchmarks.firstTooLarge());
        }
    }

    // ---- filling

    /// @notice Checks the signature and uses the order up. The rules have checked that its nonce is free.
    function _fill(Order calldata order, bytes calldata signature) internal returns (bytes32 id) {
        id = _orderId(order);
        address author = order.author();
        bool signed = signature.length == 0 ? presigned[author][id] : Signatures.isValid(author, id, signature);
        if (!signed) revert OrderSignatureInvalid(id, author);
        _useNonce(author, order.nonce());
    }

    function _useNonce(address author, uint256 nonce) private {
        _usedNonces[_nonceKey(author, nonce)] |= 1 << (nonce & 0xff);
    }

    function _nonceUsed(address author, uint256 nonce) private view returns (bool) {
        return _usedNonces[_nonceKey(author, nonce)] & (1 << (nonce & 0xff)) != 0;
    }

    /// @dev 160 bits of author above 56 bits of word.
    function _nonceKey(address author, uint256 nonce) private pure returns (uint256) {
        return (uint256(uint160(author)) << 56) | (uint64(nonce) >> 8);
    }

    function _bit(Rule rule) internal pure returns (uint256) {
        return 1 << uint256(rule);
    }

    /// @dev Without a jump: that is cheaper where most rules hold.
    function _bitIf(bool broken, Rule rule) internal pure returns (uint256) {
        return broken.toUint() << uint256(rule);
    }

    function _has(uint256 failed, Rule rule) internal pure returns (bool) {
        return failed & _bit(rule) != 0;
    }
}
