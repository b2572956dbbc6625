// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {ISonmGovernor} from "../../contracts/interfaces/ISonmGovernor.sol";
import {ITreasury} from "../../contracts/interfaces/ITreasury.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {VOTES_ELSEWHERE} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {GovernanceHandler} from "./GovernanceHandler.sol";
import {GovernanceProposals} from "./GovernanceProposals.sol";

/// @title What holds for votes, decisions and the treasury after any sequence of calls
contract GovernanceInvariants is TestBase {
    GovernanceHandler private handler;
    SNM private token;
    ISonmGovernor private governor;
    IGovernor private votes;
    ITreasury private treasury;
    IMasternodes private masternodes;

    function setUp() public {
        handler = new GovernanceHandler{value: 100 ether}();
        (token, governor, treasury, masternodes) = handler.contracts();
        votes = IGovernor(address(governor));
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        for (uint256 kind = 0; kind < handler.KINDS(); ++kind) handler.propose(2, kind, 1e18, 0);
        handler.lock(3, 1_000_000e18);
        handler.stake(4, 0, 1_000_000e18);
        handler.advance(0, 0, 1); // until the vote, which is the same for all
        handler.advance(0, 0, 1); // with votes for all
        handler.advance(0, 0, 1); // queues all
        handler.advance(0, 0, 1);
        handler.changeCode(1);
        handler.advance(6, 0, 1);
        handler.changeCode(0);
        handler.execute(6);
        handler.advance(7, 0, 1); // executes what is due by then
        for (uint256 i = 1; i < handler.KINDS(); ++i) handler.advance(i, 0, 1);
        handler.slash(0, 500);
        handler.donate(2, 5e18);
        for (uint256 i = 0; i < 9; ++i) handler.attack(2, i);
        for (uint256 kind = 0; kind < handler.KINDS(); ++kind) {
            assertGe(handler.executed(GovernanceProposals.Kind(kind)), 1, "a kind was never executed");
        }
        assertGe(handler.refusedEarly(), 3, "refused before their time");
        assertGe(handler.refusedForCode(), 1, "refused for other code");
        assertGe(handler.nested(), 1, "executed by a payee");
        assertEq(handler.attacks(), 9, "attacks refused");
        assertEq(handler.slashes(), 1, "slashes");
        checkAll();
    }

    /// @dev Those that come to nothing.
    function test_handlerReachesEveryOtherEnd() public {
        for (uint256 i = 0; i < 4; ++i) handler.propose(2, 1, 1e18, 0);
        handler.cancel(0);
        handler.advance(1, 0, 1);
        handler.veto(1);
        for (uint256 who = 0; who < handler.ACCOUNTS(); ++who) handler.vote(who, 2, 0);
        handler.advance(2, 0, 1);
        handler.advance(3, 0, 1); // queues it
        handler.veto(3);
        for (uint256 i = 0; i < 4; ++i) handler.execute(i);
        assertEq(handler.withdrawn(), 1, "taken back");
        assertEq(handler.vetoes(), 2, "vetoes");
        assertEq(handler.defeated(), 1, "defeated");
        assertEq(treasury.totalSpent(), 0, "nothing was spent");
        checkAll();
    }

    function checkAll() private view {
        invariant_65_votesAreNeverMoreThanTokens();
        invariant_66_nothingLeavesButByADecision();
        invariant_67_noDecisionIsExecutedThatMustNotBe();
        invariant_68_quorumsAndVotesAreWithinBounds();
        invariant_69_whatCanVoteIsWhatWasDelegated();
    }

    function check(GovernanceProposals.Fault fault, string memory message) private view {
        assertEq(handler.faults(fault), 0, message);
    }

    function invariant_65_votesAreNeverMoreThanTokens() public view {
        uint256 sum = handler.weightNow(VOTES_ELSEWHERE) + handler.weightNow(address(0));
        for (uint256 i = 0; i < handler.ACCOUNTS(); ++i) sum += handler.weightNow(handler.accounts(i));
        for (uint256 i = 0; i < 7; ++i) sum += handler.weightNow(handler.holders(i));
        assertLe(sum, token.votingSupply(), "votes now beyond what can vote");
        assertLe(sum, token.SUPPLY(), "votes now");
        for (uint256 i = 0; i < handler.proposalsSoFar(); ++i) {
            uint256 snapshot = votes.proposalSnapshot(handler.proposals(i));
            if (snapshot >= vm.getBlockTimestamp()) continue;
            sum = votes.getVotes(VOTES_ELSEWHERE, snapshot);
            for (uint256 k = 0; k < handler.ACCOUNTS(); ++k) sum += votes.getVotes(handler.accounts(k), snapshot);
            for (uint256 k = 0; k < 7; ++k) sum += votes.getVotes(handler.holders(k), snapshot);
            assertLe(sum, token.SUPPLY(), "votes when a vote began");
            uint256 traced = token.getPastVotingSupply(snapshot); // to a hundredth
            assertLe(sum, traced + traced / 100, "votes then beyond what could vote");
        }
    }

    function invariant_66_nothingLeavesButByADecision() public view {
        (uint256 snm, uint256 coin) = (0, 0);
        for (uint256 i = 0; i < handler.proposalsSoFar(); ++i) {
            uint256 proposalId = handler.proposals(i);
            if (votes.state(proposalId) != IGovernor.ProposalState.Executed) continue;
            (, uint256 ofSnm, uint256 ofCoin, , , , , , ) = handler.books(proposalId);
            snm += ofSnm;
            coin += ofCoin;
        }
        assertEq(treasury.totalSpent(), snm, "counted as spent");
        uint256 got = handler.TREASURY_FUNDS() + handler.income();
        assertEq(token.balanceOf(address(treasury)) + snm, got, "SNM held + spent");
        assertEq(address(treasury).balance + coin, handler.TREASURY_COIN(), "coin held + spent");
        check(GovernanceProposals.Fault.OutsiderObeyed, "an outsider was obeyed");
        check(GovernanceProposals.Fault.FastBeyondTheLimit, "fast spending beyond the limit");
    }

    function invariant_67_noDecisionIsExecutedThatMustNotBe() public view {
        check(GovernanceProposals.Fault.DelayTooShort, "a delay too short");
        check(GovernanceProposals.Fault.ExecutedEarly, "executed early");
        check(GovernanceProposals.Fault.ExecutedThoughCancelled, "executed though cancelled");
        check(GovernanceProposals.Fault.ExecutedWithOtherCode, "executed with other code");
    }

    function invariant_68_quorumsAndVotesAreWithinBounds() public view {
        uint256 supply = token.SUPPLY();
        checkQuorum(vm.getBlockTimestamp() - 1, supply);
        for (uint256 i = 0; i < handler.proposalsSoFar(); ++i) {
            uint256 proposalId = handler.proposals(i);
            uint256 snapshot = votes.proposalSnapshot(proposalId);
            if (snapshot >= vm.getBlockTimestamp()) continue;
            checkQuorum(snapshot, supply);
            (bool success, bytes memory counted) = address(governor).staticcall(
                abi.encodeWithSignature("proposalVotes(uint256)", proposalId)
            );
            assertTrue(success, "votes are readable");
            (uint256 against, uint256 inFavour, uint256 abstaining) = abi.decode(counted, (uint256, uint256, uint256));
            assertLe(against + inFavour + abstaining, supply, "votes cast");
            bool executed = votes.state(proposalId) == IGovernor.ProposalState.Executed;
            if (executed) assertGe(inFavour + abstaining, votes.quorum(snapshot), "executed with the quorum");
            if (executed) assertGe(inFavour, against + 1, "executed with a majority");
        }
    }

    function checkQuorum(uint256 time, uint256 supply) private view {
        uint256 quorum = votes.quorum(time);
        assertGe(quorum, supply / 200, "lowest quorum");
        assertLe(quorum, supply / 25, "highest quorum");
        uint256 votingSupply = token.getPastVotingSupply(time);
        if (quorum > supply / 200) assertLe(quorum, votingSupply / 5, "a fifth of what can vote");
        if (quorum < supply / 25) assertGe(quorum, votingSupply / 5, "no less than a fifth of it");
    }

    function invariant_69_whatCanVoteIsWhatWasDelegated() public view {
        (uint256 delegated, uint256 known) = (0, 0);
        for (uint256 i = 0; i < handler.ACCOUNTS() + 7; ++i) {
            address holder = i < handler.ACCOUNTS() ? handler.accounts(i) : handler.holders(i - handler.ACCOUNTS());
            uint256 balance = token.balanceOf(holder);
            known += balance;
            if (token.delegates(holder) != address(0)) delegated += balance;
        }
        assertEq(known, token.SUPPLY(), "every holder is known");
        assertEq(token.votingSupply(), delegated, "what can vote");
        check(GovernanceProposals.Fault.TraceOff, "the trace is off by more than a hundredth");
    }
}
