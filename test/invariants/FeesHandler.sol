// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Dividends} from "../../contracts/staking/Dividends.sol";
import {FeeSplitter} from "../../contracts/staking/FeeSplitter.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title A market as the splitter sees it: fees that wait, and go to the collector when somebody asks
contract FeeTill {
    SNM private token;
    address private collector;
    uint256 public waiting;
    bool public broken;

    constructor(SNM token_, address collector_) {
        token = token_;
        collector = collector_;
    }

    function earn(uint256 amount) external {
        waiting += amount;
    }

    /// @dev A broken market pays nothing, and says so.
    function feesHeld() external view returns (uint256) {
        return broken ? 0 : waiting;
    }

    function setBroken(bool broken_) external {
        broken = broken_;
    }

    function collectFees() external returns (uint256 amount) {
        require(!broken && waiting != 0);
        amount = waiting;
        waiting = 0;
        token.transfer(collector, amount);
    }
}

/// @title Holders who lock and unlock while fees come at random, with books of their own
contract FeesHandler is TestBase {
    uint256 public constant HOLDERS = 5;
    uint256 private constant FUNDS = 1_000_000e18;
    uint256 private constant WHOLE = 10_000;

    SNM private token;
    FeeSplitter private splitter;
    Dividends private dividends;
    FeeTill private till;
    address public dao;
    address public masternodes;

    address[] public holders;
    address[3] public recipients;
    /// @notice Ten-thousandths of SNM wei that each of the three should have got, by the split when the fees came.
    uint256[3] public shareDue;
    uint256[3] private shares = [4_000, 4_000, 2_000];
    uint256 public feesIn;
    mapping(address recipient => uint256) public taken;
    uint256 public forwarded;
    uint256 public claimed;
    mapping(address holder => uint256) public claimedBy;
    /// @notice SNM wei that the holder should have earned, rounded down at each payment.
    mapping(address holder => uint256) public due;
    /// @notice By how many wei `due` may be off: roundings of payments, and what the index carries.
    uint256 public slack;
    uint256 public mostLocked;
    /// @notice SNM wei that holders had earned in the moment in which they locked for the first time.
    uint256 public early;
    uint256 public trapped;
    uint256 public twice;

    constructor() {
        vm.warp(1_700_000_000);
        token = SNM(deploy("SNM", abi.encode(address(this))));
        dao = makeAddr("dao");
        splitter = FeeSplitter(deploy("FeeSplitter", abi.encode(token, dao, 4_000, 4_000, 2_000)));
        dividends = Dividends(splitter.dividends());
        masternodes = makeAddr("masternodes");
        till = new FeeTill(token, address(splitter));
        splitter.complete(masternodes, address(till));
        recipients = [address(dividends), masternodes, dao];
        for (uint256 i = 0; i < HOLDERS; ++i) {
            address holder = makeAddr(string.concat("holder", string(abi.encode(i))));
            holders.push(holder);
            token.transfer(holder, FUNDS);
            vm.prank(holder);
            token.approve(address(dividends), type(uint256).max);
            if (i % 2 == 0) {
                vm.prank(holder);
                token.delegate(holder);
            }
        }
    }

    function contracts() external view returns (SNM, FeeSplitter, Dividends) {
        return (token, splitter, dividends);
    }

    function waiting() external view returns (uint256) {
        return till.waiting();
    }

    function isBroken() external view returns (bool) {
        return till.broken();
    }

    function pendingSum() external view returns (uint256 sum) {
        for (uint256 i = 0; i < 3; ++i) sum += splitter.pending(recipients[i]);
    }

    // Fees

    function earn(uint256 amount) external {
        amount = bound(amount, 1, 1_000e18);
        token.transfer(address(till), amount);
        till.earn(amount);
        come(amount);
    }

    function send(uint256 amount) external {
        amount = bound(amount, 1, 1_000);
        token.transfer(address(splitter), amount);
        come(amount);
    }

    /// @dev All that came is split as the split is now, since the split changes after a pull only.
    function come(uint256 amount) private {
        feesIn += amount;
        for (uint256 i = 0; i < 3; ++i) shareDue[i] += amount * shares[i];
    }

    function breakMarket() external {
        till.setBroken(true);
    }

    function mendMarket() external {
        till.setBroken(false);
    }

    function pull() external {
        splitter.pull();
    }

    function setSplit(uint256 first, uint256 second) external {
        // What a broken market keeps would be split as the split is when it comes.
        till.setBroken(false);
        uint256 holdersShare = bound(first, 0, WHOLE);
        uint256 masternodesShare = bound(second, 0, WHOLE - holdersShare);
        uint256 rest = WHOLE - holdersShare - masternodesShare;
        vm.prank(dao);
        splitter.setSplit(uint16(holdersShare), uint16(masternodesShare), uint16(rest));
        shares = [holdersShare, masternodesShare, rest];
    }

    function collectMasternodes() external {
        vm.prank(masternodes);
        taken[masternodes] += splitter.collect();
    }

    function payTreasury() external {
        taken[dao] += splitter.payTreasury();
    }

    // Holders

    function lock(uint256 who, uint256 amount) external {
        address holder = holders[who % HOLDERS];
        amount = bound(amount, 1, token.balanceOf(holder));
        bool first = dividends.lockedOf(holder) == 0;
        uint256 before = dividends.earned(holder);
        share();
        vm.prank(holder);
        dividends.lock(amount);
        if (first) early += dividends.earned(holder) - before;
        if (dividends.totalLocked() > mostLocked) mostLocked = dividends.totalLocked();
        note();
    }

    function unlock(uint256 who, uint256 amount) external {
        address holder = holders[who % HOLDERS];
        amount = bound(amount, 1, dividends.lockedOf(holder));
        skip(1);
        share();
        uint256 before = token.balanceOf(holder);
        vm.prank(holder);
        try dividends.unlock(amount, holder) {
            if (token.balanceOf(holder) != before + amount) ++trapped;
        } catch {
            ++trapped;
        }
        note();
    }

    function claim(uint256 who) external {
        address holder = holders[who % HOLDERS];
        uint256 earned = dividends.earned(holder);
        if (earned == 0) return;
        uint256 before = token.balanceOf(holder);
        vm.prank(holder);
        try dividends.claim(holder) returns (uint256 amount) {
            if (amount != earned || token.balanceOf(holder) != before + amount) ++trapped;
            claimed += amount;
            claimedBy[holder] += amount;
        } catch {
            ++trapped;
        }
    }

    function pullDividends() external {
        share();
        dividends.pull();
    }

    /// @dev Books what the next pull brings: by what each has locked, or for the treasury where nobody has.
    function share() private {
        uint256 amount = splitter.pending(address(dividends));
        if (amount == 0) return;
        taken[address(dividends)] += amount;
        uint256 total = dividends.totalLocked();
        if (total == 0) {
            forwarded += amount;
            return;
        }
        for (uint256 i = 0; i < HOLDERS; ++i) {
            due[holders[i]] += (amount * dividends.lockedOf(holders[i])) / total;
        }
        slack += 1 + (total >> 64);
    }

    function delegate(uint256 who, uint256 to) external {
        vm.prank(holders[who % HOLDERS]);
        dividends.delegate(holders[to % HOLDERS]);
        note();
    }

    function delegateWallet(uint256 who, uint256 to) external {
        vm.prank(holders[who % HOLDERS]);
        token.delegate(holders[to % HOLDERS]);
        note();
    }

    function passTime(uint256 duration) external {
        skip(bound(duration, 1, 10 days));
    }

    /// @dev All votes are at most what holders have in wallets and locked.
    function note() private {
        uint256 votes;
        uint256 owned;
        for (uint256 i = 0; i < HOLDERS; ++i) {
            votes += token.getVotes(holders[i]) + dividends.getVotes(holders[i]);
            owned += token.balanceOf(holders[i]) + dividends.lockedOf(holders[i]);
        }
        if (votes > owned) ++twice;
    }
}
