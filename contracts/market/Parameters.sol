// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMarket} from "../interfaces/IMarket.sol";
import {MAX_FEE, MAX_PAUSE, PAUSE_COOLDOWN} from "../types/Constants.sol";

/// @title What the DAO may set in the market, and nothing else
abstract contract Parameters is IMarket {
    /// @dev One slot, read by every purchase and written by every payment.
    /// @param fee basis points of each payment
    /// @param fees SNM wei collected for the fee collector, not yet paid out
    /// @param pausedUntil unix seconds
    /// @param pausedAt unix seconds at which the last pause began
    /// @param bans accounts that the DAO banned; without any, nobody's ban is read
    struct ParameterSlot {
        uint96 fees;
        uint16 fee;
        uint40 pausedUntil;
        uint40 pausedAt;
        uint32 bans;
    }

    /// @inheritdoc IMarket
    address public immutable dao;

    ParameterSlot internal _parameters;

    address internal _feeCollector;

    modifier onlyDao() {
        if (msg.sender != dao) revert MarketDaoOnly(msg.sender);
        _;
    }

    constructor(address dao_, address feeCollector_, uint256 fee_) {
        if (dao_ == address(0)) revert MarketAddressZero();
        dao = dao_;
        _setFeeCollector(feeCollector_);
        _setFee(fee_);
    }

    /// @inheritdoc IMarket
    function setFee(uint256 fee_) external onlyDao {
        _setFee(fee_);
    }

    /// @inheritdoc IMarket
    function setFeeCollector(address collector) external onlyDao {
        _setFeeCollector(collector);
    }

    /// @inheritdoc IMarket
    function pauseEntries(uint256 duration) external onlyDao {
        if (duration > MAX_PAUSE) revert MarketPauseTooLong(duration, MAX_PAUSE);
        uint256 pausedAt = _parameters.pausedAt;
        if (pausedAt != 0 && block.timestamp < pausedAt + PAUSE_COOLDOWN) {
            revert MarketPauseTooSoon(pausedAt + PAUSE_COOLDOWN);
        }
        uint256 until = block.timestamp + duration;
        _parameters.pausedAt = uint40(block.timestamp);
        _parameters.pausedUntil = uint40(until);
        emit EntriesPaused(until);
    }

    /// @inheritdoc IMarket
    function fee() external view returns (uint256) {
        return _parameters.fee;
    }

    /// @inheritdoc IMarket
    function feeCollector() external view returns (address) {
        return _feeCollector;
    }

    /// @inheritdoc IMarket
    function feesHeld() external view returns (uint256) {
        return _parameters.fees;
    }

    /// @inheritdoc IMarket
    function pausedUntil() external view returns (uint256) {
        return _parameters.pausedUntil;
    }

    function _setFee(uint256 fee_) private {
        if (fee_ > MAX_FEE) revert MarketFeeTooHigh(fee_, MAX_FEE);
        _parameters.fee = uint16(fee_);
        emit FeeSet(fee_);
    }

    function _setFeeCollector(address collector) private {
        if (collector == address(0)) revert MarketAddressZero();
        _feeCollector = collector;
        emit FeeCollectorSet(collector);
    }
}
