// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IHardware} from "../../contracts/interfaces/IHardware.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {IReleases} from "../../contracts/interfaces/IReleases.sol";
import {IRewardPrograms} from "../../contracts/interfaces/IRewardPrograms.sol";
import {ITeamPool} from "../../contracts/interfaces/ITeamPool.sol";
import {Gpu, MachineLeaf} from "../../contracts/types/Hardware.sol";
import {HardwareClass} from "../../contracts/types/HardwareClass.sol";
import {Report} from "../../contracts/types/Report.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title The real programs with one node that reports, three machines, and this as the DAO
abstract contract RewardsStage is Attesters {
    uint256 public constant WORKERS = 3;
    uint256 public constant FUNDED = 160_000e18;
    uint256 internal constant VALID_DAYS = 30;

    IRewardPrograms internal programs;
    IHardware internal hardware;
    IMarket internal market;
    ITeamPool internal pool;
    IReleases internal releases;
    Node[] private set;

    address[] public workers;

    /// @param kinds classes that are there, of one to eight cards of any kind
    function deployPrograms(uint8 kinds) internal {
        deployAttesters();
        hardware = IHardware(deploy("Hardware", abi.encode(reports, dao, VALID_DAYS, 7)));
        market = IMarket(deploy("Market", abi.encode(token, reports, hardware, dao, dao, uint256(100))));
        HardwareClass[] memory classes = new HardwareClass[](kinds);
        for (uint8 i = 0; i < kinds; ++i) {
            classes[i].code = string(abi.encodePacked(bytes1(uint8(bytes1("a")) + i)));
            (classes[i].label, classes[i].minGpus, classes[i].maxGpus) = ("Any card", 1, 8);
        }
        address list = deploy("HardwareClasses", abi.encode(address(this), classes));
        pool = ITeamPool(deploy("TeamPool", abi.encode(token, market, address(this))));
        releases = IReleases(deploy("Releases", abi.encode(address(this))));
        bytes memory parts = abi.encode(token, reports, hardware, list, market, pool, address(this), releases);
        programs = IRewardPrograms(deploy("RewardPrograms", parts));
        // The pool obeys a contract, which this is not yet.
        vm.prank(address(market));
        pool.setPrograms(address(programs));
        set.push(join(MINIMUM_BOND));
        masternodes.rotate();
        skip(2 * EPOCH);
        report(keccak256("first"), 0);
        token.transfer(address(programs), FUNDED);
        for (uint256 i = 0; i < WORKERS; ++i) workers.push(makeAddr(string.concat("worker", string(abi.encode(i)))));
    }

    /// @param step in basis points up, or down from 2^255 on
    function report(bytes32 root, uint256 step) internal returns (uint256 sequence) {
        uint256 epoch = reports.currentEpoch();
        endEpoch(epoch);
        Report memory next = reportFor(epoch);
        uint256 change = (uint256(next.rate) * bound(step & 0xffff, 0, 2_000)) / 10_000;
        next.rate = uint80(step >> 255 == 1 ? next.rate - change : next.rate + change);
        next.root = root;
        return reports.submit(next, 1, signAll(set, digestOf(next), 1));
    }

    /// @dev A report whose only leaf is the machine's.
    function attest(address worker, uint256 cards) internal returns (MachineLeaf memory machine) {
        machine.worker = worker;
        machine.measuredAt = uint40(vm.getBlockTimestamp());
        machine.gpus = new Gpu[](cards);
        for (uint256 i = 0; i < cards; ++i) machine.gpus[i].commitment = keccak256(abi.encode(worker, i));
        uint256 sequence = report(hardware.leafOf(machine), 0);
        hardware.submit(machine, sequence, new bytes32[](0));
    }
}
