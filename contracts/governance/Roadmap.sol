// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IRoadmap} from "../interfaces/IRoadmap.sol";
import {PackedChoices, packChoices} from "../libraries/PackedChoices.sol";
import {
    BASIS_POINTS,
    MAX_FEATURE_CHOICES,
    MAX_FEATURES,
    MAX_ROADMAP_EPOCH,
    MIN_ROADMAP_EPOCH
} from "../types/Constants.sol";
import {Feature} from "../types/Governance.sol";

/// @title What is to be built, in the order in which holders want it
/// @notice Two slots an account: how it divides its votes, and how many were counted when.
contract Roadmap is IRoadmap {
    using SafeCast for uint256;

    /// @dev Ids fit 16 bits, so that the choices of an account fit one slot.
    uint256 private constant HIGHEST_ID = type(uint16).max;

    /// @param epoch in which votes were counted last; 0 before
    /// @param votes that the account brings in that epoch
    struct Tally {
        uint40 epoch;
        uint128 votes;
    }

    /// @inheritdoc IRoadmap
    address public immutable governor;
    /// @inheritdoc IRoadmap
    address public immutable dao;
    /// @inheritdoc IRoadmap
    uint256 public immutable epochLength;
    /// @dev Unix seconds at which epoch 1 began.
    uint256 private immutable firstStart;

    /// @inheritdoc IRoadmap
    uint256 public featureCount;
    mapping(uint256 featureId => Feature) private features;
    /// @dev Ids of the open ones, in no order.
    uint16[] private open;

    mapping(address account => PackedChoices) private choices;
    mapping(address account => Tally) private tallies;
    /// @inheritdoc IRoadmap
    mapping(uint256 featureId => mapping(uint256 epoch => uint256)) public weightIn;

    /// @param governor_ whose votes count
    /// @param epochLength_ seconds
    constructor(IGovernor governor_, address dao_, uint256 epochLength_) {
        if (epochLength_ < MIN_ROADMAP_EPOCH || epochLength_ > MAX_ROADMAP_EPOCH) {
            revert RoadmapEpochOutOfRange(epochLength_, MIN_ROADMAP_EPOCH, MAX_ROADMAP_EPOCH);
        }
        governor = address(governor_);
        dao = dao_;
        epochLength = epochLength_;
        firstStart = block.timestamp;
    }

    modifier onlyDao() {
        if (msg.sender != dao) revert RoadmapDaoOnly(msg.sender);
        _;
    }

    // Features

    /// @inheritdoc IRoadmap
    function addFeature(
        string calldata title,
        uint256 estimate,
        bytes32 contentHash,
        string calldata uri
    ) external onlyDao returns (uint256 featureId) {
        if (bytes(title).length == 0) revert RoadmapTitleEmpty();
        if (open.length == MAX_FEATURES) revert RoadmapFeaturesTooMany(MAX_FEATURES);
        featureId = featureCount + 1;
        if (featureId > HIGHEST_ID) revert RoadmapFeaturesTooMany(HIGHEST_ID);

        featureCount = featureId;
        features[featureId] = Feature({
            title: title,
            contentHash: contentHash,
            estimate: estimate.toUint128(),
            addedAt: uint40(block.timestamp),
            closedAt: 0
        });
        open.push(uint16(featureId)); // at most HIGHEST_ID
        emit FeatureAdded(featureId, title, estimate, contentHash, uri);
    }

    /// @inheritdoc IRoadmap
    function setEstimate(uint256 featureId, uint256 estimate) external onlyDao {
        _openFeature(featureId).estimate = estimate.toUint128();
        emit FeatureEstimated(featureId, estimate);
    }

    /// @inheritdoc IRoadmap
    function closeFeature(uint256 featureId, bool built) external onlyDao {
        _openFeature(featureId).closedAt = uint40(block.timestamp);
        uint256 i = 0;
        while (open[i] != featureId) ++i;
        open[i] = open[open.length - 1];
        open.pop();
        emit FeatureClosed(featureId, built);
    }

    function _openFeature(uint256 featureId) private view returns (Feature storage feature) {
        feature = features[featureId];
        if (feature.addedAt == 0) revert RoadmapFeatureUnknown(featureId);
        if (feature.closedAt != 0) revert RoadmapFeatureClosed(featureId);
    }

    /// @inheritdoc IRoadmap
    function featureOf(uint256 featureId) external view returns (Feature memory feature) {
        feature = features[featureId];
        if (feature.addedAt == 0) revert RoadmapFeatureUnknown(featureId);
    }

    // Votes

    /// @inheritdoc IRoadmap
    function support(uint256[] calldata featureIds, uint16[] calldata shares) external {
        _checkChoices(featureIds, shares);
        uint256 epoch = currentEpoch();
        uint256 votes = 0;
        if (tallies[msg.sender].epoch == epoch) {
            votes = tallies[msg.sender].votes;
            _takeBack(choices[msg.sender], epoch, votes);
        } else {
            votes = _tally(msg.sender, epoch);
        }
        PackedChoices chosen = packChoices(featureIds, shares);
        choices[msg.sender] = chosen;
        emit FeaturesSupported(msg.sender, featureIds, shares);
        _give(chosen, epoch, votes);
    }

    function _checkChoices(uint256[] calldata featureIds, uint16[] calldata shares) private view {
        uint256 length = featureIds.length;
        if (length != shares.length) revert RoadmapLengthsDiffer(length, shares.length);
        if (length > MAX_FEATURE_CHOICES) revert RoadmapChoicesTooMany(length, MAX_FEATURE_CHOICES);
        uint256 previous = 0;
        uint256 sum = 0;
        for (uint256 i = 0; i < length; ++i) {
            (uint256 featureId, uint256 share) = (featureIds[i], shares[i]);
            if (featureId <= previous || share == 0) revert RoadmapChoiceInvalid(featureId, share);
            _openFeature(featureId);
            previous = featureId;
            sum += share;
        }
        if (sum > BASIS_POINTS) revert RoadmapSharesTooMany(sum, BASIS_POINTS);
    }

    /// @inheritdoc IRoadmap
    function count(address[] calldata accounts) external {
        uint256 epoch = currentEpoch();
        for (uint256 i = 0; i < accounts.length; ++i) {
            address account = accounts[i];
            PackedChoices chosen = choices[account];
            if (tallies[account].epoch == epoch || chosen.lengthOf() == 0) continue;
            _give(chosen, epoch, _tally(account, epoch));
        }
    }

    /// @dev Once for an account in an epoch.
    function _tally(address account, uint256 epoch) private returns (uint256 votes) {
        votes = IGovernor(governor).getVotes(account, epochStart(epoch) - 1);
        tallies[account] = Tally({epoch: uint40(epoch), votes: votes.toUint128()});
        emit VotesCounted(account, epoch, votes);
    }

    function _give(PackedChoices chosen, uint256 epoch, uint256 votes) private {
        uint256 length = chosen.lengthOf();
        for (uint256 i = 0; i < length; ++i) {
            uint256 weight = _weightOf(chosen, i, epoch, votes);
            if (weight != 0) _setWeight(chosen.featureAt(i), epoch, weightIn[chosen.featureAt(i)][epoch] + weight);
        }
    }

    /// @dev Exactly what was given in the same epoch: neither votes nor what counts changes in it.
    function _takeBack(PackedChoices chosen, uint256 epoch, uint256 votes) private {
        uint256 length = chosen.lengthOf();
        for (uint256 i = 0; i < length; ++i) {
            uint256 weight = _weightOf(chosen, i, epoch, votes);
            if (weight != 0) _setWeight(chosen.featureAt(i), epoch, weightIn[chosen.featureAt(i)][epoch] - weight);
        }
    }

    /// @return votes of an account for a feature; none where it was closed before the epoch
    function _weightOf(PackedChoices chosen, uint256 i, uint256 epoch, uint256 votes) private view returns (uint256) {
        uint256 closedAt = features[chosen.featureAt(i)].closedAt;
        if (closedAt != 0 && closedAt < epochStart(epoch)) return 0;
        return (votes * chosen.shareAt(i)) / BASIS_POINTS;
    }

    function _setWeight(uint256 featureId, uint256 epoch, uint256 weight) private {
        weightIn[featureId][epoch] = weight;
        emit FeatureWeightChanged(featureId, epoch, weight);
    }

    /// @inheritdoc IRoadmap
    function choiceOf(
        address account
    ) external view returns (uint256[] memory featureIds, uint16[] memory shares, uint256 countedIn) {
        (featureIds, shares) = choices[account].unpack();
        countedIn = tallies[account].epoch;
    }

    // Ranking

    /// @inheritdoc IRoadmap
    function ranking() external view returns (uint256[] memory featureIds, uint256[] memory weights) {
        uint256 epoch = currentEpoch();
        uint256 length = open.length;
        (featureIds, weights) = (new uint256[](length), new uint256[](length));
        // Each one is put in its place among those before it; MAX_FEATURES of them at most.
        for (uint256 i = 0; i < length; ++i) {
            uint256 featureId = open[i];
            uint256 weight = weightIn[featureId][epoch];
            uint256 place = i;
            for (; place != 0 && _isBefore(featureId, weight, featureIds[place - 1], weights[place - 1]); --place) {
                (featureIds[place], weights[place]) = (featureIds[place - 1], weights[place - 1]);
            }
            (featureIds[place], weights[place]) = (featureId, weight);
        }
    }

    function _isBefore(
        uint256 featureId,
        uint256 weight,
        uint256 otherId,
        uint256 otherWeight
    ) private pure returns (bool) {
        return weight > otherWeight || (weight == otherWeight && featureId < otherId);
    }

    // Epochs

    /// @inheritdoc IRoadmap
    function currentEpoch() public view returns (uint256) {
        return (block.timestamp - firstStart) / epochLength + 1;
    }

    /// @inheritdoc IRoadmap
    /// @dev Epoch 0 never was.
    function epochStart(uint256 epoch) public view returns (uint256) {
        return firstStart + epoch * epochLength - epochLength;
    }
}
