// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {DealState, PackedDeal, PackedDealFields} from "../../contracts/types/Deal.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title A deal's slot gives back what was put in
contract PackedDealTest is TestBase {
    function testFuzz_fieldsComeBack(uint96 escrow, uint40 billedUntil, uint112 integral) public pure {
        PackedDeal deal = PackedDealFields.pack(escrow, billedUntil, integral);
        assertEq(deal.escrow(), escrow, "escrow");
        assertEq(deal.billedUntil(), billedUntil, "billedUntil");
        assertEq(deal.integral(), integral, "integral");
        DealState memory state = deal.unpack();
        assertEq(state.escrow, escrow, "unpacked escrow");
        assertEq(state.billedUntil, billedUntil, "unpacked billedUntil");
        assertEq(state.integral, integral, "unpacked integral");
        assertFalse(state.holdsBond, "a deal that runs holds its bond");
    }

    function testFuzz_openIsWhatHoldsEscrow(uint96 escrow, uint40 time, uint112 integral, bool holdsBond) public pure {
        if (escrow == 0) escrow = 1;
        assertTrue(PackedDealFields.pack(escrow, time, integral).isOpen(), "a deal with escrow is closed");
        assertFalse(PackedDealFields.mark(time, integral, holdsBond).isOpen(), "a mark is open");
        assertFalse(PackedDeal.wrap(0).isOpen(), "an empty slot is open");
    }

    function testFuzz_marksComeBack(uint40 time, uint112 integral, bool holdsBond) public pure {
        DealState memory state = PackedDealFields.mark(time, integral, holdsBond).unpack();
        assertEq(state.escrow, 0, "escrow of a mark");
        assertEq(state.billedUntil, time, "time of a mark");
        assertEq(state.integral, integral, "integral of a mark");
        assertEq(state.holdsBond, holdsBond, "bond of a mark");
    }

    function testFuzz_differentFieldsNeverShareASlot(
        uint96 escrow,
        uint40 billedUntil,
        uint112 integral,
        uint256 flip
    ) public pure {
        PackedDeal deal = PackedDealFields.pack(escrow, billedUntil, integral);
        flip = bound(flip, 0, 247);
        if (flip < 96) escrow ^= uint96(1 << flip);
        else if (flip < 136) billedUntil ^= uint40(1 << (flip - 96));
        else integral ^= uint112(1 << (flip - 136));
        PackedDeal other = PackedDealFields.pack(escrow, billedUntil, integral);
        assertTrue(PackedDeal.unwrap(deal) != PackedDeal.unwrap(other), "two states in one slot");
    }
}
