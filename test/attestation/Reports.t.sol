// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IReports} from "../../contracts/interfaces/IReports.sol";
import {LASTING_ROOT_INTERVAL, MAX_ACTIVE_MASTERNODES, REPORT_ROOTS} from "../../contracts/types/Constants.sol";
import {Report} from "../../contracts/types/Report.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title Reports: quorum by stake, signatures, roots
contract ReportsTest is Attesters {
    function setUp() public {
        deployAttesters();
    }

    /// @dev Nodes with these bonds, in the order of the signer set.
    function formSet(uint256[] memory stakes) private returns (Node[] memory) {
        for (uint256 i = 0; i < stakes.length; ++i) {
            join(stakes[i]);
        }
        masternodes.rotate();
        return sorted(nodes);
    }

    function formSet(uint256 size, uint256 stake) private returns (Node[] memory) {
        uint256[] memory stakes = new uint256[](size);
        for (uint256 i = 0; i < size; ++i) {
            stakes[i] = stake;
        }
        return formSet(stakes);
    }

    function testFuzz_digestIsThatOfTypedData(Report calldata report) public view {
        assertEq(reports.reportDigest(report), digestOf(report), "EIP-712 digest");
    }

    function testFuzz_quorumIsTwoThirdsOfTheStake(uint256 seed, uint256 size, uint256 signers) public {
        size = bound(size, 1, MAX_ACTIVE_MASTERNODES);
        signers &= (1 << size) - 1;
        uint256[] memory stakes = new uint256[](size);
        for (uint256 i = 0; i < size; ++i) {
            stakes[i] = bound(uint256(keccak256(abi.encode(seed, i))), MINIMUM_BOND, 14_000_000e18);
        }
        Node[] memory set = formSet(stakes);
        (uint256 signed, uint256 total) = (0, 0);
        for (uint256 i = 0; i < size; ++i) {
            total += set[i].stake;
            if ((signers >> i) & 1 == 1) signed += set[i].stake;
        }

        endEpoch(1);
        Report memory report = reportFor(1);
        bytes memory signatures = signAll(set, digestOf(report), signers);
        bool enough = signed * 3 >= total * 2;
        if (!enough) vm.expectRevert(abi.encodeWithSelector(IReports.ReportQuorumMissed.selector, signed, total));
        reports.submit(report, signers, signatures);
        (uint256 sequence, ) = reports.latestReport();
        assertEq(sequence, enough ? 1 : 0, "reports accepted");
    }

    function test_quorumIsReachedByExactlyTwoThirds() public {
        uint256[] memory stakes = new uint256[](3);
        (stakes[0], stakes[1], stakes[2]) = (200_000e18, 200_000e18, 200_000e18);
        Node[] memory set = formSet(stakes);
        endEpoch(1);
        Report memory report = reportFor(1);
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportQuorumMissed.selector, 200_000e18, 600_000e18));
        reports.submit(report, 2, signAll(set, digestOf(report), 2));
        assertEq(reports.submit(report, 5, signAll(set, digestOf(report), 5)), 1, "two of three equal nodes");
    }

    function test_quorumIsMissedByOneWei() public {
        uint256[] memory stakes = new uint256[](2);
        (stakes[0], stakes[1]) = (200_000e18, 100_000e18 + 1);
        Node[] memory set = formSet(stakes);
        endEpoch(1);
        Report memory report = reportFor(1);
        uint256 larger = set[0].stake > set[1].stake ? 1 : 2;
        bytes memory signatures = signAll(set, digestOf(report), larger);
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportQuorumMissed.selector, 200_000e18, 300_000e18 + 1));
        reports.submit(report, larger, signatures);
    }

    function testFuzz_newestRootsAreKept_andSomeForGood(uint256 count, uint256 asked) public {
        count = bound(count, 0, 2 * REPORT_ROOTS + 3);
        Node[] memory set = formSet(1, MINIMUM_BOND);
        for (uint256 epoch = 1; epoch <= count; ++epoch) {
            endEpoch(epoch);
            Report memory report = reportFor(epoch);
            reports.submit(report, 1, signAll(set, digestOf(report), 1));
        }
        uint256 oldest = count < REPORT_ROOTS ? 1 : count - REPORT_ROOTS + 1;
        asked = bound(asked, 0, count + 2);
        bool lasts = asked != 0 && asked % LASTING_ROOT_INTERVAL == 0;
        if (asked > count || (asked < oldest && !lasts)) {
            vm.expectRevert(abi.encodeWithSelector(IReports.ReportRootUnknown.selector, asked, oldest, count));
            reports.rootOf(asked);
        } else {
            assertEq(reports.rootOf(asked), keccak256(abi.encode("root", asked)), "root");
        }
    }

    function test_pitfall_21_aSignatureCountsForItsOwnMemberOnly() public {
        Node[] memory set = formSet(3, MINIMUM_BOND);
        endEpoch(1);
        Report memory report = reportFor(1);
        bytes memory one = sign(set[0].key, digestOf(report));
        // the same signature for two members
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportSignatureInvalid.selector, 1, set[1].signer));
        reports.submit(report, 3, bytes.concat(one, one));
        // good signatures in the wrong order
        bytes memory other = sign(set[1].key, digestOf(report));
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportSignatureInvalid.selector, 1, set[1].signer));
        reports.submit(report, 3, bytes.concat(other, one));
        reports.submit(report, 3, bytes.concat(one, other));
    }

    function test_pitfall_21_aSignerThatLeftTheSetSignsNoMore() public {
        Node[] memory set = formSet(3, MINIMUM_BOND);
        skip(EPOCH);
        vm.prank(set[0].owner);
        masternodes.unbond(MINIMUM_BOND);
        masternodes.rotate();
        endEpoch(1);

        Report memory report = reportFor(1);
        report.setId = 1;
        bytes memory signatures = signAll(set, digestOf(report), 7);
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportSetWrong.selector, 1, 2));
        reports.submit(report, 7, signatures);
        report.setId = 2;
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportSignersUnknown.selector, 7, 2));
        reports.submit(report, 7, signatures);
        bytes memory gone = sign(set[0].key, digestOf(report));
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportSignatureInvalid.selector, 0, set[1].signer));
        reports.submit(report, 1, gone);
    }

    function test_aChangeOfTheSetTakesNothingFromAnEpochThatHadEnded() public {
        Node[] memory set = formSet(3, MINIMUM_BOND);
        endEpoch(1);
        Report memory report = reportFor(1);
        bytes memory signatures = signAll(set, digestOf(report), 7);
        vm.prank(set[0].owner);
        masternodes.unbond(MINIMUM_BOND);
        masternodes.rotate();
        reports.submit(report, 7, signatures);

        endEpoch(2);
        Report memory next = reportFor(2);
        next.setId = 1;
        signatures = signAll(set, digestOf(next), 7);
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportSetWrong.selector, 1, 2));
        reports.submit(next, 7, signatures);
    }

    function test_pitfall_58_aSignatureForAnotherChainIsRefused() public {
        Node[] memory set = formSet(1, MINIMUM_BOND);
        endEpoch(1);
        Report memory report = reportFor(1);
        bytes32 here = reports.reportDigest(report);
        vm.chainId(31_338);
        bytes32 there = reports.reportDigest(report);
        assertTrue(here != there, "one digest for two chains");
        assertEq(there, digestOf(report), "digest after a fork of the chain");
        bytes memory signatures = signAll(set, there, 1);
        vm.chainId(31_337);
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportSignatureInvalid.selector, 0, set[0].signer));
        reports.submit(report, 1, signatures);
    }

    /// @dev Without any member, no signature is missing; the report is refused all the same.
    function test_emptySetHasNoQuorum() public {
        Node[] memory set = formSet(1, MINIMUM_BOND);
        vm.prank(set[0].owner);
        masternodes.unbond(MINIMUM_BOND);
        skip(EPOCH);
        masternodes.rotate();
        endEpoch(1);
        Report memory report = reportFor(1);
        vm.expectRevert(abi.encodeWithSelector(IReports.ReportQuorumMissed.selector, 0, 0));
        reports.submit(report, 0, "");
    }
}
