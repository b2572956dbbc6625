// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {IReports} from "../interfaces/IReports.sol";
import {PackedProgress} from "../libraries/PackedProgress.sol";
import {ReportHash} from "../libraries/ReportHash.sol";
import {SignerSet} from "../libraries/SignerSet.sol";
import {
    GUARDIAN_TERM,
    LASTING_ROOT_INTERVAL,
    MAX_DISPUTE_WINDOW,
    MIN_DISPUTE_WINDOW,
    REPORT_ROOTS
} from "../types/Constants.sol";
import {Report} from "../types/Report.sol";
import {RateFeed} from "./RateFeed.sol";
import {Submissions} from "./Submissions.sol";

/// @title Reports of the masternodes
/// @notice Accepts one report an epoch and keeps its rate and its root.
contract Reports is IReports, Submissions, EIP712 {
    /// @param token SNM, in which submissions are paid back
    /// @param masternodes whose signer set signs the reports
    /// @param dao sets the parameters
    /// @param epochLength seconds
    /// @param rate SNM wei per USD, in force until the first report
    /// @param staleAfter seconds
    /// @param maxRateStep basis points
    /// @param disputeWindow seconds
    /// @param guardian may void reports for its term
    /// @param submissionCredit SNM wei that an accepted report pays back
    struct Parameters {
        IERC20 token;
        address masternodes;
        address dao;
        uint256 epochLength;
        uint256 rate;
        uint256 staleAfter;
        uint256 maxRateStep;
        uint256 disputeWindow;
        address guardian;
        uint256 submissionCredit;
    }

    /// @dev Bytes of an ERC-2098 signature. One length for all: nobody can pad a report.
    uint256 private constant SIGNATURE_LENGTH = 64;

    /// @inheritdoc IReports
    address public immutable masternodes;
    /// @inheritdoc IReports
    address public immutable dao;
    /// @inheritdoc IReports
    uint256 public immutable genesis;
    /// @inheritdoc IReports
    uint256 public immutable epochLength;

    /// @inheritdoc IReports
    address public guardian;
    /// @dev A ring: the root of report n is at n modulo the size. The root of a void report is 0.
    bytes32[REPORT_ROOTS] private roots;
    /// @dev Roots that stay, of the reports whose number the interval divides; the ring lacks them.
    mapping(uint256 sequence => bytes32) private lastingRoots;

    constructor(
        Parameters memory parameters
    )
        RateFeed(parameters.rate, parameters.staleAfter, parameters.maxRateStep)
        Submissions(parameters.token, parameters.submissionCredit)
        EIP712(ReportHash.NAME, ReportHash.VERSION)
    {
        if (parameters.epochLength == 0) revert ReportEpochLengthZero();
        masternodes = parameters.masternodes;
        dao = parameters.dao;
        genesis = block.timestamp;
        epochLength = parameters.epochLength;
        // Shorter than what the DAO may set later, or none: networks for development live faster.
        _setDisputeWindow(parameters.disputeWindow, 0);
        _setGuardian(parameters.guardian);
    }

    // Reporting

    /// @inheritdoc IReports
    function submit(
        Report calldata report,
        uint256 signers,
        bytes calldata signatures
    ) external returns (uint256 sequence) {
        PackedProgress last = progress;
        if (report.epoch <= last.epochOf()) revert ReportEpochNotNew(report.epoch, last.epochOf());
        if (report.epoch >= currentEpoch()) revert ReportEpochNotOver(report.epoch, currentEpoch());
        if (report.root == 0) revert ReportRootZero();
        uint256 signedStake = _signedStake(report, signers, signatures);

        // Sequence numbers never outgrow epochs, which are 64 bits.
        unchecked {
            sequence = last.sequenceOf() + 1;
        }
        _updateRate(report.rate, sequence, last.maxRateStepOf());
        if (_lasts(sequence)) lastingRoots[sequence] = report.root;
        else roots[sequence % REPORT_ROOTS] = report.root;
        // An epoch that is over has a number below 2^40, and there are no more reports than epochs.
        uint256 credit;
        (last, credit) = _creditSubmission(last.withReport(sequence, report.epoch));
        progress = last;
        emit ReportAccepted(
            sequence,
            report.epoch,
            report.setId,
            report.root,
            report.rate,
            report.dataHash,
            signers,
            signedStake,
            msg.sender,
            credit
        );
    }

    /// @inheritdoc IReports
    function reportDigest(Report calldata report) public view returns (bytes32) {
        return _hashTypedDataV4(ReportHash.structHash(report));
    }

    /// @dev Reverts unless each set bit has its member's signature, and the quorum is reached.
    /// A bit counts once, so no signer can count twice.
    /// @return signedStake SNM wei of the members that signed
    function _signedStake(
        Report calldata report,
        uint256 signers,
        bytes calldata signatures
    ) private view returns (uint256 signedStake) {
        (address store, uint256 size) = _setFor(report);
        if (signers >> size != 0) revert ReportSignersUnknown(signers, size);
        (uint256 signed, uint256 total, uint256 wrong, uint256 unread) = SignerSet.verify(
            store,
            size,
            reportDigest(report),
            signers,
            signatures
        );
        if (wrong != size || unread != 0) _refuse(store, wrong, signers, signatures.length);
        // An empty set has no quorum. Stakes are 96 bits, so nothing overflows.
        unchecked {
            if (signed == 0 || signed * 3 < total * 2) revert ReportQuorumMissed(signed, total);
        }
        return signed;
    }

    /// @dev A set may sign while its successor is not written, and after that the epochs that had ended by then: else whoever
    /// changes the set could make worthless what members have agreed on already. Both show at the addresses of the sets
    /// alone, which is 2,200 gas cheaper than asking the masternodes for them.
    function _setFor(Report calldata report) private view returns (address store, uint256 size) {
        uint256 setId = report.setId;
        store = SignerSet.addressOf(masternodes, setId);
        size = store.code.length;
        // A set id is 32 bits, and the epoch is over; a store without members holds less than 32 bytes.
        unchecked {
            if (size != 0) {
                if (!SignerSet.isWritten(masternodes, setId + 1)) return (store, size / 32);
                uint256 end = genesis + (report.epoch + 1) * epochLength;
                if (SignerSet.writtenAt(SignerSet.addressOf(masternodes, setId + 1)) >= end) return (store, size / 32);
            }
        }
        (uint256 current, ) = IMasternodes(masternodes).signerSet();
        revert ReportSetWrong(setId, current);
    }

    /// @dev Says what is wrong with signatures that did not pass.
    function _refuse(address store, uint256 wrong, uint256 signers, uint256 length) private view {
        uint256 expected = SIGNATURE_LENGTH * SignerSet.countOf(signers);
        if (length != expected) revert ReportSignaturesLength(length, expected);
        revert ReportSignatureInvalid(wrong, SignerSet.read(store)[wrong].signerOf());
    }

    // Reading

    /// @inheritdoc IReports
    function rootOf(uint256 sequence) external view returns (bytes32 root) {
        PackedProgress last = progress;
        root = _keptRoot(sequence, last.sequenceOf());
        if (root == 0) revert ReportRootVoid(sequence);
        uint256 end = _finalAt(sequence, last);
        if (block.timestamp < end) revert ReportRootPending(sequence, end);
    }

    /// @inheritdoc IReports
    function isVoid(uint256 sequence) external view returns (bool) {
        return _keptRoot(sequence, progress.sequenceOf()) == 0;
    }

    /// @inheritdoc IReports
    function finalAt(uint256 sequence) external view returns (uint256) {
        PackedProgress last = progress;
        if (sequence == 0 || sequence > last.sequenceOf()) revert ReportRootUnknown(sequence, 1, last.sequenceOf());
        return _finalAt(sequence, last);
    }

    /// @param last number of the newest report
    function _keptRoot(uint256 sequence, uint256 last) private view returns (bytes32) {
        uint256 oldest = last < REPORT_ROOTS ? 1 : last - (REPORT_ROOTS - 1);
        bool lasts = _lasts(sequence);
        if (sequence == 0 || sequence > last || (sequence < oldest && !lasts)) {
            revert ReportRootUnknown(sequence, oldest, last);
        }
        return lasts ? lastingRoots[sequence] : roots[sequence % REPORT_ROOTS];
    }

    /// @dev What was final when the window changed stays final. A report whose checkpoint is not kept is older than any window.
    function _finalAt(uint256 sequence, PackedProgress last) private view returns (uint256) {
        uint256 acceptedAt = _acceptedAt(sequence, last.sequenceOf());
        return acceptedAt <= last.settledUntilOf() ? acceptedAt : acceptedAt + last.disputeWindowOf();
    }

    function _lasts(uint256 sequence) private pure returns (bool) {
        return sequence % LASTING_ROOT_INTERVAL == 0;
    }

    /// @inheritdoc IReports
    function latestReport() external view returns (uint256 sequence, uint256 epoch) {
        return (progress.sequenceOf(), progress.epochOf());
    }

    /// @inheritdoc IReports
    function currentEpoch() public view returns (uint256) {
        // Time does not go back.
        unchecked {
            return (block.timestamp - genesis) / epochLength;
        }
    }

    // Disputes

    /// @inheritdoc IReports
    function voidReport(uint256 sequence) external {
        if (msg.sender != dao && (msg.sender != guardian || block.timestamp >= guardianTermEnd())) {
            revert ReportGuardianOnly(msg.sender, guardian, guardianTermEnd());
        }
        PackedProgress last = progress;
        if (_keptRoot(sequence, last.sequenceOf()) == 0) revert ReportVoidedAlready(sequence);
        uint256 end = _finalAt(sequence, last);
        if (block.timestamp >= end) revert ReportFinal(sequence, end);

        if (_lasts(sequence)) delete lastingRoots[sequence];
        else delete roots[sequence % REPORT_ROOTS];
        emit ReportVoided(sequence, msg.sender);
    }

    /// @inheritdoc IReports
    function disputeWindow() external view returns (uint256) {
        return progress.disputeWindowOf();
    }

    /// @inheritdoc IReports
    function guardianTermEnd() public view returns (uint256) {
        return genesis + GUARDIAN_TERM;
    }

    /// @inheritdoc IReports
    function setDisputeWindow(uint256 disputeWindow_) external onlyDao {
        _setDisputeWindow(disputeWindow_, MIN_DISPUTE_WINDOW);
    }

    /// @inheritdoc IReports
    function setGuardian(address guardian_) external onlyDao {
        _setGuardian(guardian_);
    }

    /// @dev Roots must be there for as long again as they were pending, or nobody could use them.
    function _setDisputeWindow(uint256 disputeWindow_, uint256 lowest) private {
        uint256 highest = Math.min(MAX_DISPUTE_WINDOW, (REPORT_ROOTS / 2) * epochLength);
        if (disputeWindow_ < lowest || disputeWindow_ > highest) {
            revert ReportWindowOutOfRange(disputeWindow_, lowest, highest);
        }
        PackedProgress last = progress;
        uint256 settledUntil = Math.max(last.settledUntilOf(), block.timestamp - last.disputeWindowOf());
        progress = last.withDisputeWindow(disputeWindow_, settledUntil);
        emit DisputeWindowSet(disputeWindow_);
    }

    function _setGuardian(address guardian_) private {
        guardian = guardian_;
        emit GuardianSet(guardian_);
    }

    function _checkDao() internal view override {
        if (msg.sender != dao) revert ReportsDaoOnly(msg.sender);
    }
}
