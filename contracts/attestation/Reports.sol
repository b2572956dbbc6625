// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {IReports} from "../interfaces/IReports.sol";
import {PackedProgress, packProgress} from "../libraries/PackedProgress.sol";
import {SignerSet} from "../libraries/SignerSet.sol";
import {LASTING_ROOT_INTERVAL, REPORT_ROOTS} from "../types/Constants.sol";
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

    /// @dev A ring: the root of report n is at n modulo the size.
    bytes32[REPORT_ROOTS] private roots;
    /// @dev Roots that stay, of the reports whose number the interval divides; the ring lacks them.
    mapping(uint256 sequence => bytes32) private lastingRoots;

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
        PackedProgress last = progress;
        if (report.epoch <= last.epochOf()) revert ReportEpochNotNew(report.epoch, last.epochOf());
        if (report.epoch >= currentEpoch()) revert ReportEpochNotOver(report.epoch, currentEpoch());
        if (report.root == 0) revert ReportRootZero();
        uint256 signedStake = _signedStake(report.setId, reportDigest(report), signers, signatures);

        // Sequence numbers never outgrow epochs, which are 64 bits.
        unchecked {
            sequence = last.sequenceOf() + 1;
        }
        _updateRate(report.rate, sequence, last.maxRateStepOf());
        if (_lasts(sequence)) lastingRoots[sequence] = report.root;
        else roots[sequence % REPORT_ROOTS] = report.root;
        progress = packProgress(sequence, report.epoch, last.maxRateStepOf());
        emit ReportAccepted(
            sequence,
            report.epoch,
            report.setId,
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
        uint256 setId,
        bytes32 digest,
        uint256 signers,
        bytes calldata signatures
    ) private view returns (uint256 signedStake) {
        (address store, uint256 size) = _currentSet(setId);
        if (signers >> size != 0) revert ReportSignersUnknown(signers, size);
        (uint256 signed, uint256 total, uint256 wrong, uint256 unread) = SignerSet.verify(
            store,
            size,
            digest,
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

    /// @dev A set is the current one while its successor is not written. That shows at the two addresses alone, which is
    /// 2,200 gas cheaper than asking the masternodes for the address.
    function _currentSet(uint256 setId) private view returns (address store, uint256 size) {
        store = SignerSet.addressOf(masternodes, setId);
        size = store.code.length;
        // A set id is 32 bits; a store without members holds one byte.
        unchecked {
            if (size != 0 && !SignerSet.isWritten(masternodes, setId + 1)) return (store, size / 32);
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
        uint256 last = progress.sequenceOf();
        uint256 oldest = last < REPORT_ROOTS ? 1 : last - (REPORT_ROOTS - 1);
        bool lasts = _lasts(sequence);
        if (sequence == 0 || sequence > last || (sequence < oldest && !lasts)) {
            revert ReportRootUnknown(sequence, oldest, last);
        }
        return lasts ? lastingRoots[sequence] : roots[sequence % REPORT_ROOTS];
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

    function _checkDao() internal view override {
        if (msg.sender != dao) revert ReportsDaoOnly(msg.sender);
    }
}
