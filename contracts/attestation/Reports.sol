// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {IReports} from "../interfaces/IReports.sol";
import {Member, SignerSet} from "../libraries/SignerSet.sol";
import {REPORT_ROOTS} from "../types/Constants.sol";
import {Report} from "../types/Report.sol";
import {RateFeed} from "./RateFeed.sol";

/// @title Reports of the masternodes
/// @notice Accepts one report an epoch and keeps its rate and its root.
contract Reports is IReports, RateFeed, EIP712 {
    /// @param masternodes whose signer set signs the reports
    /// @param dao sets the parameters
    /// @param epochLength seconds
    /// @param rate SNM wei per USD, in force until the first report
    /// @param staleAfter seconds
    /// @param maxRateStep basis points
    struct Parameters {
        address masternodes;
        address dao;
        uint256 epochLength;
        uint256 rate;
        uint256 staleAfter;
        uint256 maxRateStep;
    }

    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(uint64 epoch,uint32 setId,bytes32 root,uint80 rate,bytes32 dataHash)"
    );

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

    bytes32[REPORT_ROOTS] private roots;

    constructor(
        Parameters memory parameters
    ) RateFeed(parameters.rate, parameters.staleAfter, parameters.maxRateStep) EIP712("SONM Reports", "1") {
        if (parameters.epochLength == 0) revert ReportEpochLengthZero();
        masternodes = parameters.masternodes;
        dao = parameters.dao;
        genesis = block.timestamp;
        epochLength = parameters.epochLength;
    }

    // Reporting

    /// @inheritdoc IReports
    function submit(
        Report calldata report,
        uint256 signers,
        bytes calldata signatures
    ) external returns (uint256 sequence) {
        Progress memory last = progress;
        if (report.epoch <= last.epoch) revert ReportEpochNotNew(report.epoch, last.epoch);
        uint256 current = currentEpoch();
        if (report.epoch >= current) revert ReportEpochNotOver(report.epoch, current);
        if (report.root == 0) revert ReportRootZero();
        (uint256 setId, address store) = IMasternodes(masternodes).signerSet();
        if (report.setId != setId) revert ReportSetWrong(report.setId, setId);
        uint256 signedStake = _signedStake(SignerSet.read(store), reportDigest(report), signers, signatures);

        sequence = uint256(last.sequence) + 1;
        _updateRate(report.rate, sequence, last.maxRateStep);
        roots[sequence % REPORT_ROOTS] = report.root;
        // Sequence numbers never outgrow epochs.
        progress = Progress({sequence: uint64(sequence), epoch: report.epoch, maxRateStep: last.maxRateStep});
        emit ReportAccepted(
            sequence,
            report.epoch,
            setId,
            report.root,
            report.rate,
            report.dataHash,
            signers,
            signedStake,
            msg.sender
        );
    }

    /// @inheritdoc IReports
    function reportDigest(Report calldata report) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(REPORT_TYPEHASH, report)));
    }

    /// @dev Reverts unless each set bit has its member's signature, and the quorum is reached.
    /// A bit counts once, so no signer can count twice.
    /// @return signedStake SNM wei of the members that signed
    function _signedStake(
        Member[] memory members,
        bytes32 digest,
        uint256 signers,
        bytes calldata signatures
    ) private pure returns (uint256 signedStake) {
        uint256 size = members.length;
        if (signers >> size != 0) revert ReportSignersUnknown(signers, size);
        uint256 expected = SIGNATURE_LENGTH * SignerSet.countOf(signers);
        if (signatures.length != expected) revert ReportSignaturesLength(signatures.length, expected);

        uint256 totalStake;
        uint256 offset;
        for (uint256 i; i < size; ++i) {
            Member member = members[i];
            uint256 stake = member.stakeOf();
            totalStake += stake;
            if ((signers >> i) & 1 == 0) continue;
            signedStake += stake;
            address signer = _recover(digest, signatures[offset:offset + SIGNATURE_LENGTH]);
            if (signer != member.signerOf()) revert ReportSignatureInvalid(i, member.signerOf());
            offset += SIGNATURE_LENGTH;
        }
        // An empty set has no quorum. Stakes are 96 bits, so nothing overflows.
        if (signedStake == 0 || signedStake * 3 < totalStake * 2) revert ReportQuorumMissed(signedStake, totalStake);
    }

    /// @return signer 0 where the signature is malformed or malleable
    function _recover(bytes32 digest, bytes calldata signature) private pure returns (address signer) {
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        (signer, , ) = ECDSA.tryRecover(digest, v, r, s);
    }

    // Reading

    /// @inheritdoc IReports
    function rootOf(uint256 sequence) external view returns (bytes32 root) {
        uint256 last = progress.sequence;
        uint256 oldest = last < REPORT_ROOTS ? 1 : last - (REPORT_ROOTS - 1);
        if (sequence < oldest || sequence > last) revert ReportRootUnknown(sequence, oldest, last);
        return roots[sequence % REPORT_ROOTS];
    }

    /// @inheritdoc IReports
    function latestReport() external view returns (uint256 sequence, uint256 epoch) {
        return (progress.sequence, progress.epoch);
    }

    /// @inheritdoc IReports
    function currentEpoch() public view returns (uint256) {
        return (block.timestamp - genesis) / epochLength;
    }

    function _checkDao() internal view override {
        if (msg.sender != dao) revert ReportsDaoOnly(msg.sender);
    }
}
