// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {ILedger} from "../../contracts/interfaces/ILedger.sol";
import {MAX_UNBONDING, MIN_UNBONDING} from "../../contracts/types/Constants.sol";
import {GovernanceStage} from "./GovernanceStage.sol";

/// @title Proposals of every kind, on the way to their end or taken back, with books of their own
abstract contract GovernanceProposals is GovernanceStage {
    /// @notice One line for each way in which a decision did not go as it should.
    enum Fault {
        None,
        ExecutedEarly,
        ExecutedThoughCancelled,
        ExecutedWithOtherCode,
        DelayTooShort,
        FastBeyondTheLimit,
        TraceOff,
        OutsiderObeyed
    }

    enum Kind {
        SmallPayment,
        LargePayment,
        Coin,
        Deposit,
        Unbonding,
        Mixed,
        Changeable,
        Nested,
        Punishment
    }

    /// @param snm wei of SNM that leave when it is executed
    /// @param coin wei of the chain's coin that do
    /// @param period seconds that it sets unbonding to, 0 for none
    /// @param codeHash of the target whose code may change, when it was proposed
    /// @param queuedAt unix seconds
    /// @param least seconds that it has to wait
    /// @param cancelled by guardian or proposer
    struct Book {
        Kind kind;
        uint256 snm;
        uint256 coin;
        uint256 period;
        bytes32 codeHash;
        uint256 queuedAt;
        uint256 least;
        bool cancelled;
        bool executed;
    }

    uint256 public constant KINDS = 9;
    uint256 private constant MOST = 10;

    uint256[] public proposals;
    mapping(uint256 proposalId => Book) public books;
    mapping(Kind => uint256) public executed;
    mapping(Fault => uint256) public faults;
    uint256 public refusedEarly;
    uint256 public refusedForCode;
    uint256 public vetoes;
    uint256 public withdrawn;
    uint256 public nested;
    uint256 public defeated;

    address internal payee;
    /// @dev A contract whose code changes now and then.
    address internal changeable;
    uint256 private unbondingSet;
    uint256 private mostHeld;
    /// @dev Payments that waited for less than others, and when they were queued.
    uint256[] private fastAmounts;
    uint256[] private fastTimes;

    function proposalsSoFar() external view returns (uint256) {
        return proposals.length;
    }

    function any(uint256 who) internal view returns (address) {
        return accounts[who % ACCOUNTS];
    }

    function anyProposal(uint256 which) private view returns (uint256) {
        return proposals[which % proposals.length];
    }

    function single(
        address target,
        bytes memory data
    ) internal pure returns (address[] memory targets, uint256[] memory values, bytes[] memory datas) {
        return list(target, 0, data, 1);
    }

    function list(
        address target,
        uint256 value,
        bytes memory data,
        uint256 length
    ) private pure returns (address[] memory targets, uint256[] memory values, bytes[] memory datas) {
        targets = new address[](length);
        values = new uint256[](length);
        datas = new bytes[](length);
        (targets[0], values[0], datas[0]) = (target, value, data);
    }

    // Proposing

    /// @param more whether it is odd says whether another one goes with it, and the rest of which kind that is
    function propose(uint256 who, uint256 kind, uint256 amount, uint256 more) external {
        propose(who, kind, amount);
        if (more % 2 == 1) propose(who, more / 2, amount);
    }

    function propose(uint256 who, uint256 kind, uint256 amount) private {
        require(proposals.length < MOST);
        Book memory book;
        book.kind = Kind(kind % KINDS);
        (address[] memory targets, uint256[] memory values, bytes[] memory datas) = callsOf(book, amount);
        string memory title = string(abi.encode(proposals.length));
        vm.prank(any(who));
        uint256 proposalId = votes().propose(targets, values, datas, title);
        book.codeHash = changeable.codehash;
        books[proposalId] = book;
        proposals.push(proposalId);
    }

    function callsOf(
        Book memory book,
        uint256 amount
    ) private view returns (address[] memory targets, uint256[] memory values, bytes[] memory datas) {
        Kind kind = book.kind;
        if (kind == Kind.SmallPayment || kind == Kind.LargePayment || kind == Kind.Mixed) {
            bool large = kind == Kind.LargePayment;
            book.snm = large ? bound(amount, 100_000e18, 1_000_000e18) : bound(amount, 1, 15_000e18);
            bytes memory paying = abi.encodeCall(token.transfer, (payee, book.snm));
            (targets, values, datas) = list(address(token), 0, paying, kind == Kind.Mixed ? 2 : 1);
            if (kind == Kind.Mixed) (targets[1], datas[1]) = (address(masternodes), unbondingCall(book, amount));
        } else if (kind == Kind.Coin) {
            book.coin = bound(amount, 1, 1 ether);
            return list(payee, book.coin, "", 1);
        } else if (kind == Kind.Deposit) {
            book.snm = bound(amount, 1, 1_000e18);
            (targets, values, datas) = list(
                address(token),
                0,
                abi.encodeCall(token.approve, (address(market), book.snm)),
                2
            );
            (targets[1], datas[1]) = (address(market), abi.encodeCall(ILedger.deposit, (book.snm)));
        } else if (kind == Kind.Unbonding) {
            return single(address(masternodes), unbondingCall(book, amount));
        } else if (kind == Kind.Punishment) {
            // For no time, so that books need not follow it.
            return single(address(masternodes), abi.encodeCall(masternodes.jail, (accounts[0], 0)));
        } else if (kind == Kind.Changeable) {
            return single(changeable, "");
        } else {
            return single(address(this), abi.encodeCall(this.onCalled, ()));
        }
    }

    function unbondingCall(Book memory book, uint256 amount) private view returns (bytes memory) {
        book.period = bound(amount, MIN_UNBONDING, MAX_UNBONDING);
        return abi.encodeCall(masternodes.setUnbondingPeriod, (book.period));
    }

    // Voting

    function vote(uint256 who, uint256 which, uint256 choice) external {
        vm.prank(any(who));
        votes().castVote(anyProposal(which), uint8(choice % 3));
    }

    function veto(uint256 which) external {
        vm.prank(guardian);
        governor.veto(anyProposal(which), "reason");
        books[anyProposal(which)].cancelled = true;
        ++vetoes;
    }

    function cancel(uint256 which) external {
        uint256 proposalId = anyProposal(which);
        vm.prank(votes().proposalProposer(proposalId));
        governor.cancel(proposalId);
        books[proposalId].cancelled = true;
        ++withdrawn;
    }

    /// @dev The next steps of a proposal, once the time of each has come. Others that are voted on or accepted then come along.
    function advance(uint256 which, uint256 early, uint256 steps) external {
        for (uint256 i = bound(steps, 1, 5); i > 0; --i) step(which, early);
    }

    /// @param early seconds before it is due at which its execution is tried
    function step(uint256 which, uint256 early) private {
        uint256 proposalId = anyProposal(which);
        IGovernor.ProposalState state = votes().state(proposalId);
        if (state == IGovernor.ProposalState.Pending) {
            jump(votes().proposalSnapshot(proposalId) + 1);
        } else if (state == IGovernor.ProposalState.Active) {
            for (uint256 i = 0; i < proposals.length; ++i) voteAll(proposals[i]);
            jump(votes().proposalDeadline(proposalId) + 1);
            if (votes().state(proposalId) == IGovernor.ProposalState.Defeated) ++defeated;
        } else if (state == IGovernor.ProposalState.Succeeded) {
            for (uint256 i = 0; i < proposals.length; ++i) {
                if (votes().state(proposals[i]) == IGovernor.ProposalState.Succeeded) queue(i);
            }
        } else if (state == IGovernor.ProposalState.Queued) {
            uint256 due = votes().proposalEta(proposalId);
            jump(due - bound(early, 1, 1 days));
            if (vm.getBlockTimestamp() < due) execute(which);
            jump(due);
            execute(which);
        }
    }

    /// @dev Whoever has not yet is in favour.
    function voteAll(uint256 proposalId) private {
        if (votes().state(proposalId) != IGovernor.ProposalState.Active) return;
        for (uint256 i = 0; i < ACCOUNTS; ++i) {
            if (votes().hasVoted(proposalId, accounts[i])) continue;
            vm.prank(accounts[i]);
            votes().castVote(proposalId, 1);
        }
    }

    function queue(uint256 which) public {
        uint256 proposalId = anyProposal(which);
        governor.queue(proposalId);
        Book storage book = books[proposalId];
        uint256 delay = votes().proposalEta(proposalId) - vm.getBlockTimestamp();
        (book.queuedAt, book.least) = (vm.getBlockTimestamp(), leastDelay(book));
        if (delay < book.least) ++faults[Fault.DelayTooShort];
        if (book.snm != 0 && delay < STANDARD) noteFast(book.snm);
    }

    function leastDelay(Book memory book) private view returns (uint256) {
        if (book.kind == Kind.SmallPayment || book.kind == Kind.Punishment) return FAST;
        if (book.period == 0) return STANDARD;
        uint256 unbonding = masternodes.unbondingPeriod();
        if (unbondingSet > unbonding) unbonding = unbondingSet;
        return unbonding + FAST > STANDARD ? unbonding + FAST : STANDARD;
    }

    /// @dev Two periods touch in any 30 days, so no more than twice the limit is fast in them.
    function noteFast(uint256 amount) private {
        fastAmounts.push(amount);
        fastTimes.push(vm.getBlockTimestamp());
        uint256 held = token.balanceOf(dao);
        if (held > mostHeld) mostHeld = held;
        uint256 sum;
        for (uint256 i = 0; i < fastAmounts.length; ++i) {
            if (fastTimes[i] + 30 days > vm.getBlockTimestamp()) sum += fastAmounts[i];
        }
        if (sum > (2 * (mostHeld > TREASURY_FUNDS ? mostHeld : TREASURY_FUNDS)) / 1_000) {
            ++faults[Fault.FastBeyondTheLimit];
        }
    }

    // Executing

    function execute(uint256 which) public {
        uint256 proposalId = anyProposal(which);
        Book memory book = books[proposalId];
        bool isEarly = vm.getBlockTimestamp() < book.queuedAt + book.least;
        bool isOther = book.kind == Kind.Changeable && changeable.codehash != book.codeHash;
        try governor.execute(proposalId) {
            noteExecuted();
        } catch {
            if (isEarly) ++refusedEarly;
            else if (isOther && !book.cancelled) ++refusedForCode;
        }
    }

    /// @dev A payee of the treasury's: it executes whatever else is due.
    function onCalled() external {
        require(msg.sender == dao);
        for (uint256 i = 0; i < proposals.length; ++i) {
            if (votes().state(proposals[i]) != IGovernor.ProposalState.Queued) continue;
            try governor.execute(proposals[i]) {
                ++nested;
            } catch {
                continue;
            }
        }
    }

    /// @dev Of several that set the period at once, any may have been the last.
    function noteExecuted() private {
        uint256 shortest = type(uint256).max;
        for (uint256 i = 0; i < proposals.length; ++i) {
            Book storage book = books[proposals[i]];
            if (book.executed || votes().state(proposals[i]) != IGovernor.ProposalState.Executed) continue;
            book.executed = true;
            ++executed[book.kind];
            if (book.period != 0 && book.period < shortest) unbondingSet = shortest = book.period;
            if (book.cancelled) ++faults[Fault.ExecutedThoughCancelled];
            if (book.queuedAt == 0 || vm.getBlockTimestamp() < book.queuedAt + book.least) {
                ++faults[Fault.ExecutedEarly];
            }
            if (book.kind == Kind.Changeable && changeable.codehash != book.codeHash) {
                ++faults[Fault.ExecutedWithOtherCode];
            }
        }
    }

    function changeCode(uint256 which) external {
        vm.etch(changeable, which % 2 == 0 ? bytes(hex"00") : bytes(hex"5f5ff3"));
    }

    /// @dev The clock goes on. What the trace says of the second that ends is what could vote then, to a hundredth.
    function jump(uint256 to) internal {
        uint256 time = vm.getBlockTimestamp();
        if (to <= time) return;
        uint256 current = token.votingSupply();
        vm.warp(to);
        uint256 traced = token.getPastVotingSupply(time);
        uint256 off = current > traced ? current - traced : traced - current;
        if (off > traced / 100) ++faults[Fault.TraceOff];
    }
}
