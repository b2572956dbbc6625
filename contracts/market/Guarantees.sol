// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IDeals} from "../interfaces/IDeals.sol";
import {IGuarantees} from "../interfaces/IGuarantees.sol";
import {IReports} from "../interfaces/IReports.sol";
import {TermsHash} from "../libraries/TermsHash.sol";
import {BOND_CLAIM_PERIOD, LEAF_UPTIME, WAD} from "../types/Constants.sol";
import {DealState, Terms} from "../types/Deal.sol";
import {UptimeProof} from "../types/Uptime.sol";

/// @title Refunds for downtime
/// @notice A contract of its own because purchases don't pass here, and the market's code has no room. It holds no
/// money: the market keeps the bonds, and settles them at its word.
contract Guarantees is IGuarantees {
    using TermsHash for Terms;

    /// @notice The market, which made this contract.
    IDeals public immutable market;
    /// @notice Whose roots the leaves are proved against.
    IReports public immutable reports;

    /// @notice A closed deal whose bond is held.
    /// @param id of the terms with which it closed
    /// @param closedAt unix seconds of the closing transaction
    /// @param end unix seconds up to which there was service
    /// @param paid SNM wei, fees included
    struct Ended {
        bytes32 id;
        uint256 closedAt;
        uint256 end;
        uint256 paid;
    }

    constructor(IDeals market_, IReports reports_) {
        market = market_;
        reports = reports_;
    }

    /// @inheritdoc IGuarantees
    function claim(
        Terms[] calldata history,
        UptimeProof calldata before,
        UptimeProof calldata afterwards
    ) external returns (uint256 refund) {
        Ended memory ended = _ended(history);
        Terms calldata terms = history[history.length - 1];
        if (msg.sender != terms.buyer) revert GuaranteeBuyerOnly(ended.id, msg.sender);
        uint256 claimableUntil = ended.closedAt + BOND_CLAIM_PERIOD;
        if (block.timestamp > claimableUntil) revert GuaranteeClaimOver(ended.id, claimableUntil);

        uint256 offline = _offline(terms, ended.end, before, afterwards);
        refund = _refund(terms, ended, offline);
        if (refund == 0) revert GuaranteeNothingDue(ended.id);
        _settle(ended.id, terms, offline, refund);
    }

    /// @inheritdoc IGuarantees
    function release(Terms calldata terms) external {
        bytes32 id = terms.hashCalldata();
        uint256 claimableUntil = _requireHeld(id).billedUntil + BOND_CLAIM_PERIOD;
        if (msg.sender != terms.buyer && block.timestamp <= claimableUntil) {
            revert GuaranteeClaimable(id, claimableUntil);
        }
        _settle(id, terms, 0, 0);
    }

    /// @inheritdoc IGuarantees
    function refundFor(Terms[] calldata history, uint256 offline) external view returns (uint256) {
        Ended memory ended = _ended(history);
        return _refund(history[history.length - 1], ended, offline);
    }

    /// @inheritdoc IGuarantees
    function leafOf(address worker, uint256 asOf, uint256 online) external pure returns (bytes32) {
        return _leaf(worker, asOf, online);
    }

    function _settle(bytes32 id, Terms calldata terms, uint256 offline, uint256 refund) private {
        market.settleBond(terms, refund);
        emit BondSettled(id, offline, refund, terms.bond - refund);
    }

    // ---- reading what happened

    /// @dev The market keeps, for a deal with a bond, when each terms began and ended, with the integral then: at the
    /// id itself for the end, at the origin for the beginning. At the ask's id it keeps the opening.
    function _ended(Terms[] calldata history) private view returns (Ended memory ended) {
        if (history.length == 0) revert GuaranteeTermsMissing();
        bytes32 origin = history[0].origin;
        DealState memory began = market.dealState(origin);
        // what began later than the deal is the middle of its history
        if (began.billedUntil != history[0].start) revert GuaranteeTermsBroken(history[0].hashCalldata(), origin);
        for (uint256 i = 0; i < history.length; ++i) {
            Terms calldata terms = history[i];
            bytes32 id = terms.hashCalldata();
            if (terms.origin != origin) revert GuaranteeTermsBroken(id, terms.origin);
            DealState memory state = i + 1 == history.length ? _requireHeld(id) : market.dealState(id);
            if (state.billedUntil == 0) revert GuaranteeTermsBroken(id, origin);
            ended.paid += (uint256(terms.price) * (state.integral - began.integral)) / WAD;
            (origin, began, ended.id) = (id, state, id);
        }
        Terms calldata last = history[history.length - 1];
        ended.closedAt = began.billedUntil;
        ended.end = last.duration == 0 ? ended.closedAt : Math.min(ended.closedAt, last.start + last.duration);
    }

    function _requireHeld(bytes32 id) private view returns (DealState memory state) {
        state = market.dealState(id);
        if (!state.holdsBond) revert GuaranteeNotHeld(id);
    }

    // ---- judging

    /// @notice What the proofs show to have been missed between them, within the deal's time.
    /// @param end unix seconds up to which there was service
    /// @return seconds, at most those of the deal
    function _offline(
        Terms calldata terms,
        uint256 end,
        UptimeProof calldata before,
        UptimeProof calldata afterwards
    ) private view returns (uint256) {
        uint256 online = _proved(terms.supplier, afterwards);
        uint256 from = terms.start;
        if (before.sequence != 0) {
            uint256 earlier = _proved(terms.supplier, before);
            if (earlier > online) revert GuaranteeUptimeFell(earlier, online);
            online -= earlier;
            from = Math.max(from, before.asOf);
        }
        uint256 span = Math.saturatingSub(Math.min(end, afterwards.asOf), from);
        return Math.saturatingSub(span, online);
    }

    /// @param offline seconds
    /// @return SNM wei, rounded down
    function _refund(Terms calldata terms, Ended memory ended, uint256 offline) private pure returns (uint256) {
        uint256 span = ended.end - terms.start;
        if (span == 0) return 0;
        return Math.min(terms.bond, ((ended.paid + terms.bond) * Math.min(offline, span)) / span);
    }

    /// @return seconds online until the proof's time
    function _proved(address worker, UptimeProof calldata uptime) private view returns (uint256) {
        bytes32 root = reports.rootOf(uptime.sequence);
        bytes32 leaf = _leaf(worker, uptime.asOf, uptime.online);
        if (!MerkleProof.verifyCalldata(uptime.proof, root, leaf)) revert GuaranteeProofInvalid(worker, leaf, root);
        return uptime.online;
    }

    /// @dev Hashed twice, and typed: neither an inner node of the tree nor a leaf of another kind can pass for one.
    function _leaf(address worker, uint256 asOf, uint256 online) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(LEAF_UPTIME, worker, asOf, online))));
    }
}
