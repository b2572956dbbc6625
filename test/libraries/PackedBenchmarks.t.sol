// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PackedBenchmarks} from "../../contracts/libraries/PackedBenchmarks.sol";
import {BENCHMARK_LIMIT, MAX_BENCHMARK_WORDS} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Comparing four benchmarks at once equals comparing them one by one
contract PackedBenchmarksTest is TestBase {
    function covers(uint256[] calldata offer, uint256[] calldata demand) external pure returns (bool) {
        return PackedBenchmarks.covers(offer, demand);
    }

    function isWellFormed(uint256[] calldata words) external pure returns (bool) {
        return PackedBenchmarks.isWellFormed(words);
    }

    function firstTooLarge(uint256[] calldata words) external pure returns (uint256) {
        return PackedBenchmarks.firstTooLarge(words);
    }

    function hash(uint256[] calldata words) external pure returns (bytes32) {
        return PackedBenchmarks.hash(words);
    }

    function lane(uint256[] memory words, uint256 id) private pure returns (uint256) {
        return id / 4 < words.length ? uint64(words[id / 4] >> (64 * (id % 4))) : 0;
    }

    function coversLaneByLane(uint256[] memory offer, uint256[] memory demand) private pure returns (bool) {
        for (uint256 id = 0; id < MAX_BENCHMARK_WORDS * 4; ++id) {
            if (lane(offer, id) < lane(demand, id)) return false;
        }
        return true;
    }

    function cut(uint256[8] memory words, uint256 length, uint256 mask) private pure returns (uint256[] memory result) {
        result = new uint256[](bound(length, 0, MAX_BENCHMARK_WORDS));
        for (uint256 i = 0; i < result.length; ++i) {
            result[i] = words[i] & mask;
        }
    }

    /// @dev All bits but the top one of each lane.
    function wellFormed() private pure returns (uint256 mask) {
        for (uint256 i = 0; i < 4; ++i) {
            mask |= (BENCHMARK_LIMIT - 1) << (64 * i);
        }
    }

    /// hardhat-config: fuzz.runs = 2000
    function testFuzz_coversEqualsLaneByLane(
        uint256[8] memory offered,
        uint256 offeredLength,
        uint256[8] memory demanded,
        uint256 demandedLength
    ) public view {
        uint256[] memory offer = cut(offered, offeredLength, wellFormed());
        uint256[] memory demand = cut(demanded, demandedLength, wellFormed());
        assertEq(this.covers(offer, demand), coversLaneByLane(offer, demand), "random values");
    }

    /// @dev Random vectors hardly ever cover each other, so this starts from an offer and moves single values by one.
    /// hardhat-config: fuzz.runs = 2000
    function testFuzz_coversNearEquality(
        uint256[8] memory offered,
        uint256 length,
        uint256 id,
        uint256 nudges
    ) public view {
        uint256[] memory offer = cut(offered, length, wellFormed());
        uint256[] memory demand = cut(offered, length, wellFormed());
        assertTrue(this.covers(offer, demand), "equal values");
        if (offer.length == 0) return;

        for (uint256 step = 0; step < 3; ++step) {
            uint256 target = (bound(id, 0, 31) + step * 7) % (offer.length * 4);
            uint256 unit = 1 << (64 * (target % 4));
            uint256 value = lane(demand, target);
            bool up = (nudges >> step) & 1 == 1;
            if (up && value < BENCHMARK_LIMIT - 1) demand[target / 4] += unit;
            if (!up && value > 0) demand[target / 4] -= unit;
        }
        assertEq(this.covers(offer, demand), coversLaneByLane(offer, demand), "values that differ by one");
    }

    /// @dev In each lane: one less than demanded never passes, whatever the lanes beside it offer.
    function test_oneLessInEachLaneFails() public view {
        uint256[] memory offer = new uint256[](8);
        uint256[] memory demand = new uint256[](8);
        for (uint256 id = 0; id < 32; ++id) {
            for (uint256 i = 0; i < 8; ++i) {
                (offer[i], demand[i]) = (wellFormed(), 0);
            }
            uint256 shift = 64 * (id % 4);
            demand[id / 4] = 1000 << shift;
            offer[id / 4] = (wellFormed() & ~(uint256(type(uint64).max) << shift)) | (999 << shift);
            assertFalse(this.covers(offer, demand), "999 covers 1000");
            offer[id / 4] += 1 << shift;
            assertTrue(this.covers(offer, demand), "1000 does not cover 1000");
        }
    }

    function test_limitsOfALane() public view {
        uint256[] memory offer = new uint256[](1);
        uint256[] memory demand = new uint256[](1);
        assertTrue(this.covers(offer, demand), "nothing covers nothing");
        demand[0] = wellFormed();
        assertFalse(this.covers(offer, demand), "nothing covers everything");
        offer[0] = wellFormed();
        assertTrue(this.covers(offer, demand), "the largest values cover themselves");
        demand[0] = 0;
        assertTrue(this.covers(offer, demand), "the largest values cover nothing");
    }

    function test_missingWordsAreZero() public view {
        uint256[] memory none = new uint256[](0);
        uint256[] memory some = new uint256[](3);
        assertTrue(this.covers(none, none), "none covers none");
        assertTrue(this.covers(none, some), "none covers zeros");
        some[2] = 1;
        assertFalse(this.covers(none, some), "none covers one");
        assertTrue(this.covers(some, none), "some covers none");
    }

    function testFuzz_tooLargeValuesAreFound(uint256[8] memory words, uint256 length, uint256 spoilt) public view {
        uint256[] memory list = cut(words, length, wellFormed());
        for (uint256 i = 0; i < list.length * 4; ++i) {
            if ((spoilt >> (8 * i)) & 0xff == 1) list[i / 4] |= BENCHMARK_LIMIT << (64 * (i % 4));
        }
        uint256 expected;
        for (uint256 id = list.length * 4; id > 0; --id) {
            if (lane(list, id - 1) >= BENCHMARK_LIMIT) expected = list[(id - 1) / 4];
        }
        assertEq(this.isWellFormed(list), expected == 0, "whether a value is 2^63 or more");
        assertEq(this.firstTooLarge(list), expected, "first word with a value of 2^63 or more");
    }

    function test_tooLargeValuesAreFoundInEachLane() public view {
        uint256[] memory list = new uint256[](8);
        for (uint256 id = 0; id < 32; ++id) {
            list[id / 4] = (BENCHMARK_LIMIT - 1) << (64 * (id % 4));
            assertTrue(this.isWellFormed(list), "2^63 - 1 is allowed");
            assertEq(this.firstTooLarge(list), 0, "2^63 - 1 is not too large");
            list[id / 4] = BENCHMARK_LIMIT << (64 * (id % 4));
            assertFalse(this.isWellFormed(list), "2^63 is not allowed");
            assertEq(this.firstTooLarge(list), list[id / 4], "2^63 is too large");
            list[id / 4] = 0;
        }
    }

    function testFuzz_hashEqualsAbiEncodePacked(uint256[8] memory words, uint256 length) public view {
        uint256[] memory list = cut(words, length, type(uint256).max);
        assertEq(this.hash(list), keccak256(abi.encodePacked(list)), "hash of the words");
    }
}
