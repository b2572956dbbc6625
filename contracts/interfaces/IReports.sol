// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Report} from "../types/Report.sol";
import {IRateFeed} from "./IRateFeed.sol";
import {ISubmissions} from "./ISubmissions.sol";

/// @title Reports of the masternodes
/// @notice One report an epoch carries the rate and a Merkle root over everything attested. It needs signatures of the
/// active masternodes that hold at least two thirds of the active stake. Its rate is in force at once. Its root proves
/// something only when the dispute window is over, in which the guardian can void it; roots before it serve meanwhile.
interface IReports is IRateFeed, ISubmissions {
    error ReportsDaoOnly(address caller);
    /// @notice The epoch was reported already, or a later one was.
    error ReportEpochNotNew(uint256 epoch, uint256 latest);
    error ReportEpochNotOver(uint256 epoch, uint256 current);
    /// @notice The signer set changed before the epoch ended, or there is no such set. Sign with the one of that time.
    error ReportSetWrong(uint256 setId, uint256 currentSetId);
    error ReportRootZero();
    /// @notice A signature is not that of the member whose bit is set.
    error ReportSignatureInvalid(uint256 member, address expected);
    error ReportSignaturesLength(uint256 length, uint256 expected);
    error ReportSignersUnknown(uint256 signers, uint256 setSize);
    error ReportQuorumMissed(uint256 signedStake, uint256 totalStake);
    /// @notice Only the newest roots are kept, and every `LASTING_ROOT_INTERVAL`th.
    error ReportRootUnknown(uint256 sequence, uint256 oldest, uint256 newest);
    error ReportEpochLengthZero();
    /// @notice The report can still be voided. Prove against an earlier one, or wait.
    error ReportRootPending(uint256 sequence, uint256 finalAt);
    error ReportRootVoid(uint256 sequence);
    error ReportVoidedAlready(uint256 sequence);
    /// @notice Nobody can void it any more.
    error ReportFinal(uint256 sequence, uint256 finalAt);
    /// @notice Only the guardian, until its term ends, and the DAO void reports.
    error ReportGuardianOnly(address caller, address guardian, uint256 termEnd);
    error ReportWindowOutOfRange(uint256 disputeWindow, uint256 lowest, uint256 highest);

    /// @param sequence counts accepted reports from 1; proofs name it
    /// @param signers bit i is set if member i of the signer set signed
    /// @param credit SNM wei that the submitter was credited
    event ReportAccepted(
        uint256 indexed sequence,
        uint256 indexed epoch,
        uint256 setId,
        bytes32 root,
        uint256 rate,
        bytes32 dataHash,
        uint256 signers,
        uint256 signedStake,
        address submitter,
        uint256 credit
    );
    /// @notice Nothing can be proved by the report. Its rate stays what it was: it is bounded, and the next one corrects it.
    event ReportVoided(uint256 indexed sequence, address indexed caller);
    event DisputeWindowSet(uint256 disputeWindow);
    event GuardianSet(address indexed guardian);

    /// @notice Submits a report. Anybody may.
    /// @param signers bit i is set if member i of the set signed
    /// @param signatures 64 bytes (ERC-2098) for each set bit, in the order of the set, which is ascending by signer
    /// @return sequence number of the report
    function submit(
        Report calldata report,
        uint256 signers,
        bytes calldata signatures
    ) external returns (uint256 sequence);

    /// @notice Makes a report void before it is final. Guardian and DAO only.
    function voidReport(uint256 sequence) external;

    /// @return root of the report with this sequence number; reverts unless it is final and not void, and is among the
    /// last `REPORT_ROOTS` or has a number that `LASTING_ROOT_INTERVAL` divides
    function rootOf(uint256 sequence) external view returns (bytes32 root);

    /// @return sequence of the newest report, 0 if there is none
    /// @return epoch that it closed
    function latestReport() external view returns (uint256 sequence, uint256 epoch);

    /// @return number of the epoch that runs now; epoch 0 began at deployment
    function currentEpoch() external view returns (uint256);

    /// @return unix seconds at which epoch 0 began
    function genesis() external view returns (uint256);

    /// @return seconds
    function epochLength() external view returns (uint256);

    /// @return the EIP-712 digest that masternodes sign
    function reportDigest(Report calldata report) external view returns (bytes32);

    /// @notice When a report can't be voided any more. A shorter window makes pending reports final earlier; a longer one
    /// leaves final ones final.
    /// @return unix seconds; reverts for a number that no report has. 0: so long ago that its time is not kept
    function finalAt(uint256 sequence) external view returns (uint256);

    /// @return whether a report is void; reverts where its root is not kept any more
    function isVoid(uint256 sequence) external view returns (bool);

    /// @return seconds after its acceptance at which a report is final
    function disputeWindow() external view returns (uint256);

    /// @notice DAO only, within `MIN_DISPUTE_WINDOW`, `MAX_DISPUTE_WINDOW` and half of the time for which roots are kept.
    function setDisputeWindow(uint256 disputeWindow) external;

    function guardian() external view returns (address);

    /// @return unix seconds from which on the guardian can't void anything
    function guardianTermEnd() external view returns (uint256);

    /// @notice DAO only. The term stays the same.
    /// @param guardian 0 where nobody but the DAO shall void reports
    function setGuardian(address guardian) external;

    function masternodes() external view returns (address);

    function dao() external view returns (address);
}
