// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IDuty} from "../interfaces/IDuty.sol";
import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {SharePool} from "../libraries/SharePool.sol";
import {NodeState} from "./NodeState.sol";
import {Slashing} from "./Slashing.sol";

/// @title Masternodes
/// @notice Joining, and the keys of a node. An owner keeps its address for good: bonds, signers and what reports say of a
/// node name it. Where the key of an owner shall change, the owner is a contract wallet.
contract Masternodes is Slashing, EIP712 {
    using SafeERC20 for IERC20;

    /// @param token SNM
    /// @param dao sets the parameters
    /// @param minimumBond SNM wei
    /// @param unbondingPeriod seconds
    /// @param rotationInterval seconds between two changes of the signer set: the length of an epoch
    struct Parameters {
        IERC20 token;
        address dao;
        uint256 minimumBond;
        uint256 unbondingPeriod;
        uint256 rotationInterval;
    }

    bytes32 private constant SIGNER_PROOF_TYPEHASH = keccak256("SignerProof(address owner,address signer)");

    /// @notice Longest endpoint, and longest description, in bytes.
    uint256 public constant LONGEST_ENDPOINT = 256;

    /// @dev Counts the nodes.
    uint32 private lastId;

    constructor(
        Parameters memory parameters
    )
        NodeState(
            parameters.token,
            parameters.dao,
            parameters.minimumBond,
            parameters.unbondingPeriod,
            parameters.rotationInterval
        )
        EIP712("SONM Masternodes", "1")
    {}

    // Joining

    /// @inheritdoc IMasternodes
    function register(
        address signer,
        bytes calldata signerProof,
        uint256 amount,
        string calldata endpoint
    ) external nonReentrant {
        _register(signer, signerProof, amount, endpoint);
    }

    /// @inheritdoc IMasternodes
    function registerWithCommission(
        address signer,
        bytes calldata signerProof,
        uint256 amount,
        string calldata endpoint,
        uint256 commission
    ) external nonReentrant {
        _register(signer, signerProof, amount, endpoint);
        IDuty(duty).startCommission(msg.sender, commission);
    }

    function _register(address signer, bytes calldata signerProof, uint256 amount, string calldata endpoint) private {
        if (nodes[msg.sender].signer != address(0)) revert MasternodeRegistered(msg.sender);
        if (amount < minimumBond()) revert MasternodeBondTooSmall(amount, minimumBond());
        _checkEndpoint(endpoint);
        _takeSigner(signer, signerProof);

        uint32 id = ++lastId;
        nodes[msg.sender] = Node({signer: signer, id: id, jailedUntil: 0, seat: 0});
        owners[id] = msg.sender;
        emit MasternodeJoined(msg.sender, signer, amount, endpoint);
        _notePrice(id, SharePool.State({assets: 0, shares: 0}));
        _stake(msg.sender, msg.sender, amount);
        _tryActivate(msg.sender);

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    // The owner's bond

    /// @inheritdoc IMasternodes
    function addStake(uint256 amount) external nonReentrant {
        if (amount == 0) revert MasternodeAmountZero();
        _stake(msg.sender, msg.sender, amount);
        _tryActivate(msg.sender);

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IMasternodes
    function unbond(uint256 amount) external nonReentrant {
        _unstake(msg.sender, msg.sender, amount);
    }

    /// @inheritdoc IMasternodes
    function withdraw(address to) external nonReentrant {
        _withdraw(msg.sender, to);
    }

    // Keys

    /// @inheritdoc IMasternodes
    function changeSigner(address signer, bytes calldata signerProof) external {
        address previous = _registered(msg.sender).signer;
        if (signer == previous) revert MasternodeSignerTaken(signer, msg.sender);
        _takeSigner(signer, signerProof);

        nodes[msg.sender].signer = signer;
        emit SignerChanged(msg.sender, previous, signer);
    }

    /// @inheritdoc IMasternodes
    function changeEndpoint(string calldata endpoint) external {
        _registered(msg.sender);
        _checkEndpoint(endpoint);
        emit EndpointChanged(msg.sender, endpoint);
    }

    /// @inheritdoc IMasternodes
    function changeDescription(string calldata description) external {
        _registered(msg.sender);
        _checkLength(bytes(description).length, 0);
        emit DescriptionChanged(msg.sender, description);
    }

    /// @dev Reports check plain signatures, so the proof must be one too: no contract wallet can be a signer.
    function _takeSigner(address signer, bytes calldata signerProof) private {
        address holder = ownerOf[signer];
        if (holder != address(0) && holder != msg.sender) revert MasternodeSignerTaken(signer, holder);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(SIGNER_PROOF_TYPEHASH, msg.sender, signer)));
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signerProof);
        (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecover(digest, v, r, s);
        if (problem != ECDSA.RecoverError.NoError || recovered != signer) {
            revert MasternodeSignerProofInvalid(signer, msg.sender);
        }
        ownerOf[signer] = msg.sender;
    }

    function _checkEndpoint(string calldata endpoint) private pure {
        _checkLength(bytes(endpoint).length, 1);
    }

    function _checkLength(uint256 length, uint256 shortest) private pure {
        if (length < shortest || length > LONGEST_ENDPOINT) revert MasternodeEndpointLength(length, LONGEST_ENDPOINT);
    }

    // Reading

    /// @inheritdoc IMasternodes
    function masternode(address owner) external view returns (Masternode memory) {
        Node memory node = nodes[owner];
        SharePool.State memory pool_ = pools[owner];
        return
            Masternode({
                signer: node.signer,
                stake: pool_.assets,
                bond: _bondOf(owner, pool_),
                unbonding: unbondingPools[owner].assets,
                jailedUntil: node.jailedUntil,
                active: node.seat != 0
            });
    }
}
