// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {ReportHash} from "../libraries/ReportHash.sol";
import {Member, memberOf, SignerSet} from "../libraries/SignerSet.sol";
import {SlashPeriod} from "../libraries/SlashPeriod.sol";
import {
    BASIS_POINTS,
    EQUIVOCATION_SLASH,
    MAX_ACTIVE_MASTERNODES,
    MAX_BOND,
    MAX_UNBONDING,
    MIN_BOND,
    MIN_UNBONDING,
    REPORTER_SHARE
} from "../types/Constants.sol";
import {Report} from "../types/Report.sol";

/// @title Masternodes
/// @notice Bonds, signer keys, and the set of signers that reports are checked against.
contract Masternodes is IMasternodes, EIP712, ReentrancyGuardTransient {
    using ReportHash for Report;
    using SafeERC20 for IERC20;
    using SlashPeriod for SlashPeriod.State;

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

    /// @dev All that reports read of the set, in one slot.
    struct Rotation {
        address store;
        uint32 setId;
        uint40 at;
    }

    bytes32 private constant SIGNER_PROOF_TYPEHASH = keccak256("SignerProof(address owner,address signer)");

    /// @notice Longest endpoint, in bytes.
    uint256 public constant LONGEST_ENDPOINT = 256;

    /// @notice The token that is bonded.
    IERC20 public immutable token;
    /// @inheritdoc IMasternodes
    address public immutable dao;
    /// @notice Seconds that pass at least between two changes of the signer set.
    uint256 public immutable rotationInterval;

    uint96 private smallestBond;
    uint40 private unbondingSeconds;
    Rotation private rotation;
    address[] private active;
    mapping(address owner => Masternode) private nodes;
    /// @dev A signer stays its owner's for good, so that whoever once signed can be named.
    mapping(address signer => address owner) public ownerOf;
    mapping(address owner => SlashPeriod.State) private slashPeriods;
    /// @dev By signer, contract of the reports and epoch: each double signature costs once.
    mapping(bytes32 evidence => bool) private proven;

    modifier onlyDao() {
        if (msg.sender != dao) revert MasternodeDaoOnly(msg.sender);
        _;
    }

    constructor(Parameters memory parameters) EIP712("SONM Masternodes", "1") {
        _checkRange(parameters.minimumBond, 1, MAX_BOND);
        _checkRange(parameters.unbondingPeriod, 1, MAX_UNBONDING);
        // A signer that left must be able to leave the set before its stake does.
        _checkRange(parameters.rotationInterval, 1, parameters.unbondingPeriod);
        token = parameters.token;
        dao = parameters.dao;
        rotationInterval = parameters.rotationInterval;
        _setMinimumBond(parameters.minimumBond);
        _setUnbondingPeriod(parameters.unbondingPeriod);
    }

    // Joining and staking

    /// @inheritdoc IMasternodes
    function register(
        address signer,
        bytes calldata signerProof,
        uint256 amount,
        string calldata endpoint
    ) external nonReentrant {
        Masternode storage node = nodes[msg.sender];
        if (node.signer != address(0)) revert MasternodeRegistered(msg.sender);
        if (amount < smallestBond) revert MasternodeBondTooSmall(amount, smallestBond);
        _checkEndpoint(endpoint);
        _takeSigner(signer, signerProof);

        node.signer = signer;
        node.stake = _toStake(amount);
        emit MasternodeJoined(msg.sender, signer, amount, endpoint);
        _tryActivate(node);

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IMasternodes
    function addStake(uint256 amount) external nonReentrant {
        Masternode storage node = _registered(msg.sender);
        if (amount == 0) revert MasternodeAmountZero();
        uint256 stake = node.stake + amount;
        if (stake < smallestBond) revert MasternodeBondTooSmall(stake, smallestBond);

        node.stake = _toStake(stake);
        emit StakeAdded(msg.sender, amount, stake);
        _tryActivate(node);

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    function _toStake(uint256 stake) private view returns (uint96) {
        if (stake > type(uint96).max) revert MasternodeStakeTooHigh(msg.sender, stake);
        return uint96(stake);
    }

    // Leaving

    /// @inheritdoc IMasternodes
    function unbond(uint256 amount) external nonReentrant {
        Masternode storage node = _registered(msg.sender);
        if (amount == 0) revert MasternodeAmountZero();
        uint256 stake = node.stake;
        if (amount > stake) revert MasternodeStakeTooLow(msg.sender, stake, amount);
        uint256 rest = stake - amount;
        if (rest != 0 && rest < smallestBond) revert MasternodeBondTooSmall(rest, smallestBond);

        // What is on the way out never gets an earlier release, also where the period was made shorter meanwhile.
        uint256 releaseAt = Math.max(node.releaseAt, block.timestamp + unbondingSeconds);
        // Both fit: rest is at most stake, which is a uint96, and a node holds no more than exists of the token.
        node.stake = uint96(rest);
        node.unbonding = _toStake(node.unbonding + amount);
        node.releaseAt = uint40(releaseAt);
        emit UnbondingStarted(msg.sender, amount, rest, releaseAt);
        if (rest == 0 && node.active) _leaveSeat(_seatOf(msg.sender));
    }

    /// @inheritdoc IMasternodes
    function withdraw(address to) external nonReentrant {
        Masternode storage node = _registered(msg.sender);
        uint256 amount = node.unbonding;
        if (amount == 0) revert MasternodeNothingToWithdraw(msg.sender);
        if (block.timestamp < node.releaseAt) revert MasternodeStillUnbonding(msg.sender, node.releaseAt);

        node.unbonding = 0;
        node.releaseAt = 0;
        emit StakeWithdrawn(msg.sender, amount);

        token.safeTransfer(to, amount);
    }

    // Signer and endpoint

    /// @inheritdoc IMasternodes
    function changeSigner(address signer, bytes calldata signerProof) external {
        Masternode storage node = _registered(msg.sender);
        address previous = node.signer;
        if (signer == previous) revert MasternodeSignerTaken(signer, msg.sender);
        _takeSigner(signer, signerProof);

        node.signer = signer;
        emit SignerChanged(msg.sender, previous, signer);
    }

    /// @inheritdoc IMasternodes
    function changeEndpoint(string calldata endpoint) external {
        _registered(msg.sender);
        _checkEndpoint(endpoint);
        emit EndpointChanged(msg.sender, endpoint);
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
        uint256 length = bytes(endpoint).length;
        if (length == 0 || length > LONGEST_ENDPOINT) revert MasternodeEndpointLength(length, LONGEST_ENDPOINT);
    }

    // Active nodes

    /// @inheritdoc IMasternodes
    function activate() external {
        Masternode storage node = _registered(msg.sender);
        if (node.active) return;
        if (node.stake < smallestBond) revert MasternodeStakeTooLow(msg.sender, node.stake, smallestBond);
        uint256 needed = _tryActivate(node);
        if (needed > node.stake) revert MasternodeStakeTooLow(msg.sender, node.stake, needed);
    }

    /// @inheritdoc IMasternodes
    function activeOwners() external view returns (address[] memory) {
        return active;
    }

    /// @dev Gives the caller's node a seat if there is one for it. A seat is lost to a larger bond only, not to an equal one.
    /// @return needed SNM wei of stake that a seat takes
    function _tryActivate(Masternode storage node) private returns (uint256 needed) {
        if (node.active) return 0;
        if (active.length == MAX_ACTIVE_MASTERNODES) {
            uint256 seat;
            (seat, needed) = _smallestSeat();
            if (node.stake < needed) return needed;
            _leaveSeat(seat);
        }
        node.active = true;
        active.push(msg.sender);
        emit ActiveChanged(msg.sender, true);
    }

    /// @return seat of the smallest bond, the first one where several are equal
    /// @return needed SNM wei that take it
    function _smallestSeat() private view returns (uint256 seat, uint256 needed) {
        uint256 smallest = type(uint256).max;
        for (uint256 i; i < MAX_ACTIVE_MASTERNODES; ++i) {
            uint256 stake = nodes[active[i]].stake;
            if (stake < smallest) (seat, smallest) = (i, stake);
        }
        needed = smallest + 1;
    }

    /// @dev Only for owners of active nodes.
    function _seatOf(address owner) private view returns (uint256 seat) {
        while (active[seat] != owner) ++seat;
    }

    function _leaveSeat(uint256 seat) private {
        address owner = active[seat];
        nodes[owner].active = false;
        active[seat] = active[active.length - 1];
        active.pop();
        emit ActiveChanged(owner, false);
    }

    // Slashing

    /// @inheritdoc IMasternodes
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
        amount = _slash(owner);
        uint256 reward = (amount * REPORTER_SHARE) / BASIS_POINTS;
        Masternode storage node = nodes[owner];
        emit EquivocationProven(
            owner,
            signer,
            msg.sender,
            reports,
            first.epoch,
            amount,
            reward,
            node.stake,
            node.unbonding
        );
        if (node.active) _leaveSeat(_seatOf(owner));

        token.safeTransfer(msg.sender, reward);
        token.safeTransfer(dao, amount - reward);
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

    /// @dev Takes the share from what is unbonding in proportion, rounded down, and the rest from what is bonded: neither
    /// can lose more than it holds.
    /// @return amount SNM wei
    function _slash(address owner) private returns (uint256 amount) {
        Masternode storage node = nodes[owner];
        uint256 unbonding = node.unbonding;
        uint256 total = uint256(node.stake) + unbonding;
        amount = slashPeriods[owner].take(total, (total * EQUIVOCATION_SLASH) / BASIS_POINTS);
        if (amount == 0) revert MasternodeNothingToSlash(owner, total);
        uint256 fromUnbonding = (unbonding * amount) / total;
        // Each is at most what it is taken from.
        node.unbonding = uint96(unbonding - fromUnbonding);
        node.stake -= uint96(amount - fromUnbonding);
    }

    // The signer set

    /// @inheritdoc IMasternodes
    /// @dev With no active node left the set becomes empty, and no report is accepted until a node returns.
    function rotate() external returns (uint256 setId) {
        Rotation memory last = rotation;
        // The first set has none before it that could have reports under way.
        uint256 earliest = last.setId == 0 ? 0 : last.at + rotationInterval;
        if (block.timestamp < earliest) revert MasternodeRotationTooSoon(earliest);
        Member[] memory members = _nextMembers();
        if (_isSame(members, SignerSet.read(last.store))) revert MasternodeSetUnchanged();

        setId = last.setId + 1;
        address store = SignerSet.write(members, setId);
        // A set an epoch: neither number leaves its type before the year 36812.
        rotation = Rotation({store: store, setId: uint32(setId), at: uint40(block.timestamp)});
        _emitSet(setId, members);
    }

    /// @inheritdoc IMasternodes
    function signerSet() external view returns (uint256 setId, address store) {
        return (rotation.setId, rotation.store);
    }

    function _nextMembers() private view returns (Member[] memory members) {
        uint256 count = active.length;
        members = new Member[](count);
        for (uint256 i; i < count; ++i) {
            Masternode storage node = nodes[active[i]];
            members[i] = memberOf(node.signer, node.stake);
        }
        SignerSet.sort(members);
    }

    function _isSame(Member[] memory left, Member[] memory right) private pure returns (bool) {
        return keccak256(abi.encodePacked(left)) == keccak256(abi.encodePacked(right));
    }

    function _emitSet(uint256 setId, Member[] memory members) private {
        address[] memory signers = new address[](members.length);
        uint256[] memory stakes = new uint256[](members.length);
        uint256 totalStake;
        for (uint256 i; i < members.length; ++i) {
            signers[i] = members[i].signerOf();
            stakes[i] = members[i].stakeOf();
            totalStake += stakes[i];
        }
        emit SignerSetChanged(setId, signers, stakes, totalStake);
    }

    // Nodes

    /// @inheritdoc IMasternodes
    function masternode(address owner) external view returns (Masternode memory) {
        return nodes[owner];
    }

    function _registered(address owner) private view returns (Masternode storage node) {
        node = nodes[owner];
        if (node.signer == address(0)) revert MasternodeNotRegistered(owner);
    }

    // Parameters

    /// @inheritdoc IMasternodes
    function minimumBond() external view returns (uint256) {
        return smallestBond;
    }

    /// @inheritdoc IMasternodes
    function unbondingPeriod() external view returns (uint256) {
        return unbondingSeconds;
    }

    /// @inheritdoc IMasternodes
    function setMinimumBond(uint256 minimumBond_) external onlyDao {
        _checkRange(minimumBond_, MIN_BOND, MAX_BOND);
        _setMinimumBond(minimumBond_);
    }

    /// @inheritdoc IMasternodes
    function setUnbondingPeriod(uint256 unbondingPeriod_) external onlyDao {
        _checkRange(unbondingPeriod_, MIN_UNBONDING, MAX_UNBONDING);
        _setUnbondingPeriod(unbondingPeriod_);
    }

    function _setMinimumBond(uint256 minimumBond_) private {
        smallestBond = uint96(minimumBond_); // at most MAX_BOND
        emit MinimumBondSet(minimumBond_);
    }

    function _setUnbondingPeriod(uint256 unbondingPeriod_) private {
        unbondingSeconds = uint40(unbondingPeriod_); // at most MAX_UNBONDING
        emit UnbondingPeriodSet(unbondingPeriod_);
    }

    function _checkRange(uint256 value, uint256 lowest, uint256 highest) private pure {
        if (value < lowest || value > highest) revert MasternodeParameterOutOfRange(value, lowest, highest);
    }
}
