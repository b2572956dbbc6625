// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IFeeSource} from "./IFeeSource.sol";
import {IMasternodes} from "./IMasternodes.sol";
import {IReports} from "./IReports.sol";
import {ISubsidySource} from "./ISubsidySource.sol";

/// @title What masternodes earn
/// @notice Masternodes earn a part of the market's fees and a subsidy for the work that reports attest. What a masternode
/// has earned since genesis is a leaf of the report tree; whoever proves it has it given. The owner's commission waits for
/// the payout key, the rest goes to all who have stake in the masternode. What nobody earned stays.
interface IDuty {
    error DutyNotRegistered(address owner);
    error DutyMasternodesOnly(address caller);
    error DutyDeployerOnly(address caller);
    error DutyConnectedAlready();
    error DutyNotConnected();
    /// @notice There is no contract at the address.
    error DutySourceMissing(address source);
    error DutyNotNewer(address owner, uint256 asOf, uint256 known);
    error DutyInFuture(uint256 asOf, uint256 timestamp);
    /// @notice The leaf says no more than was claimed before.
    error DutyNothingEarned(address owner, uint256 earned, uint256 claimed);
    error DutyProofInvalid(address owner, bytes32 leaf, bytes32 root);
    /// @notice With this all claims would be more than what had been collected at the time of the leaf. Collect, and prove
    /// with a later report.
    error DutyNotReleased(uint256 claimed, uint256 collected);
    error DutyNothingOwed(address owner);
    error DutyPayoutInvalid(address payout);
    error DutyCommissionTooHigh(uint256 commission, uint256 highest);
    error DutyCommissionStep(uint256 commission, uint256 next, uint256 largestStep);

    /// @notice From now on fees and subsidy come from there. Once, in the deployment.
    event SourcesConnected(address indexed fees, address indexed subsidy);
    /// @param fees SNM wei that came
    /// @param subsidy SNM wei that came
    /// @param collected SNM wei since genesis
    event RewardsCollected(uint256 fees, uint256 subsidy, uint256 collected);
    /// @param sequence report that holds the leaf
    /// @param asOf unix seconds
    /// @param earned SNM wei since genesis
    /// @param amount SNM wei that it is more than at the claim before
    /// @param commission the part of it that waits for the payout key
    event DutyClaimed(
        address indexed owner,
        uint256 indexed sequence,
        uint256 asOf,
        uint256 earned,
        uint256 amount,
        uint256 commission
    );
    event CommissionPaid(address indexed owner, address indexed payout, uint256 amount);
    /// @param commission basis points of rewards from `startsAt` on
    /// @param startsAt unix seconds
    event CommissionAnnounced(address indexed owner, uint256 commission, uint256 startsAt);
    event PayoutChanged(address indexed owner, address indexed payout);

    /// @notice Says where fees and subsidy come from. Once, by whoever deployed this, who has no other right: those
    /// contracts are made later, since they name this one.
    function connectSources(IFeeSource fees, ISubsidySource subsidy) external;

    /// @notice Where the part of the market's fees comes from; 0 before it is connected.
    function feeSource() external view returns (IFeeSource);

    /// @notice Where the subsidy comes from; 0 before it is connected.
    function subsidySource() external view returns (ISubsidySource);

    /// @notice Fetches fees and subsidy that wait for the masternodes. Anybody may call.
    /// @return fees SNM wei
    /// @return subsidy SNM wei
    function collectRewards() external returns (uint256 fees, uint256 subsidy);

    /// @notice Gives what a masternode earned since the last claim. Anybody may call.
    /// @param sequence final report whose tree holds the leaf
    /// @param asOf unix seconds at which the report's epoch ended
    /// @param earned SNM wei that the masternode earned since genesis until then
    /// @param proof from the leaf keccak256(keccak256(abi.encode(LEAF_DUTY, owner, asOf, earned))) to the root
    /// @return amount SNM wei, commission included
    function claimDuty(
        address owner,
        uint256 sequence,
        uint256 asOf,
        uint256 earned,
        bytes32[] calldata proof
    ) external returns (uint256 amount);

    /// @notice Sends the commission that waits to the masternode's payout key. Anybody may call.
    /// @return amount SNM wei
    function payCommission(address owner) external returns (uint256 amount);

    /// @notice Announces another commission for the caller's masternode. It starts after `COMMISSION_NOTICE`, and replaces
    /// one that was announced and has not started. A reward for time in which several were in force pays the lowest of them.
    /// @param commission basis points; `COMMISSION_STEP` at most from the one in force
    function announceCommission(uint256 commission) external;

    /// @notice The commission with which a masternode joins. Masternodes only.
    /// @param commission basis points
    function startCommission(address owner, uint256 commission) external;

    /// @param payout where commissions of the caller's masternode go from now on, those that wait included
    function changePayout(address payout) external;

    /// @return commission basis points in force
    /// @return next basis points from `startsAt` on
    /// @return startsAt unix seconds; past where nothing is announced
    function commissionOf(address owner) external view returns (uint256 commission, uint256 next, uint256 startsAt);

    /// @return the payout key of a masternode: the owner until it names another one
    function payoutOf(address owner) external view returns (address);

    /// @return earned SNM wei that were claimed since genesis
    /// @return asOf unix seconds until which
    /// @return owed SNM wei of commission that wait for the payout key
    function dutyOf(address owner) external view returns (uint256 earned, uint256 asOf, uint256 owed);

    /// @return leaf of a masternode, as the report tree holds it
    function leafOf(address owner, uint256 asOf, uint256 earned) external pure returns (bytes32);

    /// @return collected SNM wei that came until a time, in unix seconds: all that masternodes can have claimed with leaves of then
    function collectedBy(uint256 at) external view returns (uint256 collected);

    /// @return SNM wei that were claimed since genesis
    function totalClaimed() external view returns (uint256);

    /// @return seconds for which the subsidy still lasts
    function runway() external view returns (uint256);

    function masternodes() external view returns (IMasternodes);

    function reports() external view returns (IReports);
}
