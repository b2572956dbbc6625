import { expect } from "chai";
import { concat, id as hashText, keccak256, Wallet, ZeroAddress } from "ethers";

import { Speed } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { chain } from "../helpers/chain.ts";
import { namedWallet } from "../helpers/masternodes.ts";
import {
  batchOf,
  decide,
  feeChange,
  governorCall,
  openGovernment,
  payment,
  propose,
  proposalIdOf,
  ripen,
  STATE,
  untilVote,
  VOTE,
} from "./governing.ts";

const { ethers, networkHelpers } = chain;

/** The pin of one target with this code. */
const pinOf = (code: string) => keccak256(concat([keccak256(code)]));

/** Code that does nothing, and other code that does nothing. */
const [STOPS, RETURNS] = ["0x00", "0x5f5ff3"];

describe("Governance pitfalls of proposals (numbers of docs/threats.md)", () => {
  describe("code that changes", () => {
    it("pitfall_44_aContractWithOtherCodeThanWasVotedOnIsNotCalled", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor } = stage;
      const target = "0x00000000000000000000000000000000000c0de1";
      await networkHelpers.setCode(target, STOPS);
      const proposalId = await ripen(stage, [{ to: target, data: "0x" }], "Call it");
      await networkHelpers.setCode(target, RETURNS);
      await expect(governor["execute(uint256)"](proposalId))
        .to.be.revertedWithCustomError(governor, "GovernorCodeChanged")
        .withArgs(proposalId, pinOf(STOPS), pinOf(RETURNS));
      expect(await governor.state(proposalId)).to.equal(STATE.queued);
      await networkHelpers.setCode(target, STOPS); // as it was voted on
      await governor["execute(uint256)"](proposalId);
    });

    it("pitfall_44_aContractThatAppearsWhereNoneWasIsNotCalled", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { deployer, governor } = stage;
      // Where the deployer's contract after the transactions of this test will be.
      const nonce = await deployer.getNonce();
      const later = nonce + 8;
      const target = ethers.getCreateAddress({ from: deployer.address, nonce: later });
      const proposalId = await ripen(stage, [{ to: target, data: "0x", value: 0n }], "Pay somebody");
      while ((await deployer.getNonce()) < later) await deployer.sendTransaction({ to: deployer, value: 0n });
      const appeared = await ethers.deployContract("WalletMock", [deployer.address], deployer);
      expect(await appeared.getAddress()).to.equal(target);
      const found = pinOf(await ethers.provider.getCode(target));
      await expect(governor["execute(uint256)"](proposalId))
        .to.be.revertedWithCustomError(governor, "GovernorCodeChanged")
        .withArgs(proposalId, pinOf("0x"), found);
    });

    it("pitfall_44_anAccountThatGetsCodeBySignatureIsNotCalled", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, stranger } = stage;
      const payee = await namedWallet("payee with code");
      const proposalId = await ripen(stage, [{ to: payee.address, data: "0x", value: 1n }], "Pay coin");
      const code = await ethers.deployContract("WalletMock", [payee.address]);
      const sender = new Wallet(localAccounts.supplier.privateKey, ethers.provider);
      const authorization = await payee.authorize({ address: await code.getAddress() });
      await (await sender.sendTransaction({ type: 4, to: stranger, authorizationList: [authorization] })).wait();
      const found = await ethers.provider.getCode(payee.address);
      expect(found).not.to.equal("0x");
      await expect(governor["execute(uint256)"](proposalId))
        .to.be.revertedWithCustomError(governor, "GovernorCodeChanged")
        .withArgs(proposalId, pinOf("0x"), pinOf(found));
    });

    it("pitfall_44_aWeiSentToAnUnusedAccountSpoilsNoPayment", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { deployer } = stage;
      const unused = "0x00000000000000000000000000000000000e3b71";
      const proposalId = await ripen(stage, [{ to: unused, data: "0x", value: 5n }], "Pay coin");
      await deployer.sendTransaction({ to: unused, value: 1n });
      await stage.governor["execute(uint256)"](proposalId);
      expect(await ethers.provider.getBalance(unused)).to.equal(6n);
    });
  });

  describe("look-alikes", () => {
    it("pitfall_45_proposalsAreNumberedAndTheirCallsKept", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, holder, stranger } = stage;
      const [honest, fake] = [[await payment(stage, buyer, 5n)], [await payment(stage, stranger, 5n)]];
      const first = await propose(stage, honest, "Pay the auditors");
      const second = await propose(stage, fake, "Pay the auditors");
      expect(await governor.proposalNumber(first)).to.equal(1n);
      expect(await governor.proposalNumber(second)).to.equal(2n);
      for (const [proposalId, calls] of [[first, honest] as const, [second, fake] as const]) {
        const [targets, values, calldatas] = await governor.proposalDetails(proposalId);
        expect([[...targets], [...values], [...calldatas]]).to.deep.equal(batchOf(calls));
      }
      await expect(governor.connect(holder).propose(...batchOf(honest), "Pay the auditors"))
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(first, STATE.pending, ethers.ZeroHash);
      await governor.connect(holder)["cancel(uint256)"](first);
      await expect(governor.connect(holder).propose(...batchOf(honest), "Pay the auditors"))
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(first, STATE.canceled, ethers.ZeroHash);
      expect(await governor.proposalCount()).to.equal(2n);
    });

    it("pitfall_45_aContractWithTheCodeOfAnotherIsNotTreatedAsIt", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { masternodes, staker, token, treasury } = stage;
      const copy = "0x00000000000000000000000000000000000c0b1e";
      await networkHelpers.setCode(copy, await ethers.provider.getCode(masternodes));
      const { interface: coder } = masternodes;
      const slash = coder.encodeFunctionData("slash", [
        ...([staker.address, 1_000n, 0n, ZeroAddress, ZeroAddress, hashText("a lie")] as const),
      ]);
      const speedOf = async (to: string, data: string) => treasury.speedOf(...batchOf([{ to, data }]));
      expect(await speedOf(await masternodes.getAddress(), slash)).to.equal(BigInt(Speed.Fast));
      expect(await speedOf(copy, slash)).to.equal(BigInt(Speed.Standard));
      const fakeToken = "0x00000000000000000000000000000000000f4ce0";
      await networkHelpers.setCode(fakeToken, await ethers.provider.getCode(token));
      expect(await speedOf(fakeToken, (await payment(stage, stage.buyer, 1n)).data)).to.equal(BigInt(Speed.Standard));
    });

    it("pitfall_45_aProposalNamesItsProposerSoThatNobodyTakesItsPlace", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { buyer, governor, holder } = stage;
      const calls = [await feeChange(stage, 150n)];
      const title = `Raise the fee\n#proposer=${holder.address}`;
      await expect(governor.connect(buyer).propose(...batchOf(calls), title))
        .to.be.revertedWithCustomError(governor, "GovernorRestrictedProposer")
        .withArgs(buyer.address);
      await governor.connect(holder).propose(...batchOf(calls), title);
      const proposalId = await proposalIdOf(stage, calls, title);
      expect(await governor.proposalProposer(proposalId)).to.equal(holder.address);
      await expect(governor.connect(buyer)["cancel(uint256)"](proposalId)).to.be.revertedWithCustomError(
        governor,
        "GovernorUnableToCancel",
      );
    });
  });

  describe("the guardian", () => {
    it("pitfall_46_theGuardianCanCancelAndNothingElse", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { governor, guardian, treasury } = stage;
      const batch = batchOf([await payment(stage, guardian, 5n)]);
      await expect(governor.connect(guardian).propose(...batch, "For me")).to.be.revertedWithCustomError(
        governor,
        "GovernorInsufficientProposerVotes",
      );
      for (const role of [treasury.PROPOSER_ROLE(), treasury.EXECUTOR_ROLE(), treasury.CANCELLER_ROLE()]) {
        expect(await treasury.hasRole(await role, guardian)).to.equal(false);
      }
      const proposalId = await propose(stage, [await feeChange(stage, 150n)], "Raise the fee");
      await untilVote(stage, proposalId);
      await governor.connect(guardian).castVote(proposalId, VOTE.against);
      expect((await governor.proposalVotes(proposalId)).againstVotes).to.equal(0n);
    });

    it("pitfall_46_aGuardianThatVetoesEverythingIsGoneAfterItsTerm", async () => {
      const stage = await networkHelpers.loadFixture(openGovernment);
      const { brake, governor, guardian, market } = stage;
      const data = governor.interface.encodeFunctionData("setGuardian", [guardian.address]);
      await decide(stage, [await governorCall(stage, data)], "Name it once more"); // which makes its term no longer
      const removal = governor.interface.encodeFunctionData("setGuardian", [ZeroAddress]);
      const first = await ripen(stage, [await governorCall(stage, removal)], "Remove it");
      await governor.connect(guardian).veto(first, "I stay.");
      await networkHelpers.time.increaseTo(await governor.guardianTermEnd());
      const end = await governor.guardianTermEnd();
      const second = await ripen(stage, [await feeChange(stage, 150n)], "Go on without it");
      await expect(governor.connect(guardian).veto(second, "I stay."))
        .to.be.revertedWithCustomError(governor, "GovernorGuardianTermOver")
        .withArgs(end);
      await expect(brake.connect(guardian).pull("I stay."))
        .to.be.revertedWithCustomError(brake, "BrakeGuardianTermOver")
        .withArgs(end);
      await governor["execute(uint256)"](second);
      expect(await market.fee()).to.equal(150n);
    });
  });
});
