// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Report} from "../types/Report.sol";

/// @title Masternodes: bonds, signer keys and the active set
/// @notice An owner bonds SNM for one node. The 31 nodes with the largest bonds are active: their signers attest.
/// Leaving takes the unbonding period, and works whatever else stands still.
interface IMasternodes {
    /// @notice One masternode, keyed by its owner.
    /// @param signer key that signs reports; 0 if the owner never registered
    /// @param stake SNM wei bonded
    /// @param unbonding SNM wei on the way out
    /// @param releaseAt unix seconds from which `unbonding` can be withdrawn
    /// @param active whether it belongs to the next signer set
    struct Masternode {
        address signer;
        uint96 stake;
        uint96 unbonding;
        uint40 releaseAt;
        bool active;
    }

    error MasternodeNotRegistered(address owner);
    error MasternodeRegistered(address owner);
    error MasternodeSignerTaken(address signer, address owner);
    error MasternodeSignerProofInvalid(address signer, address owner);
    error MasternodeBondTooSmall(uint256 amount, uint256 smallest);
    error MasternodeStakeTooLow(address owner, uint256 stake, uint256 needed);
    error MasternodeStakeTooHigh(address owner, uint256 stake);
    error MasternodeStillUnbonding(address owner, uint256 releaseAt);
    error MasternodeNothingToWithdraw(address owner);
    error MasternodeAmountZero();
    error MasternodeEndpointLength(uint256 length, uint256 longest);
    error MasternodeSetUnchanged();
    /// @notice The signer set changes at most once in this period, so that reports under way can finish.
    error MasternodeRotationTooSoon(uint256 earliest);
    error MasternodeDaoOnly(address caller);
    /// @notice The two reports are the same one, or of two epochs: nothing is wrong with them.
    error MasternodeReportsAgree(uint256 firstEpoch, uint256 secondEpoch);
    /// @notice A report is not signed by whom the other one is, or by no masternode.
    error MasternodeEvidenceInvalid(address firstSigner, address secondSigner);
    error MasternodeSlashedAlready(address signer, uint256 epoch);
    /// @notice All of its stake was paid out, or its losses have reached the cap of the period.
    error MasternodeNothingToSlash(address owner, uint256 stake);
    error MasternodeParameterOutOfRange(uint256 value, uint256 lowest, uint256 highest);

    event MasternodeJoined(address indexed owner, address indexed signer, uint256 stake, string endpoint);
    event StakeAdded(address indexed owner, uint256 amount, uint256 stake);
    event UnbondingStarted(address indexed owner, uint256 amount, uint256 stake, uint256 releaseAt);
    event StakeWithdrawn(address indexed owner, uint256 amount);
    event SignerChanged(address indexed owner, address indexed previous, address indexed signer);
    event EndpointChanged(address indexed owner, string endpoint);
    /// @notice The node entered or left the 31 that make up the next signer set.
    event ActiveChanged(address indexed owner, bool active);
    /// @param signers ascending; member i of the set has bit i in a report
    /// @param stakes SNM wei, in the same order
    event SignerSetChanged(uint256 indexed setId, address[] signers, uint256[] stakes, uint256 totalStake);
    /// @notice A node signed two reports for one epoch.
    /// @param reports contract that the reports are for
    /// @param amount SNM wei that it lost
    /// @param reward the part of it that went to the reporter; the rest went to the treasury
    /// @param stake SNM wei that stay bonded
    /// @param unbonding SNM wei that stay on the way out
    event EquivocationProven(
        address indexed owner,
        address indexed signer,
        address indexed reporter,
        address reports,
        uint256 epoch,
        uint256 amount,
        uint256 reward,
        uint256 stake,
        uint256 unbonding
    );
    event MinimumBondSet(uint256 minimumBond);
    event UnbondingPeriodSet(uint256 unbondingPeriod);

    /// @notice Bonds SNM for a new node of the caller's. Needs an allowance.
    /// @param signer key that will sign reports; of no other node
    /// @param signerProof the signer's EIP-712 signature over `SignerProof(address owner,address signer)`
    /// @param amount SNM wei, at least `minimumBond`
    /// @param endpoint URL under which peers and agents reach the node, at most 256 bytes
    function register(address signer, bytes calldata signerProof, uint256 amount, string calldata endpoint) external;

    function addStake(uint256 amount) external;

    /// @notice Starts unbonding. What is already unbonding waits for the new, later release.
    /// @param amount SNM wei; what is left must be 0 or at least `minimumBond`
    function unbond(uint256 amount) external;

    /// @notice Pays out what has finished unbonding.
    function withdraw(address to) external;

    function changeSigner(address signer, bytes calldata signerProof) external;

    function changeEndpoint(string calldata endpoint) external;

    /// @notice Takes a seat in the active set, if one is free or a smaller bond holds it.
    /// `register` and `addStake` try it by themselves.
    function activate() external;

    /// @notice Makes the active nodes, with their bonds and signers of this moment, the set that reports are checked
    /// against. Anybody may call.
    function rotate() external returns (uint256 setId);

    /// @notice Takes a share of the stake of a node that signed two reports for one epoch, unbonding stake included, and
    /// its seat. Anybody may prove it, with the signatures alone: nobody has to judge.
    /// @dev Honest signers sign one report an epoch, whatever contract it is for. So the contract that the reports are for
    /// is part of the evidence, and need not be known here.
    /// @param reports contract that both reports are for
    /// @param firstSignature 64 bytes (ERC-2098)
    /// @return amount SNM wei that the node lost, rounded down; `REPORTER_SHARE` of it, rounded down, goes to the caller
    function proveEquivocation(
        address reports,
        Report calldata first,
        bytes calldata firstSignature,
        Report calldata second,
        bytes calldata secondSignature
    ) external returns (uint256 amount);

    /// @notice The set that reports are checked against.
    /// @return setId 0 while there is none
    /// @return store contract whose code after the first byte holds the members: 20 bytes of signer and 12 bytes of
    /// stake for each, ascending by signer; then 16 bytes of their total stake
    function signerSet() external view returns (uint256 setId, address store);

    function masternode(address owner) external view returns (Masternode memory);

    function ownerOf(address signer) external view returns (address);

    /// @return owners of the nodes that the next `rotate` takes
    function activeOwners() external view returns (address[] memory);

    function minimumBond() external view returns (uint256);

    function unbondingPeriod() external view returns (uint256);

    function setMinimumBond(uint256 minimumBond) external;

    /// @notice For unbonding that starts from now on. DAO only.
    function setUnbondingPeriod(uint256 unbondingPeriod) external;

    function dao() external view returns (address);
}
