import { expect } from "chai";
import { parseEther, type TypedDataDomain } from "ethers";

import { VOTES_ELSEWHERE } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { BOND } from "../helpers/masternodes.ts";
import {
  DAY,
  feeChange,
  IN_WALLET,
  LOCKED,
  openGovernment,
  propose,
  STAKED,
  STATE,
  SUPPLY,
  untilCounted,
  untilVote,
  VOTE,
  type Government,
} from "./governing.ts";

const { ethers, networkHelpers } = chain;
const FLOOR = SUPPLY / 200n;
const CEILING = SUPPLY / 25n;

const BALLOT = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};
const EXTENDED_BALLOT = {
  ExtendedBallot: [...BALLOT.Ballot, { name: "reason", type: "string" }, { name: "params", type: "bytes" }],
};

async function domainOf({ governor }: Government): Promise<TypedDataDomain> {
  const { chainId } = await ethers.provider.getNetwork();
  return { name: "SonmGovernor", version: "1", chainId, verifyingContract: await governor.getAddress() };
}

/** A proposal whose vote goes on. */
async function voting() {
  const stage = await openGovernment();
  const proposalId = await propose(stage, [await feeChange(stage, 150n)], "Raise the fee");
  await untilVote(stage, proposalId);
  return { ...stage, stage: stage, proposalId };
}

const now = async () => BigInt(await networkHelpers.time.latest());

/** What an account votes with, a second ago. */
async function weightOf({ governor }: Government, account: { address: string }): Promise<bigint> {
  await networkHelpers.time.increase(1n);
  return governor.getVotes(account.address, (await now()) - 1n);
}

