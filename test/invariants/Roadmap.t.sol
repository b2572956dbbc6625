// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IRoadmap} from "../../contracts/interfaces/IRoadmap.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {RoadmapHandler} from "./RoadmapHandler.sol";

/// @title What holds for the roadmap after any sequence of calls
contract RoadmapInvariants is TestBase {
    /// @dev Epochs back that are looked at.
    uint256 private constant BACK = 4;

    RoadmapHandler private handler;
    IRoadmap private roadmap;

    function setUp() public {
        handler = new RoadmapHandler();
        roadmap = handler.roadmap();
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        handler.support(1, 6, 99); // features 1 and 2
        handler.support(1, 12, 4); // 2 and 3 instead
        handler.transfer(1, 2, 500_000e18);
        handler.support(2, 2, 99);
        handler.lock(2, 1_000e18);
        handler.stake(3, 1_000e18);
        handler.delegateVotes(4, 5);
        handler.closeFeature(1);
        handler.support(1, 8, 50);
        invariant_75_noSnmIsRankedTwice();
        handler.passTime(30 hours);
        handler.count(1, 2);
        handler.unlock(2, 500e18);
        handler.unstake(3, 500e18);
        handler.addFeature();
        invariant_75_noSnmIsRankedTwice();
        assertEq(handler.changed(), 2, "changed its mind");
        assertTrue(handler.weightBooked(3) > 0, "counted again");
        assertEq(handler.weightBooked(2), 0, "closed before the epoch");
        (, uint256[] memory weights) = roadmap.ranking();
        assertTrue(weights[0] > 0, "ranked");
    }

    function invariant_75_noSnmIsRankedTwice() public view {
        uint256 newest = roadmap.currentEpoch();
        for (uint256 epoch = newest > BACK ? newest - BACK : 1; epoch <= newest; ++epoch) {
            uint256 sum = 0;
            for (uint256 id = 1; id <= roadmap.featureCount(); ++id) sum += roadmap.weightIn(id, epoch);
            assertLe(sum, handler.votesOf(epoch), "weights beyond the votes of the epoch's start");
        }
        assertLe(handler.votesOf(newest), handler.supply(), "votes beyond the supply");
        for (uint256 id = 1; id <= roadmap.featureCount(); ++id) {
            assertEq(roadmap.weightIn(id, newest), handler.weightBooked(id), "weight as each account divided it last");
        }
        assertEq(handler.moved(), 0, "votes of the epoch's start changed in it");
    }

    function invariant_75_rankingIsInOrder() public view {
        (uint256[] memory ids, uint256[] memory weights) = roadmap.ranking();
        for (uint256 i = 0; i < ids.length; ++i) {
            assertEq(weights[i], roadmap.weightIn(ids[i], roadmap.currentEpoch()), "weight");
            assertEq(roadmap.featureOf(ids[i]).closedAt, 0, "open");
            if (i == 0) continue;
            bool inOrder = weights[i] < weights[i - 1] || (weights[i] == weights[i - 1] && ids[i] > ids[i - 1]);
            assertTrue(inOrder, "order");
        }
    }
}
