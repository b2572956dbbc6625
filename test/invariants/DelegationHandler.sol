// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardSourceMock} from "../../contracts/mocks/RewardSourceMock.sol";
import {IDelegation} from "../../contracts/interfaces/IDelegation.sol";
import {IDuty} from "../../contracts/interfaces/IDuty.sol";
import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {
    MAX_BOND,
    MAX_COMMISSION,
    MAX_SLASH,
    MAX_UNBONDING,
    MIN_BOND,
    MIN_UNBONDING
} from "../../contracts/types/Constants.sol";
import {Report} from "../../contracts/types/Report.sol";
import {AttesterDeployment} from "../helpers/AttesterDeployment.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title Four nodes with owners, and people who delegate, leave, move, earn and are slashed at random
contract DelegationHandler is Attesters {
    /// @notice One line for each way in which a pool did not do as it should.
    enum Fault {
        None,
        DepositLost,
        DepositGained,
        OtherPoolTouched,
        UnbondingSpared,
        EarlyWithdrawal,
        ReleaseMoved,
        BondRaisedEarly,
        CommissionTooHigh,
        UndueReward
    }

    uint256 public constant NODES = 4;
    uint256 public constant ACCOUNTS = 10;
    uint256 private constant FUNDS = 3_000_000e18;

    /// @notice The first four own the nodes.
    address[] public accounts;
    uint256 public paidIn;
    uint256 public paidOut;
    uint256 public slashed;
    uint256 public collected;
    uint256 public commissions;
    uint256 public donated;
    /// @notice How often each call did its work.
    mapping(bytes4 call => uint256) public done;
    mapping(Fault => uint256) public faults;

    IDuty private duty;
    RewardSourceMock private source;
    uint256 private earliestRaise;
    uint256 private bondBefore;
    mapping(address owner => uint256) private highestCommission;

    constructor(AttesterDeployment deployment) {
        nameThem();
        (token, masternodes, reports, duty, source) = deployment.handOver();
        for (uint256 i = 0; i < NODES; ++i) {
            accounts.push(join(MINIMUM_BOND * (i + 1)).owner);
            paidIn += MINIMUM_BOND * (i + 1);
        }
        masternodes.rotate();
        for (uint256 i = NODES; i < ACCOUNTS; ++i) accounts.push(makeAddr(string(abi.encode("delegator", i))));
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            token.transfer(accounts[i], FUNDS);
            vm.startPrank(accounts[i]);
            token.approve(address(masternodes), type(uint256).max);
            token.delegate(accounts[i]);
            vm.stopPrank();
        }
        bondBefore = masternodes.minimumBond();
    }

    function contracts() external view returns (SNM, IMasternodes, IDuty) {
        return (token, masternodes, duty);
    }

    function any(uint256 who) private view returns (address) {
        return accounts[who % ACCOUNTS];
    }

    function node(uint256 which) private view returns (address) {
        return accounts[which % NODES];
    }

    /// @dev Which pools are which, but for one of them.
    function others(address owner) private view returns (bytes32 hash) {
        for (uint256 i = 0; i < NODES; ++i) {
            if (accounts[i] != owner) hash = keccak256(abi.encode(hash, masternodes.pool(accounts[i])));
        }
    }

    modifier onlyPool(address owner) {
        bytes32 before = others(owner);
        _;
        if (others(owner) != before) ++faults[Fault.OtherPoolTouched];
        ++done[msg.sig];
    }

    // Stake

    function delegate(uint256 who, uint256 which, uint256 amount) external onlyPool(node(which)) {
        address account = any(who);
        masternodes.settle(node(which));
        (uint256 before, ) = masternodes.stakeOf(node(which), account);
        amount = bound(amount, 1, token.balanceOf(account));
        vm.prank(account);
        masternodes.delegate(node(which), amount);
        paidIn += amount;
        (uint256 stake, ) = masternodes.stakeOf(node(which), account);
        // The price of a share is all that rounding can take.
        if (stake + 1 + amount / 1e9 < before + amount) ++faults[Fault.DepositLost];
        if (stake > before + amount + 1) ++faults[Fault.DepositGained];
    }

    function undelegate(uint256 who, uint256 which, uint256 amount) public onlyPool(node(which)) {
        address account = any(who);
        (uint256 stake, ) = masternodes.stakeOf(node(which), account);
        uint256 count = masternodes.unbondingsOf(node(which), account).length;
        bytes32 before = releases(account, node(which), count);
        vm.prank(account);
        masternodes.undelegate(node(which), amount == type(uint256).max ? amount : bound(amount, 1, stake));
        if (count < 8 && releases(account, node(which), count) != before) ++faults[Fault.ReleaseMoved];
    }

    function undelegateAll(uint256 who, uint256 which) external {
        undelegate(who, which, type(uint256).max);
    }

    /// @param count of the oldest parts
    function releases(address account, address owner, uint256 count) private view returns (bytes32 hash) {
        IDelegation.Unbonding[] memory parts = masternodes.unbondingsOf(owner, account);
        for (uint256 i = 0; i < count; ++i) hash = keccak256(abi.encode(hash, parts[i].releaseAt));
    }

    function withdraw(uint256 who, uint256 which) external onlyPool(node(which)) {
        address account = any(who);
        uint256 due = dueOf(account, node(which));
        vm.prank(account);
        uint256 amount = masternodes.withdrawFrom(node(which), account);
        if (amount > due) ++faults[Fault.EarlyWithdrawal];
        paidOut += amount;
    }

    function redelegate(uint256 who, uint256 from, uint256 to) external {
        address account = any(who);
        uint256 due = dueOf(account, node(from));
        vm.prank(account);
        if (masternodes.redelegate(node(from), node(to)) > due) ++faults[Fault.EarlyWithdrawal];
        ++done[msg.sig];
    }

    /// @dev Parts are rounded down one by one, a withdrawal once.
    function dueOf(address account, address owner) private view returns (uint256 due) {
        IDelegation.Unbonding[] memory parts = masternodes.unbondingsOf(owner, account);
        for (uint256 i = 0; i < parts.length; ++i) {
            if (vm.getBlockTimestamp() >= parts[i].releaseAt) due += parts[i].amount + 1;
        }
    }

    function donate(uint256 who, uint256 amount) external {
        amount = bound(amount, 1, token.balanceOf(any(who)) / 100);
        vm.prank(any(who));
        token.transfer(address(masternodes), amount);
        donated += amount;
    }

    // Seats and slashes

    function slash(uint256 which, uint256 share, uint256 harm) external onlyPool(node(which)) {
        address owner = node(which);
        masternodes.settle(owner);
        IDelegation.PoolState memory before = masternodes.pool(owner);
        vm.prank(dao);
        uint256 amount = masternodes.slash(owner, bound(share, 1, MAX_SLASH), harm, guardian, address(0), "reason");
        slashed += amount;
        IDelegation.PoolState memory left = masternodes.pool(owner);
        // Both lose the same part, but for a wei.
        uint256 fair = (before.unbonding * amount) / (before.stake + before.unbonding);
        if (before.unbonding - left.unbonding != fair) ++faults[Fault.UnbondingSpared];
    }

    function jail(uint256 which, uint256 duration) external {
        vm.prank(dao);
        masternodes.jail(node(which), bound(duration, 0, 30 days));
    }

    function activate(uint256 which) external {
        vm.prank(node(which));
        masternodes.activate();
    }

    // Rewards

    function collect(uint256 fees, uint256 subsidy) external {
        (fees, subsidy) = (bound(fees, 0, 10_000e18), bound(subsidy, 0, 100_000e18));
        token.transfer(address(source), fees + subsidy);
        source.setRewards(fees, subsidy);
        duty.collectRewards();
        collected += fees + subsidy;
    }

    /// @dev All nodes report a tree of one leaf: its root is the leaf.
    function claim(uint256 which, uint256 growth) external onlyPool(node(which)) {
        address owner = node(which);
        (uint256 earned, , uint256 owed) = duty.dutyOf(owner);
        earned += bound(growth, 1, 60_000e18);
        uint256 asOf = vm.getBlockTimestamp();
        reportRoot(duty.leafOf(owner, asOf, earned));
        (uint256 sequence, ) = reports.latestReport();
        uint256 amount = duty.claimDuty(owner, sequence, asOf, earned, new bytes32[](0));
        (, , uint256 owedNow) = duty.dutyOf(owner);
        if (duty.totalClaimed() > collected) ++faults[Fault.UndueReward];
        if (owedNow - owed > (amount * highestCommission[owner]) / 10_000) ++faults[Fault.CommissionTooHigh];
    }

    function reportRoot(bytes32 root) private {
        endEpoch(reports.currentEpoch());
        Report memory report = reportFor(reports.currentEpoch() - 1);
        report.root = root;
        Node[] memory set = sorted(nodes);
        reports.submit(report, (1 << NODES) - 1, signAll(set, digestOf(report), (1 << NODES) - 1));
    }

    function payCommission(uint256 which) external {
        commissions += duty.payCommission(node(which));
        ++done[msg.sig];
    }

    /// @dev A claim never pays more than the highest commission that was ever in force before it.
    function announceCommission(uint256 which, uint256 commission) external {
        address owner = node(which);
        (uint256 inForce, , ) = duty.commissionOf(owner);
        vm.prank(owner);
        duty.announceCommission(bound(commission, inForce < 500 ? 0 : inForce - 500, inForce + 500));
        if (inForce > highestCommission[owner]) highestCommission[owner] = inForce;
        if (inForce > MAX_COMMISSION) ++faults[Fault.CommissionTooHigh];
    }

    function settle(uint256 which) external onlyPool(node(which)) {
        masternodes.settle(node(which));
    }

    // Time and parameters

    function passTime(uint256 duration) external {
        skip(bound(duration, 1, 10 days));
        for (uint256 i = 0; i < NODES; ++i) {
            (uint256 inForce, , ) = duty.commissionOf(accounts[i]);
            if (inForce > highestCommission[accounts[i]]) highestCommission[accounts[i]] = inForce;
        }
        if (masternodes.minimumBond() > bondBefore && vm.getBlockTimestamp() < earliestRaise) {
            ++faults[Fault.BondRaisedEarly];
        }
    }

    function setMinimumBond(uint256 minimumBond) external {
        bondBefore = masternodes.minimumBond();
        earliestRaise = vm.getBlockTimestamp() + masternodes.unbondingPeriod();
        vm.prank(dao);
        masternodes.setMinimumBond(bound(minimumBond, MIN_BOND, MAX_BOND));
        if (masternodes.minimumBond() > bondBefore) ++faults[Fault.BondRaisedEarly];
    }

    function setUnbondingPeriod(uint256 period) external {
        bytes32 before = allReleases();
        vm.prank(dao);
        masternodes.setUnbondingPeriod(bound(period, MIN_UNBONDING, MAX_UNBONDING));
        if (allReleases() != before) ++faults[Fault.ReleaseMoved];
    }

    function allReleases() private view returns (bytes32 hash) {
        for (uint256 i = 0; i < ACCOUNTS * NODES; ++i) {
            (address account, address owner) = (accounts[i / NODES], accounts[i % NODES]);
            uint256 count = masternodes.unbondingsOf(owner, account).length;
            hash = keccak256(abi.encode(hash, releases(account, owner, count)));
        }
    }
}