describe("SonmGovernor's votes", () => {
  describe("getVotes", () => {
    it("is what a wallet's delegates, locks and stake give", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, dividends, holder, masternodes, staker, stranger, token } = stage;
      expect(await weightOf(stage, holder)).to.equal(IN_WALLET);
      expect(await weightOf(stage, buyer)).to.equal(LOCKED);
      expect(await weightOf(stage, staker)).to.equal(STAKED);
      expect(await weightOf(stage, stranger)).to.equal(0n);
      await token.connect(holder).approve(dividends, BOND);
      await dividends.connect(holder).lock(BOND);
      await token.connect(holder).approve(masternodes, BOND);
      await masternodes.connect(holder).delegate(staker, BOND);
      expect(await weightOf(stage, holder)).to.equal(IN_WALLET);
      await dividends.connect(buyer).delegate(holder);
      expect(await weightOf(stage, holder)).to.equal(IN_WALLET + LOCKED);
      expect(await weightOf(stage, buyer)).to.equal(0n);
    });

    it("gives the place of votes that are elsewhere none", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const address = ethers.getAddress(ethers.toBeHex(VOTES_ELSEWHERE, 20));
      expect(await stage.token.delegates(stage.masternodes)).to.equal(address);
      expect(await stage.token.delegates(stage.dividends)).to.equal(address);
      expect(await weightOf(stage, { address })).to.equal(0n);
    });
  });

  describe("quorum", () => {
    const quorumNow = async ({ governor }: Government) => {
      await networkHelpers.time.increase(1n);
      return governor.quorum((await now()) - 1n);
    };

    /** The stranger's votes make up the voting supply. */
    async function setVotingSupply({ deployer, stranger, token }: Government, amount: bigint) {
      await token.connect(deployer).transfer(stranger, amount - (await token.votingSupply()));
      await token.connect(stranger).delegate(stranger);
    }

    it("is a two-hundredth of the supply where few can vote", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      expect(await stage.token.votingSupply()).to.equal(IN_WALLET + LOCKED + STAKED);
      expect(await quorumNow(stage)).to.equal(FLOOR);
    });

    it("is a fifth of what can vote between its bounds", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      await setVotingSupply(stage, parseEther("60000000"));
      expect(await quorumNow(stage)).to.equal(parseEther("12000000"));
    });

    it("is a twenty-fifth of the supply at most", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      await setVotingSupply(stage, parseEther("300000000"));
      expect(await quorumNow(stage)).to.equal(CEILING);
    });

    it("is that of the time asked for, whatever came since", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const before = await now();
      await setVotingSupply(stage, parseEther("300000000"));
      expect(await stage.governor.quorum(before)).to.equal(FLOOR);
      await expect(stage.governor.quorum((await now()) + 1n)).to.be.revertedWithCustomError(
        stage.token,
        "ERC5805FutureLookup",
      );
    });
  });

  describe("castVote", () => {
    it("counts what each had when the vote began", async () => {
      const { buyer, governor, holder, proposalId, staker } = await networkHelpers.loadFixture(voting);
      await expect(governor.connect(holder).castVote(proposalId, VOTE.inFavour))
        .to.emit(governor, "VoteCast")
        .withArgs(holder.address, proposalId, VOTE.inFavour, IN_WALLET, "");
      await governor.connect(buyer).castVote(proposalId, VOTE.against);
      await governor.connect(staker).castVote(proposalId, VOTE.abstain);
      expect([...(await governor.proposalVotes(proposalId))]).to.deep.equal([LOCKED, IN_WALLET, STAKED]);
      expect(await governor.hasVoted(proposalId, staker)).to.equal(true);
    });

    it("reverts the second time, and for what is no choice", async () => {
      const { governor, holder, proposalId } = await networkHelpers.loadFixture(voting);
      await governor.connect(holder).castVote(proposalId, VOTE.inFavour);
      await expect(governor.connect(holder).castVote(proposalId, VOTE.against))
        .to.be.revertedWithCustomError(governor, "GovernorAlreadyCastVote")
        .withArgs(holder.address);
      await expect(governor.castVote(proposalId, 3n)).to.be.revertedWithCustomError(
        governor,
        "GovernorInvalidVoteType",
      );
    });

    it("reverts before the vote and after it", async () => {
      const { governor, holder, proposalId, stage } = await networkHelpers.loadFixture(voting);
      const later = await propose(stage, [await feeChange(stage, 200n)], "Raise it again");
      await expect(governor.connect(holder).castVote(later, VOTE.inFavour)).to.be.revertedWithCustomError(
        governor,
        "GovernorUnexpectedProposalState",
      );
      await untilCounted(stage, proposalId);
      await expect(governor.connect(holder).castVote(proposalId, VOTE.inFavour)).to.be.revertedWithCustomError(
        governor,
        "GovernorUnexpectedProposalState",
      );
    });

    it("counts in the last second", async () => {
      const { governor, holder, proposalId } = await networkHelpers.loadFixture(voting);
      await networkHelpers.time.setNextBlockTimestamp(await governor.proposalDeadline(proposalId));
      await governor.connect(holder).castVote(proposalId, VOTE.inFavour);
      expect((await governor.proposalVotes(proposalId)).forVotes).to.equal(IN_WALLET);
    });
  });

  describe("castVoteWithReason", () => {
    it("keeps the reason for everybody to read", async () => {
      const { governor, holder, proposalId } = await networkHelpers.loadFixture(voting);
      await expect(governor.connect(holder).castVoteWithReason(proposalId, VOTE.against, "It is high enough."))
        .to.emit(governor, "VoteCast")
        .withArgs(holder.address, proposalId, VOTE.against, IN_WALLET, "It is high enough.");
    });
  });

  describe("castVoteBySig", () => {
    it("counts a vote that somebody else brings, once", async () => {
      const { governor, holder, proposalId, stage, stranger } = await networkHelpers.loadFixture(voting);
      const message = { proposalId, support: VOTE.inFavour, voter: holder.address, nonce: 0n };
      const signature = await holder.signTypedData(await domainOf(stage), BALLOT, message);
      const asStranger = governor.connect(stranger);
      await expect(asStranger.castVoteBySig(proposalId, VOTE.inFavour, holder, signature))
        .to.emit(governor, "VoteCast")
        .withArgs(holder.address, proposalId, VOTE.inFavour, IN_WALLET, "");
      expect(await governor.nonces(holder)).to.equal(1n);
      await expect(asStranger.castVoteBySig(proposalId, VOTE.inFavour, holder, signature))
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(holder.address);
    });

    it("counts a vote with stake only", async () => {
      const { governor, proposalId, stage, staker } = await networkHelpers.loadFixture(voting);
      const message = { proposalId, support: VOTE.inFavour, voter: staker.address, nonce: 0n };
      const signature = await staker.signTypedData(await domainOf(stage), BALLOT, message);
      await governor.castVoteBySig(proposalId, VOTE.inFavour, staker, signature);
      expect((await governor.proposalVotes(proposalId)).forVotes).to.equal(STAKED);
    });

    it("reverts for another choice, voter, proposal or contract than was signed", async () => {
      const { buyer, governor, holder, proposalId, stage, stranger } = await networkHelpers.loadFixture(voting);
      const message = { proposalId, support: VOTE.inFavour, voter: holder.address, nonce: 0n };
      const domain = await domainOf(stage);
      const signature = await holder.signTypedData(domain, BALLOT, message);
      const refused = (voter: { address: string }, support: bigint, bytes: string) =>
        expect(governor.castVoteBySig(proposalId, support, voter.address, bytes))
          .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
          .withArgs(voter.address);
      await refused(holder, VOTE.against, signature);
      await refused(buyer, VOTE.inFavour, signature);
      const elsewhere = { ...domain, verifyingContract: stranger.address };
      const others = [
        await holder.signTypedData(elsewhere, BALLOT, message),
        await holder.signTypedData({ ...domain, chainId: 1n }, BALLOT, message),
        await holder.signTypedData(domain, BALLOT, { ...message, proposalId: proposalId + 1n }),
        await holder.signTypedData(domain, BALLOT, { ...message, nonce: 1n }),
      ];
      for (const other of others) await refused(holder, VOTE.inFavour, other);
    });
  });

  describe("castVoteWithReasonAndParamsBySig", () => {
    it("counts a vote whose reason was signed", async () => {
      const { governor, holder, proposalId, stage, stranger } = await networkHelpers.loadFixture(voting);
      const reason = "It is too low.";
      const message = { proposalId, support: VOTE.inFavour, voter: holder.address, nonce: 0n, reason, params: "0x" };
      const signature = await holder.signTypedData(await domainOf(stage), EXTENDED_BALLOT, message);
      const asStranger = governor.connect(stranger);
      const vote = (words: string) =>
        asStranger.castVoteWithReasonAndParamsBySig(proposalId, VOTE.inFavour, holder, words, "0x", signature);
      await expect(vote("Other words."))
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(holder.address);
      await expect(vote(reason))
        .to.emit(governor, "VoteCast")
        .withArgs(holder.address, proposalId, VOTE.inFavour, IN_WALLET, reason);
    });

    it("asks a contract wallet", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, stranger, token } = stage;
      const wallet = await ethers.deployContract("WalletMock", [stranger.address]);
      const address = await wallet.getAddress();
      await token.transfer(wallet, BOND);
      await wallet.getFunction("execute")(token, token.interface.encodeFunctionData("delegate", [address]));
      const proposalId = await propose(stage, [await feeChange(stage, 150n)], "Raise the fee");
      await untilVote(stage, proposalId);
      const message = { proposalId, support: VOTE.inFavour, voter: address, nonce: 0n, reason: "Yes.", params: "0x" };
      const signature = await stranger.signTypedData(await domainOf(stage), EXTENDED_BALLOT, message);
      const vote = () =>
        governor.castVoteWithReasonAndParamsBySig(proposalId, VOTE.inFavour, address, "Yes.", "0x", signature);
      const [alwaysNo, honest] = [2n, 0n];
      await wallet.getFunction("setAnswer")(alwaysNo);
      await expect(vote()).to.be.revertedWithCustomError(governor, "GovernorInvalidSignature").withArgs(address);
      await wallet.getFunction("setAnswer")(honest);
      await expect(vote()).to.emit(governor, "VoteCast").withArgs(address, proposalId, VOTE.inFavour, BOND, "Yes.");
      await expect(vote()).to.be.revertedWithCustomError(governor, "GovernorInvalidSignature").withArgs(address);
    });
  });

  describe("proposalDeadline", () => {
    it("moves on when the quorum comes late, once", async () => {
      const { buyer, governor, holder, proposalId, stage, staker } = await networkHelpers.loadFixture(voting);
      const deadline = await governor.proposalDeadline(proposalId);
      await governor.connect(staker).castVote(proposalId, VOTE.inFavour);
      await networkHelpers.time.setNextBlockTimestamp(deadline);
      await expect(governor.connect(buyer).castVote(proposalId, VOTE.inFavour))
        .to.emit(governor, "ProposalExtended")
        .withArgs(proposalId, deadline + 2n * DAY);
      await networkHelpers.time.setNextBlockTimestamp(deadline + 2n * DAY);
      await governor.connect(holder).castVote(proposalId, VOTE.against);
      expect(await governor.proposalDeadline(proposalId)).to.equal(deadline + 2n * DAY);
      await untilCounted(stage, proposalId);
      expect(await governor.state(proposalId)).to.equal(STATE.defeated);
    });

    it("stays where the quorum comes early", async () => {
      const { governor, holder, proposalId } = await networkHelpers.loadFixture(voting);
      const deadline = await governor.proposalDeadline(proposalId);
      await networkHelpers.time.setNextBlockTimestamp(deadline - 2n * DAY);
      await expect(governor.connect(holder).castVote(proposalId, VOTE.inFavour)).not.to.emit(
        governor,
        "ProposalExtended",
      );
      expect(await governor.proposalDeadline(proposalId)).to.equal(deadline);
    });
  });

  describe("clock", () => {
    it("counts unix seconds, as token, dividends and masternodes do", async () => {
      const { dividends, governor, masternodes, token } = await networkHelpers.loadFixture(openGovernment);
      for (const contract of [token, dividends, masternodes]) {
        expect(await contract.clock()).to.equal(await governor.clock());
        expect(await contract.CLOCK_MODE()).to.equal(await governor.CLOCK_MODE());
      }
    });
  });
});
