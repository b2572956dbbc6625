// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IDelegation} from "./IDelegation.sol";
import {IRewards} from "./IRewards.sol";
import {ISlashing} from "./ISlashing.sol";
import {IStakeVotes} from "./IStakeVotes.sol";

/// @title Masternodes: bonds, keys and the active set
/// @notice An owner bonds SNM for one node, to which others can delegate. The 31 nodes with the largest stakes are active:
/// their signers attest. Leaving takes the unbonding period, and works whatever else stands still.
interface IMasternodes is IDelegation, IStakeVotes, IRewards, ISlashing {
    /// @notice One masternode, keyed by its owner.
    /// @param signer key that signs reports; 0 if the owner never registered
    /// @param stake SNM wei in its pool: with this it is in the signer set
    /// @param bond SNM wei of it that are the owner's own
    /// @param unbonding SNM wei on the way out of the pool
    /// @param jailedUntil unix seconds from which it can have a seat
    /// @param active whether it belongs to the next signer set
    struct Masternode {
        address signer;
        uint256 stake;
        uint256 bond;
        uint256 unbonding;
        uint256 jailedUntil;
        bool active;
    }

    error MasternodeNotRegistered(address owner);
    error MasternodeRegistered(address owner);
    error MasternodeSignerTaken(address signer, address owner);
    error MasternodeSignerProofInvalid(address signer, address owner);
    /// @notice An endpoint that is empty or too long, or a description that is too long.
    error MasternodeEndpointLength(uint256 length, uint256 longest);
    error MasternodeNotActive(address owner);
    /// @notice The owner's bond is as large as it must be.
    error MasternodeBondSuffices(address owner, uint256 bond, uint256 smallest);
    error MasternodeSetUnchanged();
    /// @notice The signer set changes at most once in this period, so that reports under way can finish.
    error MasternodeRotationTooSoon(uint256 earliest);
    error MasternodeDaoOnly(address caller);
    error MasternodeParameterOutOfRange(uint256 value, uint256 lowest, uint256 highest);

    event MasternodeJoined(address indexed owner, address indexed signer, uint256 stake, string endpoint);
    event SignerChanged(address indexed owner, address indexed previous, address indexed signer);
    event EndpointChanged(address indexed owner, string endpoint);
    event DescriptionChanged(address indexed owner, string description);
    /// @notice The node entered or left the 31 that make up the next signer set.
    event ActiveChanged(address indexed owner, bool active);
    /// @param signers ascending; member i of the set has bit i in a report
    /// @param stakes SNM wei, in the same order
    event SignerSetChanged(uint256 indexed setId, address[] signers, uint256[] stakes, uint256 totalStake);
    /// @param startsAt unix seconds from which on it is in force
    event MinimumBondSet(uint256 minimumBond, uint256 startsAt);
    /// @param startsAt unix seconds: unbonding that starts from then on takes so long
    event UnbondingPeriodSet(uint256 unbondingPeriod, uint256 startsAt);

    /// @notice Bonds SNM for a new node of the caller's, without a commission. Needs an allowance.
    /// @param signer key that will sign reports; of no other node
    /// @param signerProof the signer's EIP-712 signature over `SignerProof(address owner,address signer)`
    /// @param amount SNM wei, at least `minimumBond`
    /// @param endpoint URL under which peers and agents reach the node, at most 256 bytes
    function register(address signer, bytes calldata signerProof, uint256 amount, string calldata endpoint) external;

    /// @notice The same with a commission.
    /// @param commission basis points of rewards, at most `MAX_COMMISSION`
    function registerWithCommission(
        address signer,
        bytes calldata signerProof,
        uint256 amount,
        string calldata endpoint,
        uint256 commission
    ) external;

    /// @notice Adds to the caller's bond, and takes a seat if it can.
    function addStake(uint256 amount) external;

    /// @notice `undelegate` of the caller's bond.
    function unbond(uint256 amount) external;

    /// @notice `withdrawFrom` the caller's own node.
    function withdraw(address to) external;

    function changeSigner(address signer, bytes calldata signerProof) external;

    function changeEndpoint(string calldata endpoint) external;

    /// @param description what delegators shall read or a link to it, at most 256 bytes
    function changeDescription(string calldata description) external;

    /// @notice Takes a seat in the active set, if one is free or a smaller stake holds it.
    /// `register` and `addStake` try it by themselves.
    function activate() external;

    /// @notice Gives the caller's seat up. Its stake stays.
    function retire() external;

    /// @notice Takes the seat of a node whose owner has less of its own in it than `minimumBond`. Anybody may call.
    function vacate(address owner) external;

    /// @notice Makes the active nodes, with their stakes and signers of this moment, the set that reports are checked
    /// against; those of epochs that have ended still against the set before. Anybody may call.
    function rotate() external returns (uint256 setId);

    /// @notice The set that reports are checked against.
    /// @return setId 0 while there is none
    /// @return store contract whose code after the first byte holds the members: 20 bytes of signer and 12 bytes of
    /// stake for each, ascending by signer; then 16 bytes of their total stake and 5 bytes of the time at which it was made
    function signerSet() external view returns (uint256 setId, address store);

    function masternode(address owner) external view returns (Masternode memory);

    function ownerOf(address signer) external view returns (address);

    /// @return owners of the nodes that the next `rotate` takes
    function activeOwners() external view returns (address[] memory);

    function minimumBond() external view returns (uint256);

    function unbondingPeriod() external view returns (uint256);

    /// @notice A larger bond is asked for only when whoever does not want to give it can have left. DAO only.
    function setMinimumBond(uint256 minimumBond) external;

    /// @notice For unbonding that starts from then on: at once where it becomes shorter, else when whoever does not want
    /// to wait longer can have left. DAO only.
    function setUnbondingPeriod(uint256 unbondingPeriod) external;

    function dao() external view returns (address);
}
