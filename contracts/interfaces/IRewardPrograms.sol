// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MachineLeaf} from "../types/Hardware.sol";
import {Member, ProgramState, ProgramTerms, RewardClaim} from "../types/Program.sol";

/// @title Elevated rewards for suppliers
/// @notice A program pays for each second in which a machine of a hardware class is online, attested and up to date. Whoever
/// sees that a machine qualifies admits it; its owner need not act. Nodes attest cumulative GPU-seconds as leaves of their
/// reports, one claim settles them however many epochs they are of, and the machine's master is paid in its ledger balance.
/// Nothing is promised that is not held: an admission reserves what the member is guaranteed.
interface IRewardPrograms {
    error ProgramDaoOnly(address caller);
    /// @notice Only the DAO, and the controller that it named, open programs and decide on their admission.
    error ProgramDeciderOnly(address caller);
    error ProgramUnknown(uint256 programId, uint256 count);
    error ProgramRewardZero();
    error ProgramGpusZero();
    error ProgramBudgetZero();
    /// @notice Start, guarantee and end must follow each other, with `MIN_GUARANTEE` between the first two and at most
    /// `MAX_PROGRAM` between start and end, and the guarantee must end in the future.
    error ProgramTimesInvalid(uint256 start, uint256 guaranteedUntil, uint256 end);
    error ProgramMarginOutOfRange(uint256 margin, uint256 lowest, uint256 highest);
    /// @notice Less is here that no program has than the call would give. Fund the contract first.
    error ProgramFundsTooLow(uint256 unallocated, uint256 needed);
    error ProgramEnded(uint256 programId, uint256 end);
    /// @notice The new end is not later, or later than `MAX_PROGRAM` after the start.
    error ProgramEndInvalid(uint256 programId, uint256 end, uint256 earliest, uint256 latest);
    error ProgramClosedAlready(uint256 programId);
    /// @notice Members can still claim.
    error ProgramClaimable(uint256 programId, uint256 claimableUntil);
    error ProgramAdmissionSuspended(uint256 programId);
    error ProgramFull(uint256 programId, uint256 gpus, uint256 maxGpus);
    /// @notice What is left and not reserved does not cover what the machine would be guaranteed.
    error ProgramBudgetTooLow(uint256 programId, uint256 free, uint256 needed);
    error ProgramRateStale();
    error ProgramNotStarted(uint256 programId, uint256 start);
    error ProgramsTooMany(uint256 count, uint256 most);

    /// @notice The values are not those that were attested last.
    error RewardHardwareUnproved(address worker);
    error RewardAttestationEnded(address worker, uint256 expiresAt);
    /// @notice One bit for each `ClassRequirement` that fails.
    error RewardHardwareFails(uint256 programId, address worker, uint256 failures);
    /// @param lowest that the program demands, or the releases where they demand more
    error RewardVersionTooLow(uint256 programId, address worker, uint256 version, uint256 lowest);
    error RewardMemberAlready(uint256 programId, address worker);
    error RewardMemberElsewhere(address worker, uint256 programId);
    error RewardNotMember(uint256 programId, address worker);
    error RewardMasterOnly(address worker, address caller);
    /// @notice The machine still qualifies, or has not failed for long enough.
    error RewardMemberQualifies(uint256 programId, address worker, uint256 removableAt);
    error RewardNotNewer(uint256 programId, address worker, uint256 asOf, uint256 known);
    error RewardInFuture(uint256 asOf, uint256 timestamp);
    error RewardNothingEarned(uint256 programId, address worker, uint256 gpuSeconds, uint256 claimed);
    /// @notice So many seconds have not passed since the machine became a member.
    error RewardImpossible(uint256 programId, address worker, uint256 gpuSeconds, uint256 possible);
    error RewardProofInvalid(address worker, bytes32 leaf, bytes32 root);
    /// @notice Nothing that is due can be paid: the budget is used up.
    error RewardBudgetUsedUp(uint256 programId, uint256 due);
    error RewardClaimsEmpty();

    event ProgramControllerSet(address indexed controller);
    event ProgramCreated(uint256 indexed programId, ProgramTerms terms, uint256 budget);
    /// @param budget SNM wei in all from now on
    event ProgramBudgetRaised(uint256 indexed programId, uint256 amount, uint256 budget);
    /// @param maxGpus units in all from now on
    /// @param budget SNM wei in all from now on
    event ProgramEnlarged(uint256 indexed programId, uint256 maxGpus, uint256 amount, uint256 budget);
    event ProgramExtended(uint256 indexed programId, uint256 end);
    event ProgramAdmissionSet(uint256 indexed programId, bool admits);
    /// @param leftover SNM wei that went to the masternodes' subsidy
    event ProgramClosed(uint256 indexed programId, uint256 leftover);
    /// @notice A machine became a member, or earns for another number of units from now on.
    /// @param gpus units from now on
    /// @param since unix seconds of this block
    /// @param reserved SNM wei that are reserved for it from now on
    /// @param by whoever admitted it
    event MemberAdmitted(
        uint256 indexed programId,
        address indexed worker,
        uint256 gpus,
        uint256 since,
        uint256 reserved,
        address by
    );
    /// @param leftAt unix seconds of this block
    /// @param reserved SNM wei that stay reserved for what it earned
    event MemberRemoved(
        uint256 indexed programId,
        address indexed worker,
        uint256 leftAt,
        uint256 reserved,
        address by
    );
    /// @param gpuSeconds that were paid in all
    /// @param asOf unix seconds up to which
    /// @param due SNM wei
    /// @param amount SNM wei that were paid; less than `due` where the budget was used up
    /// @param reserved SNM wei that are reserved for the member from now on
    event RewardClaimed(
        uint256 indexed programId,
        address indexed worker,
        address indexed master,
        uint256 sequence,
        uint256 gpuSeconds,
        uint256 asOf,
        uint256 due,
        uint256 amount,
        uint256 reserved
    );

