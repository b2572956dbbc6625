// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {Member, memberOf, SignerSet} from "../libraries/SignerSet.sol";
import {MAX_ACTIVE_MASTERNODES} from "../types/Constants.sol";
import {StakeVotes} from "./StakeVotes.sol";

/// @title Which masternodes are active, and the set of signers that they are
abstract contract Seats is StakeVotes {
    /// @dev All that reports read of the set, in one slot.
    struct Rotation {
        address store;
        uint32 setId;
        uint40 at;
    }

    Rotation private rotation;
    address[] private active;

    // Active nodes

    /// @inheritdoc IMasternodes
    function activate() external {
        Node memory node = _registered(msg.sender);
        if (node.seat != 0) return;
        if (block.timestamp < node.jailedUntil) revert MasternodeInJail(msg.sender, node.jailedUntil);
        uint256 bond = _bondOf(msg.sender, pools[msg.sender]);
        if (bond < minimumBond()) revert MasternodeStakeTooLow(msg.sender, bond, minimumBond());
        uint256 needed = _tryActivate(msg.sender);
        uint256 stake = pools[msg.sender].assets;
        if (needed > stake) revert MasternodeStakeTooLow(msg.sender, stake, needed);
    }

    /// @inheritdoc IMasternodes
    function retire() external {
        _leaveSeat(msg.sender);
    }

    /// @inheritdoc IMasternodes
    function vacate(address owner) external {
        uint256 bond = _bondOf(owner, pools[owner]);
        if (nodes[owner].seat != 0 && bond >= minimumBond()) revert MasternodeBondSuffices(owner, bond, minimumBond());
        _leaveSeat(owner);
    }

    /// @inheritdoc IMasternodes
    function activeOwners() external view returns (address[] memory) {
        return active;
    }

    /// @dev Gives a node a seat if there is one for it. A seat is lost to a larger stake only, not to an equal one.
    /// @return needed SNM wei of stake that a seat takes
    function _tryActivate(address owner) internal returns (uint256 needed) {
        Node storage node = nodes[owner];
        if (node.seat != 0 || block.timestamp < node.jailedUntil) return 0;
        if (active.length == MAX_ACTIVE_MASTERNODES) {
            address smallest;
            (smallest, needed) = _smallestSeat();
            if (pools[owner].assets < needed) return needed;
            _leaveSeat(smallest);
        }
        active.push(owner);
        node.seat = uint8(active.length); // at most MAX_ACTIVE_MASTERNODES
        emit ActiveChanged(owner, true);
    }

    /// @return owner of the smallest stake, the first one where several are equal
    /// @return needed SNM wei that take its seat
    function _smallestSeat() private view returns (address owner, uint256 needed) {
        uint256 smallest = type(uint256).max;
        for (uint256 i; i < MAX_ACTIVE_MASTERNODES; ++i) {
            uint256 stake = pools[active[i]].assets;
            if (stake < smallest) (owner, smallest) = (active[i], stake);
        }
        needed = smallest + 1;
    }

    /// @dev The last active node takes the seat.
    function _leaveSeat(address owner) internal {
        uint8 seat = nodes[owner].seat;
        if (seat == 0) revert MasternodeNotActive(owner);
        // Who has a seat is among the active, and seats count from 1.
        unchecked {
            address last = active[active.length - 1];
            active[seat - 1] = last;
            nodes[last].seat = seat;
        }
        nodes[owner].seat = 0; // also where it was the last
        active.pop();
        emit ActiveChanged(owner, false);
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
            address owner = active[i];
            members[i] = memberOf(nodes[owner].signer, pools[owner].assets);
        }
        SignerSet.sort(members);
    }

    function _isSame(Member[] memory left, Member[] memory right) private pure returns (bool) {
        return _hashOf(left) == _hashOf(right);
    }

    function _hashOf(Member[] memory members) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(members));
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
}
