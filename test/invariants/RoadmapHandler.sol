// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IDividends} from "../../contracts/interfaces/IDividends.sol";
import {IRoadmap} from "../../contracts/interfaces/IRoadmap.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title Holders who divide their votes between features, again and again, while their SNM goes from hand to hand, into locks and into
/// stake, and the DAO opens and closes features: with books of their own
contract RoadmapHandler is Attesters {
    uint256 public constant ACCOUNTS = 6;
    uint256 public constant LENGTH = 1 days;
    uint256 private constant FUNDS = 1_000_000e18;
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MOST_FEATURES = 12;

    /// @param countedIn the epoch in which it was counted last
    struct Choice {
        uint256[] features;
        uint16[] shares;
        uint256 countedIn;
    }

    IRoadmap public roadmap;
    IGovernor private governor;
    IDividends private dividends;
    address private node;

    address[] public accounts;
    mapping(address account => Choice) private choices;
    mapping(uint256 epoch => bool) private noted;
    /// @notice Votes of all at the start of an epoch.
    mapping(uint256 epoch => uint256) public votesOf;
    mapping(uint256 epoch => mapping(address account => uint256)) private votesAt;
    mapping(uint256 featureId => uint256) private closedAt;
    /// @notice How often votes of the epoch's start were others later in it.
    uint256 public moved;
    /// @notice How often a call did its work.
    mapping(bytes4 call => uint256) public done;
    /// @notice How often somebody changed its mind in an epoch in which it was counted.
    uint256 public changed;

    constructor() {
        vm.warp(1_700_000_000);
        nameThem();
        deployVotes();
        roadmap = IRoadmap(deploy("Roadmap", abi.encode(governor, address(this), LENGTH)));
        for (uint256 i = 0; i < 5; ++i) addFeature();
        skip(LENGTH);
        noteStart();
    }

    /// @dev The real ones. The governor's other parts are of no use here.
    function deployVotes() private {
        token = SNM(deploy("SNM", abi.encode(address(this))));
        masternodes = deployMasternodes(token, UNBONDING, EPOCH);
        address source = deploy("RewardSourceMock", abi.encode(token));
        dividends = IDividends(deploy("Dividends", abi.encode(token, source, dao)));
        (uint256 delay, uint256 period, uint256 late, uint256 threshold) = (1 days, 7 days, 1 days, 0);
        bytes memory parts = abi.encode(token, dividends, masternodes, dao, address(0), delay, period, late, threshold);
        governor = IGovernor(deploy("SonmGovernor", parts));
        node = join(MINIMUM_BOND).owner;
        accounts.push(node);
        for (uint256 i = 1; i < ACCOUNTS; ++i) accounts.push(makeAddr(string(abi.encode("holder", i))));
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            token.transfer(accounts[i], FUNDS);
            vm.startPrank(accounts[i]);
            token.approve(address(masternodes), type(uint256).max);
            token.approve(address(dividends), type(uint256).max);
            token.delegate(accounts[i]);
            vm.stopPrank();
        }
    }

    modifier counts() {
        noteStart();
        _;
        ++done[msg.sig];
    }

    /// @dev Keeps the votes of the epoch's start when it is seen first, and compares later.
    function noteStart() private {
        uint256 epoch = roadmap.currentEpoch();
        uint256 start = roadmap.epochStart(epoch);
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            uint256 votes = governor.getVotes(accounts[i], start - 1);
            if (noted[epoch] && votesAt[epoch][accounts[i]] != votes) ++moved;
            if (noted[epoch]) continue;
            votesAt[epoch][accounts[i]] = votes;
            votesOf[epoch] += votes;
        }
        noted[epoch] = true;
    }

    function any(uint256 who) private view returns (address) {
        return accounts[who % ACCOUNTS];
    }

    // The roadmap

    function addFeature() public {
        require(roadmap.featureCount() < MOST_FEATURES);
        roadmap.addFeature("A feature", 1, 0, "");
    }

    function closeFeature(uint256 seed) external counts {
        uint256 featureId = 1 + (seed % roadmap.featureCount());
        roadmap.closeFeature(featureId, seed % 2 == 0);
        closedAt[featureId] = vm.getBlockTimestamp();
    }

    /// @dev Up to eight of the open ones, by the bits of `which`; the shares may be more than there is, which is refused.
    function support(uint256 who, uint256 which, uint256 shares) external counts {
        address account = any(who);
        Choice memory choice;
        choice.countedIn = roadmap.currentEpoch();
        choice.features = new uint256[](8);
        choice.shares = new uint16[](8);
        uint256 length = 0;
        for (uint256 id = 1; id <= roadmap.featureCount() && length < 8; ++id) {
            if (closedAt[id] != 0 || (which >> id) & 1 == 0) continue;
            choice.features[length] = id;
            choice.shares[length] = uint16(1 + ((shares >> (16 * length)) % (WHOLE / 3)));
            ++length;
        }
        (uint256[] memory features, uint16[] memory parts) = (choice.features, choice.shares);
        assembly ("memory-safe") {
            mstore(features, length)
            mstore(parts, length)
        }
        vm.prank(account);
        roadmap.support(features, parts);
        if (choices[account].countedIn == choice.countedIn) ++changed;
        choices[account] = choice;
    }

    function count(uint256 who, uint256 other) external counts {
        address[] memory list = new address[](3);
        (list[0], list[1], list[2]) = (any(who), any(other), any(who));
        roadmap.count(list);
        for (uint256 i = 0; i < list.length; ++i) {
            if (choices[list[i]].features.length != 0) choices[list[i]].countedIn = roadmap.currentEpoch();
        }
    }

    // What moves votes

    function transfer(uint256 from, uint256 to, uint256 amount) external counts {
        amount = bound(amount, 0, token.balanceOf(any(from)));
        vm.prank(any(from));
        token.transfer(any(to), amount);
    }

    function delegateVotes(uint256 from, uint256 to) external counts {
        vm.prank(any(from));
        token.delegate(any(to));
    }

    function lock(uint256 who, uint256 amount) external counts {
        amount = bound(amount, 1, token.balanceOf(any(who)));
        vm.prank(any(who));
        dividends.lock(amount);
    }

    function unlock(uint256 who, uint256 amount) external counts {
        amount = bound(amount, 1, dividends.lockedOf(any(who)));
        vm.prank(any(who));
        dividends.unlock(amount, any(who));
    }

    function stake(uint256 who, uint256 amount) external counts {
        amount = bound(amount, 1e18, token.balanceOf(any(who)));
        vm.prank(any(who));
        masternodes.delegate(node, amount);
    }

    function unstake(uint256 who, uint256 amount) external counts {
        (uint256 staked, ) = masternodes.stakeOf(node, any(who));
        amount = bound(amount, 1, staked);
        vm.prank(any(who));
        masternodes.undelegate(node, amount);
    }

    function passTime(uint256 time) external counts {
        skip(bound(time, 0, 30 hours));
        noteStart();
    }

    // The books

    /// @return weight that a feature should have in the epoch that runs
    function weightBooked(uint256 featureId) external view returns (uint256 weight) {
        uint256 epoch = roadmap.currentEpoch();
        if (closedAt[featureId] != 0 && closedAt[featureId] < roadmap.epochStart(epoch)) return 0;
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            Choice memory choice = choices[accounts[i]];
            if (choice.countedIn != epoch) continue;
            for (uint256 k = 0; k < choice.features.length; ++k) {
                if (choice.features[k] != featureId) continue;
                weight += (votesAt[epoch][accounts[i]] * choice.shares[k]) / WHOLE;
            }
        }
    }

    function supply() external view returns (uint256) {
        return token.SUPPLY();
    }
}
