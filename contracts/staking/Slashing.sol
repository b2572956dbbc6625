// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ISlashing} from "../interfaces/ISlashing.sol";
import {ReportHash} from "../libraries/ReportHash.sol";
import {SharePool} from "../libraries/SharePool.sol";
import {SlashPeriod} from "../libraries/SlashPeriod.sol";
import {
    BASIS_POINTS,
    EQUIVOCATION_JAIL,
    EQUIVOCATION_SLASH,
    MAX_JAIL,
    MAX_SLASH,
    REPORTER_SHARE
} from "../types/Constants.sol";
import {Report} from "../types/Report.sol";
import {Rewards} from "./Rewards.sol";

/// @title What masternodes lose
abstract contract Slashing is Rewards {
    using ReportHash for Report;
    using SafeERC20 for IERC20;
    using SlashPeriod for SlashPeriod.State;

    /// @notice What is left of a node that was slashed, in SNM wei.
    struct Left {
        uint256 stake;
        uint256 unbonding;
    }

    /// @dev A signer stays its owner's for good, so that whoever once signed can be named.
    mapping(address signer => address owner) public ownerOf;
    mapping(address owner => SlashPeriod.State) private slashPeriods;
    /// @dev By signer, contract of the reports and epoch: each double signature costs once.
    mapping(bytes32 evidence => bool) private proven;

    // By proof

    /// @inheritdoc ISlashing
    function proveEquivocation(
        address reports,
        Report calldata first,
        bytes calldata firstSignature,
        Report calldata second,
        bytes calldata secondSignature
    ) external nonReentrant returns (uint256 amount) {
        address signer = _doubleSigner(reports, first, firstSignature, second, secondSignature);
        bytes32 evidence = keccak256(abi.encode(signer, reports, first.epoch));
        if (proven[evidence]) revert MasternodeSlashedAlready(signer, first.epoch);
        address owner = ownerOf[signer];

        proven[evidence] = true;
        Left memory left;
        (amount, left) = _slash(owner, EQUIVOCATION_SLASH);
        uint256 reward = (amount * REPORTER_SHARE) / BASIS_POINTS;
        _emitProven(owner, signer, reports, first.epoch, amount, reward, left);
        _jail(owner, Math.max(nodes[owner].jailedUntil, block.timestamp + EQUIVOCATION_JAIL));

        token.safeTransfer(msg.sender, reward);
        token.safeTransfer(dao, amount - reward);
    }

    function _emitProven(
        address owner,
        address signer,
        address reports,
        uint256 epoch,
        uint256 amount,
        uint256 reward,
        Left memory left
    ) private {
        emit EquivocationProven(owner, signer, msg.sender, reports, epoch, amount, reward, left.stake, left.unbonding);
    }

    /// @dev Reverts unless the reports differ, are of one epoch, and a masternode signed both.
    function _doubleSigner(
        address reports,
        Report calldata first,
        bytes calldata firstSignature,
        Report calldata second,
        bytes calldata secondSignature
    ) private view returns (address signer) {
        bytes32 firstDigest = first.digest(reports);
        bytes32 secondDigest = second.digest(reports);
        if (first.epoch != second.epoch || firstDigest == secondDigest) {
            revert MasternodeReportsAgree(first.epoch, second.epoch);
        }
        signer = _recover(firstDigest, firstSignature);
        address other = _recover(secondDigest, secondSignature);
        if (signer != other || ownerOf[signer] == address(0)) revert MasternodeEvidenceInvalid(signer, other);
    }

    /// @return zero where it is no signature; no owner has the zero address for a signer
    function _recover(bytes32 digest, bytes calldata signature) private pure returns (address) {
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        (address recovered, , ) = ECDSA.tryRecover(digest, v, r, s);
        return recovered;
    }

    // By the DAO

    /// @inheritdoc ISlashing
    function slash(
        address owner,
        uint256 share,
        uint256 harm,
        address beneficiary,
        address reporter,
        bytes32 reason
    ) external onlyDao nonReentrant returns (uint256 amount) {
        _checkRange(share, 1, MAX_SLASH);
        if (reporter == address(this)) revert MasternodeBeneficiaryInvalid(reporter);
        if (beneficiary == address(this) || (beneficiary == address(0) && harm != 0)) {
            revert MasternodeBeneficiaryInvalid(beneficiary);
        }
        Left memory left;
        (amount, left) = _slash(owner, share);
        uint256 reward = reporter == address(0) ? 0 : (amount * REPORTER_SHARE) / BASIS_POINTS;
        uint256 compensation = Math.min(harm, amount - reward);
        emit MasternodeSlashed(
            owner,
            beneficiary,
            reporter,
            reason,
            amount,
            reward,
            compensation,
            left.stake,
            left.unbonding
        );

        if (reward != 0) token.safeTransfer(reporter, reward);
        if (compensation != 0) token.safeTransfer(beneficiary, compensation);
        token.safeTransfer(dao, amount - reward - compensation);
    }

    /// @inheritdoc ISlashing
    function jail(address owner, uint256 duration) external onlyDao {
        _checkRange(duration, 0, MAX_JAIL);
        _registered(owner);
        _jail(owner, block.timestamp + duration);
    }

    function _jail(address owner, uint256 until) private {
        nodes[owner].jailedUntil = uint40(until); // at most MAX_JAIL from now
        emit MasternodeJailed(owner, until);
        if (block.timestamp < until && nodes[owner].seat != 0) _leaveSeat(owner);
    }

    // Taking

    /// @dev Takes a share of what is unbonding, rounded down, and the rest from what is staked: neither can lose more than
    /// it holds. Rewards that are not part of the stake yet stay: they are for whoever stays.
    /// @return amount SNM wei
    function _slash(address owner, uint256 share) private returns (uint256 amount, Left memory left) {
        (SharePool.State memory staked, ) = _settle(owner);
        SharePool.State memory leaving = unbondingPools[owner];
        uint256 total = uint256(staked.assets) + leaving.assets;
        amount = slashPeriods[owner].take(total, (total * share) / BASIS_POINTS);
        if (amount == 0) revert MasternodeNothingToSlash(owner, total);
        uint256 fromLeaving = (leaving.assets * amount) / total;
        // Each is at most what it is taken from.
        leaving.assets -= uint96(fromLeaving);
        staked.assets -= uint96(amount - fromLeaving);
        pools[owner] = staked;
        unbondingPools[owner] = leaving;
        Node memory node = nodes[owner];
        _notePrice(node.id, staked);
        if (node.seat != 0 && _bondOf(owner, staked) < minimumBond()) _leaveSeat(owner);
        left = Left({stake: staked.assets, unbonding: leaving.assets});
    }
}
