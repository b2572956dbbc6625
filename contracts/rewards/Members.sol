// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IHardware} from "../interfaces/IHardware.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IReleases} from "../interfaces/IReleases.sol";
import {IRewardPrograms} from "../interfaces/IRewardPrograms.sol";
import {RewardMath} from "../libraries/RewardMath.sol";
import {RELEASE_AGENT, REMOVAL_GRACE, RESERVE_UNIT} from "../types/Constants.sol";
import {MachineLeaf, MachineSlot} from "../types/Hardware.sol";
import {Member, ProgramTerms} from "../types/Program.sol";
import {Programs} from "./Programs.sol";

/// @title Machines in reward programs
/// @notice Part of `RewardPrograms`: who becomes a member, who stays one, and what is reserved for it.
abstract contract Members is Programs {
    using SafeCast for uint256;

    /// @dev All that a claim changes, in one slot.
    /// @param claimed GPU-seconds that were paid; a year of the most cards fits
    /// @param asOf unix seconds up to which they were, or from which on the machine is a member
    /// @param integral the rate integral then: SNM wei x seconds per USD
    /// @param reserved units of `RESERVE_UNIT`
    /// @param steady units of a member that had as many since `asOf`, and was paid no more than was possible by then; 0 where
    /// only its tenure tells. Most claims need not look at that for it
    struct Account {
        uint32 claimed;
        uint40 asOf;
        uint112 integral;
        uint48 reserved;
        uint8 steady;
    }

    /// @dev What a claim only reads: how long the machine is a member, with how many units.
    /// @param gpus units since `since`; 0 where it is no member
    /// @param since unix seconds
    /// @param leftAt unix seconds; 0 while it is a member
    /// @param allowance GPU-seconds that were possible before `since`
    /// @param ahead units of `RESERVE_UNIT` that were reserved for the time from `since` on; the others are for what it earned before
    struct Tenure {
        uint8 gpus;
        uint40 since;
        uint40 leftAt;
        uint40 allowance;
        uint48 ahead;
    }

    /// @notice What is attested of machines.
    IHardware public immutable hardware;
    /// @notice Who is whose master, and where masters have their balances.
    IMarket public immutable market;
    /// @notice Which agents are too old for every program.
    IReleases public immutable releases;

    mapping(uint256 programId => mapping(address worker => Account)) internal accounts;
    mapping(uint256 programId => mapping(address worker => Tenure)) internal tenures;
    /// @dev The program that a machine entered last, plus one; 0 once it has left it.
    mapping(address worker => uint256) private entered;

    constructor(IHardware hardware_, IMarket market_, IReleases releases_) {
        hardware = hardware_;
        market = market_;
        releases = releases_;
    }

    // Joining

    /// @inheritdoc IRewardPrograms
    function admit(uint256 programId, MachineLeaf calldata machine) external returns (uint256 gpus) {
        ProgramTerms storage terms_ = _terms(programId);
        _checkAdmits(programId, terms_);
        gpus = _qualify(programId, terms_, machine);
        _checkElsewhere(programId, machine.worker);
        Tenure memory tenure = tenures[programId][machine.worker];
        if (gpus == tenure.gpus) revert RewardMemberAlready(programId, machine.worker);

        (uint256 reserved, uint256 ahead) = _reserve(programId, terms_, machine.worker, tenure, gpus);
        tenures[programId][machine.worker] = Tenure({
            gpus: uint8(gpus), // at most MAX_CLASS_GPUS
            since: uint40(block.timestamp),
            leftAt: 0,
            allowance: _possible(terms_, tenure, block.timestamp).toUint40(),
            ahead: ahead.toUint48()
        });
        entered[machine.worker] = programId + 1;
        emit MemberAdmitted(programId, machine.worker, gpus, block.timestamp, reserved * RESERVE_UNIT, msg.sender);
    }

    function _checkAdmits(uint256 programId, ProgramTerms storage terms_) private view {
        if (block.timestamp < terms_.start) revert ProgramNotStarted(programId, terms_.start);
        if (block.timestamp >= terms_.end) revert ProgramEnded(programId, terms_.end);
        if (!purses[programId].admits) revert ProgramAdmissionSuspended(programId);
    }

    function _checkElsewhere(uint256 programId, address worker) private view {
        (uint256 other, bool isMember) = programOf(worker);
        if (isMember && other != programId) revert RewardMemberElsewhere(worker, other);
    }

    /// @return gpus units with which a machine qualifies that is attested now
    function _qualify(
        uint256 programId,
        ProgramTerms storage terms_,
        MachineLeaf calldata machine
    ) private view returns (uint256 gpus) {
        uint256 expiresAt = _expiryOf(_proved(machine));
        if (block.timestamp >= expiresAt) revert RewardAttestationEnded(machine.worker, expiresAt);
        uint256 failures;
        bool outdated;
        (failures, outdated, gpus) = _eligibility(terms_, machine);
        if (failures != 0) revert RewardHardwareFails(programId, machine.worker, failures);
        if (outdated) {
            uint256 version = machine.facts.softwareVersion;
            revert RewardVersionTooLow(programId, machine.worker, version, _lowestVersion(terms_));
        }
    }

    /// @dev Reserves what more units are guaranteed, or frees what fewer ones are not any more.
    /// @param tenure with the units until now
    /// @param gpus units from now on
    /// @return reserved units of `RESERVE_UNIT` for the member from now on
    /// @return ahead units of them that are for the time from now on
    function _reserve(
        uint256 programId,
        ProgramTerms storage terms_,
        address worker,
        Tenure memory tenure,
        uint256 gpus
    ) private returns (uint256 reserved, uint256 ahead) {
        Purse memory purse = purses[programId];
        Account memory account = accounts[programId][worker];
        reserved = account.reserved;
        ahead = _stillAhead(account, tenure, block.timestamp, terms_.guaranteedUntil);
        if (gpus > tenure.gpus) {
            uint256 more = gpus - tenure.gpus;
            if (purse.gpus + more > terms_.maxGpus) revert ProgramFull(programId, purse.gpus + more, terms_.maxGpus);
            uint256 needed = _reserveNow(terms_, more);
            uint256 free = _free(purse);
            // A program whose budget is used up has no place, though its guarantee be over.
            if (needed * RESERVE_UNIT > free || free == 0) {
                revert ProgramBudgetTooLow(programId, free, needed * RESERVE_UNIT);
            }
            (reserved, ahead) = (reserved + needed, ahead + needed);
        } else {
            uint256 freed = (ahead * (tenure.gpus - gpus)) / tenure.gpus;
            (reserved, ahead) = (reserved - freed, ahead - freed);
        }
        account.steady = 0;
        if (account.asOf == 0) {
            (account.asOf, account.integral) = (uint40(block.timestamp), _integralNow());
            account.steady = uint8(gpus); // at most MAX_CLASS_GPUS
        }
        _book(purse, account, reserved);
        purse.gpus = uint32(purse.gpus + gpus - tenure.gpus); // at most maxGpus
        (purses[programId], accounts[programId][worker]) = (purse, account);
    }

    /// @dev What is reserved for a member's time to come. What it earned before its number of units changed, and did not claim
    /// since, is not part of that.
    /// @param at unix seconds, not before `since` and the last claim
    /// @param until unix seconds at which the guarantee ends
    /// @return units of `RESERVE_UNIT`
    function _stillAhead(
        Account memory account,
        Tenure memory tenure,
        uint256 at,
        uint256 until
    ) internal pure returns (uint256) {
        if (account.asOf >= tenure.since) return RewardMath.stillFor(account.reserved, account.asOf, at, until);
        return RewardMath.stillFor(Math.min(tenure.ahead, account.reserved), tenure.since, at, until);
    }

    function _integralNow() private view returns (uint112) {
        (uint256 cumulative, , ) = reports.rateAndIntegral();
        return cumulative.toUint112();
    }

    /// @dev Sets what is reserved for a member, in memory.
    function _book(Purse memory purse, Account memory account, uint256 reserved) internal pure {
        purse.reserved = (uint256(purse.reserved) + reserved - account.reserved).toUint64();
        account.reserved = reserved.toUint48();
    }

    // Leaving

    /// @inheritdoc IRewardPrograms
    function leave(uint256 programId, address worker) external {
        if (msg.sender != market.masterOf(worker)) revert RewardMasterOnly(worker, msg.sender);
        _remove(programId, worker);
    }

    /// @inheritdoc IRewardPrograms
    function removeUnattested(uint256 programId, address worker) external {
        uint256 removableAt = _expiryOf(hardware.machine(worker)) + REMOVAL_GRACE;
        if (block.timestamp < removableAt) revert RewardMemberQualifies(programId, worker, removableAt);
        _remove(programId, worker);
    }

    /// @inheritdoc IRewardPrograms
    function removeUnqualified(uint256 programId, MachineLeaf calldata machine) external {
        MachineSlot memory slot = _proved(machine);
        ProgramTerms storage terms_ = _terms(programId);
        (uint256 failures, bool outdated, ) = _eligibility(terms_, machine);
        uint256 failsSince = slot.measuredAt;
        uint32 version = machine.facts.softwareVersion;
        // Only a release makes an attested machine fail.
        if (failures == 0 && outdated && version >= terms_.minSoftwareVersion) {
            failsSince = Math.max(failsSince, releases.outdatedFrom(RELEASE_AGENT, version));
        }
        uint256 removableAt = failsSince + REMOVAL_GRACE;
        if ((failures == 0 && !outdated) || block.timestamp < removableAt) {
            revert RewardMemberQualifies(programId, machine.worker, removableAt);
        }
        _remove(programId, machine.worker);
    }

    /// @dev What it may have earned until now stays reserved.
    function _remove(uint256 programId, address worker) private {
        ProgramTerms storage terms_ = _terms(programId);
        Tenure memory tenure = tenures[programId][worker];
        if (tenure.gpus == 0) revert RewardNotMember(programId, worker);
        Purse memory purse = purses[programId];
        Account memory account = accounts[programId][worker];
        uint256 ahead = _stillAhead(account, tenure, block.timestamp, terms_.guaranteedUntil);
        uint256 reserved = purse.closed ? 0 : account.reserved - ahead;
        if (!purse.closed) _book(purse, account, reserved);
        purse.gpus -= tenure.gpus;
        account.steady = 0;
        (purses[programId], accounts[programId][worker]) = (purse, account);
        tenures[programId][worker] = Tenure({
            gpus: 0,
            since: uint40(block.timestamp),
            leftAt: uint40(block.timestamp),
            allowance: _possible(terms_, tenure, block.timestamp).toUint40(),
            ahead: 0
        });
        if (entered[worker] == programId + 1) delete entered[worker];
        emit MemberRemoved(programId, worker, block.timestamp, reserved * RESERVE_UNIT, msg.sender);
    }

    // Hardware

    /// @return slot of a machine, whose leaf is as it was attested last
    function _proved(MachineLeaf calldata machine) private view returns (MachineSlot memory slot) {
        slot = hardware.machine(machine.worker);
        bytes32 factsHash = keccak256(abi.encode(machine.facts, machine.gpus));
        bytes32 benchmarksHash = keccak256(abi.encodePacked(machine.benchmarks));
        bytes26 commitment = bytes26(keccak256(abi.encode(factsHash, benchmarksHash)));
        if (slot.measuredAt == 0 || commitment != slot.commitment) revert RewardHardwareUnproved(machine.worker);
    }

    /// @return unix seconds at which an attestation ends
    function _expiryOf(MachineSlot memory slot) private pure returns (uint256) {
        return slot.measuredAt + uint256(slot.validDays) * 1 days;
    }

    function _eligibility(
        ProgramTerms storage terms_,
        MachineLeaf calldata machine
    ) private view returns (uint256 failures, bool outdated, uint256 gpus) {
        (failures, gpus) = classes.qualifies(terms_.classId, machine.facts, machine.gpus, machine.benchmarks);
        outdated = machine.facts.softwareVersion < _lowestVersion(terms_);
        // A machine is one unit where the class demands no card.
        if (failures == 0 && gpus == 0) gpus = 1;
    }

    /// @return what the program demands, or the releases where they demand more
    function _lowestVersion(ProgramTerms storage terms_) private view returns (uint256) {
        return Math.max(terms_.minSoftwareVersion, releases.minimumVersion(RELEASE_AGENT));
    }

    /// @inheritdoc IRewardPrograms
    function eligibility(
        uint256 programId,
        MachineLeaf calldata machine
    ) external view returns (uint256 failures, bool versionFails, uint256 gpus) {
        return _eligibility(_terms(programId), machine);
    }

    // Reading

    /// @return GPU-seconds that a machine can have earned until a time, in all
    function _possible(ProgramTerms storage terms_, Tenure memory tenure, uint256 at) internal view returns (uint256) {
        uint256 until = Math.min(at, terms_.end);
        return tenure.allowance + tenure.gpus * Math.saturatingSub(until, tenure.since);
    }

    /// @inheritdoc IRewardPrograms
    function member(uint256 programId, address worker) external view returns (Member memory) {
        Account memory account = accounts[programId][worker];
        Tenure memory tenure = tenures[programId][worker];
        return
            Member({
                gpus: tenure.gpus,
                since: tenure.since,
                leftAt: tenure.leftAt,
                allowance: tenure.allowance,
                claimed: account.claimed,
                asOf: account.asOf,
                reserved: account.reserved * RESERVE_UNIT
            });
    }

    /// @inheritdoc IRewardPrograms
    function programOf(address worker) public view returns (uint256 programId, bool isMember) {
        uint256 last = entered[worker];
        if (last == 0) return (0, false);
        programId = last - 1;
        isMember = block.timestamp < _terms(programId).end;
    }
}
