// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Feature} from "../types/Governance.sol";

/// @title What is to be built, in the order in which holders want it
/// @notice The DAO lists features with what they may cost. Every holder divides its votes between them and changes that at any time.
/// In each epoch votes count as of its start, so no SNM counts twice. Who divided its votes once is counted again in a new epoch by itself,
/// or by anybody.
interface IRoadmap {
    error RoadmapDaoOnly(address caller);
    error RoadmapTitleEmpty();
    error RoadmapFeatureUnknown(uint256 featureId);
    /// @notice Holders rank it no more.
    error RoadmapFeatureClosed(uint256 featureId);
    /// @notice Holders rank as many already, or no id is left.
    error RoadmapFeaturesTooMany(uint256 highest);
    error RoadmapLengthsDiffer(uint256 features, uint256 shares);
    error RoadmapChoicesTooMany(uint256 choices, uint256 highest);
    /// @notice Features are to be named once, ascending, each with a share above zero.
    error RoadmapChoiceInvalid(uint256 featureId, uint256 share);
    error RoadmapSharesTooMany(uint256 shares, uint256 highest);
    /// @param epochLength seconds
    error RoadmapEpochOutOfRange(uint256 epochLength, uint256 lowest, uint256 highest);

    event FeatureAdded(uint256 indexed featureId, string title, uint256 estimate, bytes32 contentHash, string uri);
    event FeatureEstimated(uint256 indexed featureId, uint256 estimate);
    /// @param built whether it was built, or given up
    event FeatureClosed(uint256 indexed featureId, bool built);
    /// @param shares basis points of the account's votes for each
    event FeaturesSupported(address indexed account, uint256[] featureIds, uint16[] shares);
    /// @param votes that the account brings in this epoch
    event VotesCounted(address indexed account, uint256 indexed epoch, uint256 votes);
    /// @param weight votes for the feature in this epoch from now on
    event FeatureWeightChanged(uint256 indexed featureId, uint256 indexed epoch, uint256 weight);

    /// @notice Lists a feature. DAO only.
    /// @param estimate SNM wei that it may cost
    /// @param contentHash keccak256 of its description
    /// @param uri where the description is
    /// @return featureId from 1
    function addFeature(
        string calldata title,
        uint256 estimate,
        bytes32 contentHash,
        string calldata uri
    ) external returns (uint256 featureId);

    /// @notice DAO only.
    function setEstimate(uint256 featureId, uint256 estimate) external;

    /// @notice Ends the ranking of a feature. What counted for it in this epoch goes on to do so; from the next one on nothing
    /// does. DAO only.
    function closeFeature(uint256 featureId, bool built) external;

    /// @notice Divides the caller's votes between features, instead of as before, and counts them. No features take them back.
    /// @param featureIds ascending
    /// @param shares basis points for each, 10,000 together at most
    function support(uint256[] calldata featureIds, uint16[] calldata shares) external;

    /// @notice Counts votes of accounts in this epoch, as they divided them. Anybody may; whoever is counted already stays as it is.
    function count(address[] calldata accounts) external;

    /// @notice Open features, the most wanted first; by id where two are wanted alike.
    /// @return featureIds of all that are open
    /// @return weights votes for each in this epoch
    function ranking() external view returns (uint256[] memory featureIds, uint256[] memory weights);

    /// @return votes for a feature in an epoch
    function weightIn(uint256 featureId, uint256 epoch) external view returns (uint256);

    /// @return featureIds between which an account divides its votes
    /// @return shares basis points
    /// @return countedIn the last epoch in which they were counted, 0 before
    function choiceOf(
        address account
    ) external view returns (uint256[] memory featureIds, uint16[] memory shares, uint256 countedIn);

    function featureOf(uint256 featureId) external view returns (Feature memory);

    /// @return features so far, closed ones included
    function featureCount() external view returns (uint256);

    /// @return from 1
    function currentEpoch() external view returns (uint256);

    /// @return unix seconds at which an epoch begins; votes in it are those a second before
    function epochStart(uint256 epoch) external view returns (uint256);

    /// @return seconds
    function epochLength() external view returns (uint256);

    function governor() external view returns (address);

    /// @return the treasury
    function dao() external view returns (address);
}
