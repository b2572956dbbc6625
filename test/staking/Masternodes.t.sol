// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IDelegation} from "../../contracts/interfaces/IDelegation.sol";
import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {Member, SignerSet} from "../../contracts/libraries/SignerSet.sol";
import {MAX_ACTIVE_MASTERNODES, MAX_UNBONDING, MIN_UNBONDING} from "../../contracts/types/Constants.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title A token of which more exists than a node's stake can count
contract HugeToken is ERC20 {
    constructor() ERC20("Huge", "HUGE") {
        _mint(msg.sender, type(uint128).max);
    }

    /// @dev It has no votes to give away.
    function delegate(address) external pure {}
}

/// @title Masternodes: bonds, seats, signer sets
contract MasternodesTest is Attesters {
    function setUp() public {
        deployAttesters();
    }

    function testFuzz_seatsGoToTheLargestBonds(uint256 seed, uint256 count) public {
        count = bound(count, 1, MAX_ACTIVE_MASTERNODES + 8);
        uint256[] memory stakes = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            // the low digits keep the bonds apart
            stakes[i] = (bound(uint256(keccak256(abi.encode(seed, i))), MINIMUM_BOND, 10_000_000e18) / 64) * 64 + i;
            if (stakes[i] < MINIMUM_BOND) stakes[i] += 64;
            join(stakes[i]);
        }
        uint256 seats = masternodes.activeOwners().length;
        assertEq(seats, count < MAX_ACTIVE_MASTERNODES ? count : MAX_ACTIVE_MASTERNODES, "seats");
        for (uint256 i = 0; i < count; ++i) {
            uint256 larger;
            for (uint256 k = 0; k < count; ++k) {
                if (stakes[k] > stakes[i]) ++larger;
            }
            assertEq(masternodes.masternode(nodes[i].owner).active, larger < MAX_ACTIVE_MASTERNODES, "active");
        }
    }

    function testFuzz_rotationTakesTheActiveNodesInOrder(uint256 seed, uint256 count) public {
        count = bound(count, 1, MAX_ACTIVE_MASTERNODES);
        for (uint256 i = 0; i < count; ++i) {
            join(bound(uint256(keccak256(abi.encode(seed, i))), MINIMUM_BOND, 10_000_000e18));
        }
        assertEq(masternodes.rotate(), 1, "number");
        (uint256 setId, address store) = masternodes.signerSet();
        assertEq(setId, 1, "number kept");
        assertEq(store, SignerSet.addressOf(address(masternodes), 1), "address");
        Node[] memory set = sorted(nodes);
        Member[] memory members = SignerSet.read(store);
        assertEq(members.length, count, "size");
        for (uint256 i = 0; i < count; ++i) {
            assertEq(members[i].signerOf(), set[i].signer, "signer");
            assertEq(members[i].stakeOf(), set[i].stake, "stake");
        }
    }

    function testFuzz_unbondingPaysOutOnceItsTimeIsOver(uint256 amount, uint256 wait) public {
        Node memory node = join(5 * MINIMUM_BOND);
        amount = bound(amount, 1, 4 * MINIMUM_BOND);
        wait = bound(wait, 0, 2 * UNBONDING);
        uint256 releaseAt = vm.getBlockTimestamp() + UNBONDING;
        vm.prank(node.owner);
        masternodes.unbond(amount);
        skip(wait);
        vm.prank(node.owner);
        if (wait < UNBONDING) {
            vm.expectRevert(
                abi.encodeWithSelector(IDelegation.MasternodeStillUnbonding.selector, node.owner, releaseAt)
            );
        }
        masternodes.withdraw(node.owner);
        assertEq(token.balanceOf(node.owner), wait < UNBONDING ? 0 : amount, "paid out");
        assertEq(masternodes.masternode(node.owner).stake, 5 * MINIMUM_BOND - amount, "still bonded");
    }

    function testFuzz_remainderIsNothingOrAMinimumBond(uint256 stake, uint256 amount) public {
        stake = bound(stake, MINIMUM_BOND, 3 * MINIMUM_BOND);
        amount = bound(amount, 1, stake);
        Node memory node = join(stake);
        uint256 rest = stake - amount;
        vm.prank(node.owner);
        if (rest != 0 && rest < MINIMUM_BOND) {
            vm.expectRevert(abi.encodeWithSelector(IDelegation.MasternodeBondTooSmall.selector, rest, MINIMUM_BOND));
        }
        masternodes.unbond(amount);
    }

    /// @dev A shorter period, set later, never brings an earlier release.
    function testFuzz_releaseNeverMovesForward(uint256 period, uint256 wait) public {
        Node memory node = join(5 * MINIMUM_BOND);
        vm.prank(node.owner);
        masternodes.unbond(MINIMUM_BOND);
        uint256 first = masternodes.unbondingsOf(node.owner, node.owner)[0].releaseAt;
        period = bound(period, MIN_UNBONDING, MAX_UNBONDING);
        vm.prank(dao);
        masternodes.setUnbondingPeriod(period);
        skip(bound(wait, 0, UNBONDING));
        uint256 next = vm.getBlockTimestamp() + (period > UNBONDING ? UNBONDING : period);
        vm.prank(node.owner);
        masternodes.unbond(1);
        uint256 second = masternodes.unbondingsOf(node.owner, node.owner)[1].releaseAt;
        assertEq(second, next > first ? next : first, "release");
        assertEq(masternodes.unbondingsOf(node.owner, node.owner)[0].releaseAt, first, "release of the first");
    }

    function testFuzz_pitfall_33_stakeLeavesAfterItsSignerCould(uint256 unbonding, uint256 interval) public {
        unbonding = bound(unbonding, 1, MAX_UNBONDING);
        interval = bound(interval, 1, 2 * MAX_UNBONDING);
        if (interval > unbonding) {
            vm.expectRevert(
                abi.encodeWithSelector(IMasternodes.MasternodeParameterOutOfRange.selector, interval, 1, unbonding)
            );
        }
        deployMasternodes(token, unbonding, interval);
    }

    /// @dev SNM cannot reach it: all of it is 88 bits.
    function test_stakeBeyondItsTypeIsRefused() public {
        HugeToken huge = new HugeToken();
        masternodes = deployMasternodes(huge, UNBONDING, EPOCH);
        (address signer, uint256 key) = makeAddrAndKey("signer");
        bytes memory proof = signerProof(address(this), signer, key);
        huge.approve(address(masternodes), type(uint256).max);
        uint256 most = type(uint96).max;
        bytes memory tooLarge = abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 96, most + 1);
        vm.expectRevert(tooLarge);
        masternodes.register(signer, proof, most + 1, "https://node.example");
        masternodes.register(signer, proof, most, "https://node.example");
        vm.expectRevert(tooLarge);
        masternodes.addStake(1);
        assertEq(huge.balanceOf(address(masternodes)), most, "held");
    }
}
