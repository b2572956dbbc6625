// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IReleases} from "../../contracts/interfaces/IReleases.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title A DAO that publishes versions and ends old ones, now, later and in ways that are refused, while time passes
contract ReleasesHandler is TestBase {
    bytes32 public constant COMPONENT = "agent";
    uint256 public constant HIGHEST = 24;

    /// @notice What was in force at times that are past.
    struct Seen {
        uint256 at;
        uint256 lowest;
    }

    IReleases public releases;
    Seen[] private seen;
    uint256 public decided;
    uint256 public refused;
    /// @notice How often a version that had ended counted again, or a second that is past had another lowest version.
    uint256 public undone;

    constructor() {
        vm.warp(1_700_000_000);
        releases = IReleases(deploy("Releases", abi.encode(address(this))));
        look();
    }

    /// @dev Remembers what is in force, and holds what was against what is told of it now.
    function look() private {
        uint256 last = seen.length == 0 ? 0 : seen[seen.length - 1].lowest;
        uint256 lowest = releases.minimumVersion(COMPONENT);
        if (lowest < last) ++undone;
        seen.push(Seen({at: vm.getBlockTimestamp(), lowest: lowest}));
    }

    function publish(uint256 seed) external {
        releases.publish(COMPONENT, uint32(bound(seed, 1, HIGHEST)), bytes32(seed | 1), "");
    }

    function setMinimum(uint256 version, uint256 ahead) external {
        uint256 from = vm.getBlockTimestamp() + bound(ahead, 0, 5 days);
        if (ahead % 5 == 0) from = ahead % vm.getBlockTimestamp();
        try releases.setMinimum(COMPONENT, uint32(bound(version, 1, HIGHEST)), from) {
            ++decided;
        } catch {
            ++refused;
        }
        check();
    }

    function passTime(uint256 time) external {
        look();
        skip(bound(time, 1, 3 days));
        look();
        check();
    }

    /// @dev A second at which something was decided had another version in force before it, so only earlier ones are sure.
    function check() private {
        for (uint256 i = 0; i < seen.length && seen[i].at < vm.getBlockTimestamp(); ++i) {
            if (i + 1 < seen.length && seen[i + 1].at == seen[i].at) continue;
            if (releases.minimumVersionAt(COMPONENT, seen[i].at) != seen[i].lowest) ++undone;
        }
    }
}