    /// @notice Names the contract that opens programs for classes that the DAO handed to it. DAO only.
    /// @param controller 0 where only the DAO shall
    function setController(address controller) external;

    /// @return 0 until it is set
    function controller() external view returns (address);

    /// @notice Opens a program. DAO and controller only.
    /// @param budget SNM wei, out of what is here and no other program has
    function create(ProgramTerms calldata terms, uint256 budget) external returns (uint256 programId);

    /// @notice Gives a program more, until it ends. DAO only.
    function raiseBudget(uint256 programId, uint256 amount) external;

    /// @notice Lets a program take more members. DAO and controller only.
    /// @param gpus units more; may be 0
    /// @param amount SNM wei more, out of what is here and no other program has; may be 0, but not both
    function enlarge(uint256 programId, uint256 gpus, uint256 amount) external;

    /// @notice Lets a program end later. DAO only.
    function extend(uint256 programId, uint256 end) external;

    /// @notice Stops or resumes the admission of machines. Members keep what they were promised. DAO and controller only.
    function setAdmission(uint256 programId, bool admits) external;

    /// @notice Gives what a program left over to the masternodes' subsidy, `REWARD_CLAIM_PERIOD` after its end. Anybody may call.
    /// @return leftover SNM wei
    function close(uint256 programId) external returns (uint256 leftover);

    /// @notice Makes a machine a member, or has a member earn for the cards that it has now. Anybody may call.
    /// @param machine as it was attested last
    /// @return gpus units that it earns for
    function admit(uint256 programId, MachineLeaf calldata machine) external returns (uint256 gpus);

    /// @notice Ends a membership. What was earned until then stays to be claimed. The machine's master only.
    function leave(uint256 programId, address worker) external;

    /// @notice Ends the membership of a machine that was not attested for `REMOVAL_GRACE`. Anybody may call.
    function removeUnattested(uint256 programId, address worker) external;

    /// @notice Ends the membership of a machine whose attested hardware or software has not qualified for `REMOVAL_GRACE`. Anybody
    /// may call.
    /// @param machine as it was attested last
    function removeUnqualified(uint256 programId, MachineLeaf calldata machine) external;

    /// @notice Pays what a machine earned into its master's ledger balance. Anybody may call.
    /// @return amount SNM wei
    function claim(RewardClaim calldata reward) external returns (uint256 amount);

    /// @notice Pays what several machines earned. Those of one master should follow each other: they share one deposit.
    /// @return amount SNM wei
    function claimMany(RewardClaim[] calldata rewards) external returns (uint256 amount);

    /// @notice Which requirements a machine fails: nothing is said of budget and admission.
    /// @param machine any values: whoever plans to buy hardware asks with what it will have
    /// @return failures one bit for each `ClassRequirement`
    /// @return versionFails whether the software is older than the program demands, or the releases
    /// @return gpus units that would count
    function eligibility(
        uint256 programId,
        MachineLeaf calldata machine
    ) external view returns (uint256 failures, bool versionFails, uint256 gpus);

    /// @return SNM wei that admitting so many units now would reserve
    function reserveFor(uint256 programId, uint256 gpus) external view returns (uint256);

    /// @return due SNM wei for what a leaf says beyond what was claimed
    /// @return payable_ SNM wei of it that the budget has
    function rewardOf(
        uint256 programId,
        address worker,
        uint256 asOf,
        uint256 gpuSeconds
    ) external view returns (uint256 due, uint256 payable_);

    function terms(uint256 programId) external view returns (ProgramTerms memory);

    function state(uint256 programId) external view returns (ProgramState memory);

    function member(uint256 programId, address worker) external view returns (Member memory);

    /// @return programId of the program in which the machine is a member
    /// @return isMember false where it is in none, or its program has ended
    function programOf(address worker) external view returns (uint256 programId, bool isMember);

    /// @return programs that were ever created; their ids are 0 to this minus one
    function count() external view returns (uint256);

    /// @return SNM wei here that no program has
    function unallocated() external view returns (uint256);

    /// @return leaf of what a machine has earned, as the report tree holds it
    function leafOf(
        uint256 programId,
        address worker,
        uint256 asOf,
        uint256 gpuSeconds
    ) external pure returns (bytes32);

    function dao() external view returns (address);
}
