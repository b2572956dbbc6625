// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {OrderHash} from "../../contracts/libraries/OrderHash.sol";
import {Order} from "../../contracts/types/Order.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title The hand-written hash of an order equals the one that the language makes
contract OrderHashTest is TestBase {
    /// @dev The EIP-712 struct as a wallet shows it, with its array already hashed; all members are one word each.
    struct Shown {
        uint8 side;
        address author;
        address counterparty;
        uint96 price;
        uint32 duration;
        uint64 networkFlags;
        uint8 identityLevel;
        address blacklist;
        bytes32 tag;
        uint32 maxAttestationAge;
        uint96 bond;
        uint40 validUntil;
        uint32 epoch;
        uint64 nonce;
        bytes32 benchmarksHash;
    }

    bytes32 private constant TYPEHASH = keccak256(
        "Order(uint8 side,address author,address counterparty,uint96 price,uint32 duration,uint64 networkFlags,uint8 identityLevel,address blacklist,bytes32 tag,uint32 maxAttestationAge,uint96 bond,uint40 validUntil,uint32 epoch,uint64 nonce,uint64[] benchmarks)"
    );

    function structHash(Order calldata order) external pure returns (bytes32) {
        return OrderHash.structHash(order);
    }

    function expectedHash(Shown memory shown, uint256[] memory words) private pure returns (bytes32) {
        uint64[] memory values = new uint64[](words.length * 4);
        for (uint256 i = 0; i < values.length; ++i) {
            values[i] = uint64(words[i / 4] >> (64 * (i % 4)));
        }
        shown.benchmarksHash = keccak256(abi.encodePacked(values));
        return keccak256(abi.encode(TYPEHASH, shown));
    }

    /// @param unused goes into the bits that are no field
    function pack(Shown memory shown, uint256[] memory words, uint256 unused) private pure returns (Order memory) {
        return
            Order({
                head: (uint256(uint160(shown.author)) << 96) | shown.price,
                terms: (uint256(uint160(shown.counterparty)) << 96) |
                    (uint256(shown.validUntil) << 56) |
                    (uint256(shown.duration) << 24) |
                    (uint256(shown.side) << 16) |
                    (uint256(shown.identityLevel) << 8) |
                    uint8(unused),
                demands: (uint256(uint160(shown.blacklist)) << 96) |
                    (uint256(shown.maxAttestationAge) << 64) |
                    shown.networkFlags,
                replay: (uint256(shown.bond) << 160) |
                    (uint256(shown.epoch) << 128) |
                    (uint256(shown.nonce) << 64) |
                    uint64(unused >> 8),
                tag: shown.tag,
                benchmarks: words
            });
    }

    function cut(uint256[8] memory words, uint256 length) private pure returns (uint256[] memory result) {
        result = new uint256[](length);
        for (uint256 i = 0; i < length; ++i) {
            result[i] = words[i];
        }
    }

    /// hardhat-config: fuzz.runs = 2000
    function testFuzz_equalsAbiEncode(
        Shown memory shown,
        uint256[8] memory words,
        uint256 length,
        uint256 unused
    ) public view {
        uint256[] memory benchmarks = cut(words, bound(length, 0, 8));
        bytes32 actual = this.structHash(pack(shown, benchmarks, unused));
        assertEq(actual, expectedHash(shown, benchmarks), "struct hash");
    }

    /// @dev Every length for every input, so that no length depends on luck.
    function testFuzz_equalsAbiEncodeAtEachLength(Shown memory shown, uint256[8] memory words) public view {
        for (uint256 length = 0; length <= 8; ++length) {
            uint256[] memory benchmarks = cut(words, length);
            bytes32 actual = this.structHash(pack(shown, benchmarks, 0));
            assertEq(actual, expectedHash(shown, benchmarks), "struct hash");
        }
    }

    /// @dev A change of any one bit that is a field changes the hash; a change of an unused one does not.
    function testFuzz_everyFieldBitCounts(
        Shown memory shown,
        uint256[8] memory words,
        uint256 word,
        uint256 bit
    ) public view {
        uint256[] memory benchmarks = cut(words, 2);
        Order memory order = pack(shown, benchmarks, 0);
        bytes32 before = this.structHash(order);
        word = bound(word, 0, 6);
        bit = bound(bit, 0, 255);
        uint256 flip = 1 << bit;
        if (word == 0) order.head ^= flip;
        if (word == 1) order.terms ^= flip;
        if (word == 2) order.demands ^= flip;
        if (word == 3) order.replay ^= flip;
        if (word == 4) order.tag ^= bytes32(flip);
        if (word >= 5) order.benchmarks[word - 5] ^= flip;
        bool unused = (word == 1 && bit < 8) || (word == 3 && bit < 64);
        assertEq(this.structHash(order) == before, unused, "a bit of a field is not hashed, or an unused one is");
    }

    /// @dev The memory that the assembly writes above the free pointer does not disturb what Solidity keeps there.
    function testFuzz_leavesMemoryUsable(Shown memory shown, uint256[8] memory words) public view {
        Order memory order = pack(shown, cut(words, 8), 0);
        (bytes32 first, bytes32 second, uint256 sum) = this.hashTwice(order);
        assertEq(first, second, "the same order hashes to two values");
        assertEq(sum, 6, "memory allocated between the two calls was overwritten");
    }

    function hashTwice(Order calldata order) external pure returns (bytes32 first, bytes32 second, uint256 sum) {
        first = OrderHash.structHash(order);
        uint256[] memory kept = new uint256[](3);
        (kept[0], kept[1], kept[2]) = (1, 2, 3);
        second = OrderHash.structHash(order);
        sum = kept[0] + kept[1] + kept[2];
    }
}
