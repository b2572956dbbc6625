// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IReleases} from "../../contracts/interfaces/IReleases.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {ReleasesHandler} from "./ReleasesHandler.sol";

/// @title What holds for released versions after any sequence of calls
contract ReleasesInvariants is TestBase {
    ReleasesHandler private handler;
    IReleases private releases;
    bytes32 private component;

    function setUp() public {
        handler = new ReleasesHandler();
        (releases, component) = (handler.releases(), handler.COMPONENT());
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        handler.publish(3);
        handler.publish(7);
        handler.setMinimum(3, 1 days + 1);
        handler.passTime(2 days);
        handler.setMinimum(5, 1);
        handler.setMinimum(7, 5);
        invariant_76_aVersionEndsOnceAndForGood();
        assertEq(handler.decided(), 2, "decided");
        assertEq(handler.refused(), 1, "refused");
        assertEq(releases.minimumVersion(component), 7, "in force");
    }

    function invariant_76_aVersionEndsOnceAndForGood() public view {
        assertEq(handler.undone(), 0, "what is past changed, or came back");
        uint256 now_ = vm.getBlockTimestamp();
        uint256 last = 0;
        for (uint32 version = 0; version <= handler.HIGHEST(); ++version) {
            uint256 end = releases.outdatedFrom(component, version);
            assertTrue(end >= last, "an older version ends later");
            last = end;
            if (end == type(uint256).max) {
                assertLe(releases.minimumVersionAt(component, end), version, "it never ends");
                continue;
            }
            assertTrue(releases.minimumVersionAt(component, end) > version, "ended in its second");
            assertLe(releases.minimumVersionAt(component, end - 1), version, "counted in the second before");
            assertEq(releases.minimumVersion(component) > version, end <= now_, "in force now");
        }
    }
}
