// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ILedger} from "./ILedger.sol";
import {IOrders} from "./IOrders.sol";
import {IDeals} from "./IDeals.sol";
import {IWorkers} from "./IWorkers.sol";
import {IBlacklist} from "./IBlacklist.sol";
import {IIdentity} from "./IIdentity.sol";

/// @title The market: ledger, orders, deals, workers, blacklists and identity levels in one contract
interface IMarket is ILedger, IOrders, IDeals, IWorkers, IBlacklist, IIdentity {
    error MarketDaoOnly(address caller);
    error MarketFeeTooHigh(uint256 fee, uint256 highest);
    error MarketAddressZero();
    /// @notice New deals are paused until then; everything else works.
    error MarketPaused(uint256 until);
    error MarketPauseTooLong(uint256 duration, uint256 longest);
    error MarketPauseTooSoon(uint256 earliest);

    /// @param fee basis points of each payment
    event FeeSet(uint256 fee);
    event FeeCollectorSet(address indexed collector);
    /// @param until unix seconds
    event EntriesPaused(uint256 until);

    /// @notice Sets the fee on payments from now on. DAO only.
    /// @param fee basis points, at most `MAX_FEE`
    function setFee(uint256 fee) external;

    /// @notice Sets who gets the fees that `collectFees` pays out from now on. DAO only.
    function setFeeCollector(address collector) external;

    /// @notice Stops new deals for a while. Exits work on, and deposits do, so that running deals stay funded. DAO only.
    /// @param duration seconds, at most `MAX_PAUSE`
    function pauseEntries(uint256 duration) external;

    /// @return basis points
    function fee() external view returns (uint256);

    function feeCollector() external view returns (address);

    /// @return SNM wei of fees that `collectFees` would pay out now
    function feesHeld() external view returns (uint256);

    /// @return unix seconds, in the past where entries are open
    function pausedUntil() external view returns (uint256);

    /// @return the treasury, which sets every parameter
    function dao() external view returns (address);
}
