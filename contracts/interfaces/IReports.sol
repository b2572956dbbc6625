// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Report} from "../types/Report.sol";
import {IRateFeed} from "./IRateFeed.sol";

/// @title Reports of the masternodes
/// @notice One report an epoch carries the rate and a Merkle root over everything attested. It needs signatures of the
/// active masternodes that hold at least two thirds of the active stake.
interface IReports is IRateFeed {
    error ReportsDaoOnly(address caller);
    /// @notice The epoch was reported already, or a later one was.
    error ReportEpochNotNew(uint256 epoch, uint256 latest);
    error ReportEpochNotOver(uint256 epoch, uint256 current);
    /// @notice The signer set changed. Sign again with the current one.
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

    /// @param sequence counts accepted reports from 1; proofs name it
    /// @param signers bit i is set if member i of the signer set signed
    event ReportAccepted(
        uint256 indexed sequence,
        uint256 indexed epoch,
        uint256 setId,
        bytes32 root,
        uint256 rate,
        bytes32 dataHash,
        uint256 signers,
        uint256 signedStake,
        address submitter
    );

    /// @notice Submits a report. Anybody may.
    /// @param signers bit i is set if member i of the set signed
    /// @param signatures 64 bytes (ERC-2098) for each set bit, in the order of the set, which is ascending by signer
    /// @return sequence number of the report
    function submit(
        Report calldata report,
        uint256 signers,
        bytes calldata signatures
    ) external returns (uint256 sequence);

    /// @return root of the report with this sequence number; reverts unless it is among the last `REPORT_ROOTS`, or
    /// `LASTING_ROOT_INTERVAL` divides its number
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

    function masternodes() external view returns (address);

    function dao() external view returns (address);
}
