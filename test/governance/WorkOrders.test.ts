import { expect } from "chai";
import { dataSlice, Signature, ZeroAddress } from "ethers";

import {
  ASSIGN_PERIOD,
  DELIVERY_GRACE,
  DISPUTE_WINDOW,
  RESOLVE_PERIOD,
  TEAM_ANSWER_PERIOD,
} from "@sonm/protocol/generated/constants.ts";
import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { malleableTwin } from "../helpers/malleableTwin.ts";
import {
  AMOUNTS,
  BUDGET,
  CONTENT,
  DAY,
  deliver,
  dispute,
  FEE,
  nextAt,
  now,
  openWorks,
  publishWork,
  reject,
  REVIEW,
  runWork,
  signOffer,
  stateOf,
  STREAM,
  STREAM_DURATION,
} from "./works.ts";

const { ethers, networkHelpers } = chain;
const [FIRST, SECOND] = AMOUNTS;

/** A fixture: one order, without a stream. */
async function onePublished() {
  const stage = await openWorks();
  const work = await publishWork(stage);
  return { ...stage, stage, work, orderId: work.orderId };
}

/** A fixture: an order runs whose five milestones are, in this order: pending, delivered, rejected long ago, rejected just now, disputed. */
async function everyKind() {
  const stage = await openWorks();
  const deadline = (await now()) + 100n * DAY;
  const milestones = [1n, 20n, 300n, 4_000n, 50_000n].map((amount) => ({ amount, deadline }));
  const stream = { stream: STREAM, streamDuration: STREAM_DURATION };
  const work = await runWork(stage, { ...stream, reviewFee: FEE }, milestones);
  await deliver(stage, work, 2);
  await reject(stage, work, 2);
  await networkHelpers.time.increase(DISPUTE_WINDOW + 1n);
  await deliver(stage, work, 1);
  for (const milestone of [3, 4]) {
    await deliver(stage, work, milestone);
    await reject(stage, work, milestone);
  }
  await dispute(stage, work, 4);
  return { ...stage, stage, work, orderId: work.orderId, since: work.since };
}

/** A contract wallet that a key controls, and an offer of it. */
async function walletOffer() {
  const staged = await onePublished();
  const wallet = await ethers.deployContract("WalletMock", [staged.developer.address]);
  const signed = await signOffer(staged.stage, staged.work, { developer: await wallet.getAddress() });
  return { ...staged, wallet, ...signed };
}

describe("WorkOrders", () => {
  it("knows token, registry and treasury", async () => {
    const { registry, token, treasury, works } = await networkHelpers.loadFixture(openWorks);
    expect(await works.token()).to.equal(await token.getAddress());
    expect(await works.registry()).to.equal(await registry.getAddress());
    expect(await works.dao()).to.equal(await treasury.getAddress());
    expect((await works.eip712Domain()).slice(1, 3)).to.deep.equal(["SonmWorkOrders", "1"]);
  });

  it("tells nothing of an order that is not there", async () => {
    const { works } = await networkHelpers.loadFixture(onePublished);
    for (const orderId of [0n, 2n]) {
      const reads = [
        () => works.orderOf(orderId),
        () => works.termsOf(orderId),
        () => works.milestonesOf(orderId),
        () => works.expirableFrom(orderId),
        () => works.settleableFrom(orderId, 0),
      ];
      for (const read of reads) {
        await expect(read()).to.be.revertedWithCustomError(works, "WorkOrderUnknown").withArgs(orderId);
      }
    }
  });

  describe("end", () => {
    it("gives an order back that nobody has, with its stream", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { dao, team, token, works } = stage;
      const streaming = { stream: STREAM, streamDuration: STREAM_DURATION };
      for (const asked of [false, true]) {
        const work = await publishWork(stage, streaming);
        if (asked) await works.connect(dao).askTeam(work.orderId, team);
        const ended = works.connect(dao).end(work.orderId);
        await expect(ended).to.emit(works, "WorkEnded").withArgs(work.orderId, true, STREAM);
        for (const [index, amount] of AMOUNTS.entries()) {
          const told = [work.orderId, index, 0n, 0n, amount + FEE];
          await expect(ended)
            .to.emit(works, "MilestoneSettled")
            .withArgs(...told);
        }
        const moved = [BUDGET + STREAM, 0n, -BUDGET - STREAM];
        await expect(ended).to.changeTokenBalances(ethers, token, [dao, team, works], moved);
        const state = await stateOf(stage, work);
        expect(state).to.include({ status: BigInt(WorkStatus.Ended), open: 0n, held: 0n, streamLeft: 0n });
        await expect(works.connect(dao).end(work.orderId))
          .to.be.revertedWithCustomError(works, "WorkStatusWrong")
          .withArgs(work.orderId, WorkStatus.Ended);
      }
    });

    it("gives back what was not delivered, pays the stream up to now, and lets go on what is to be decided", async () => {
      const { dao, developer, orderId, reviewer, since, stage, token, work, works } =
        await networkHelpers.loadFixture(everyKind);
      const at = since + 17n * DAY;
      await nextAt(at);
      const streamed = (STREAM * 17n) / 100n;
      const rest = STREAM - streamed;
      const ended = works.connect(dao).end(orderId);
      await expect(ended).to.emit(works, "StreamPaid").withArgs(orderId, developer, streamed, at);
      await expect(ended)
        .to.emit(works, "MilestoneSettled")
        .withArgs(orderId, 0n, 0n, 0n, 1n + FEE);
      await expect(ended).to.emit(works, "MilestoneSettled").withArgs(orderId, 2n, 0n, FEE, 300n);
      await expect(ended).to.emit(works, "WorkStopped").withArgs(orderId, rest);
      await expect(ended).to.not.emit(works, "WorkEnded");
      const moved = [streamed, FEE, 301n + FEE + rest];
      await expect(ended).to.changeTokenBalances(ethers, token, [developer, reviewer, dao], moved);
      const held = 54_020n + 3n * FEE;
      const state = await stateOf(stage, work);
      expect(state).to.include({ status: BigInt(WorkStatus.Running), open: 3n, held, streamLeft: 0n });
      expect((await works.milestonesOf(orderId)).map(({ status }) => Number(status))).to.deep.equal([
        MilestoneStatus.Settled,
        MilestoneStatus.Delivered,
        MilestoneStatus.Settled,
        MilestoneStatus.Rejected,
        MilestoneStatus.Disputed,
      ]);

      await works.connect(reviewer).accept(orderId, 1);
      await works.connect(dao).resolve(orderId, 4, 5_000n);
      await deliver(stage, work, 3);
      await expect(works.connect(reviewer).accept(orderId, 3)).to.emit(works, "WorkEnded").withArgs(orderId, false, 0n);
      expect(await token.balanceOf(developer)).to.equal(streamed + 20n + 4_000n + 25_000n);
      expect(await works.totalHeld()).to.equal(0n);
    });

    it("ends an order at once of which nothing is to be decided", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { dao, reviewer, token, works } = stage;
      const work = await runWork(stage);
      await deliver(stage, work);
      await works.connect(reviewer).accept(work.orderId, 0);
      const ended = works.connect(dao).end(work.orderId);
      await expect(ended).to.emit(works, "WorkEnded").withArgs(work.orderId, true, 0n);
      await expect(ended).to.changeTokenBalances(ethers, token, [dao], [SECOND + FEE]);
      expect(await works.totalHeld()).to.equal(0n);
    });

    it("can be decided twice: what could still be disputed then goes back later", async () => {
      const { dao, orderId, stage, work, works } = await networkHelpers.loadFixture(everyKind);
      await works.connect(dao).end(orderId);
      await networkHelpers.time.increase(DISPUTE_WINDOW + 1n);
      const again = works.connect(dao).end(orderId);
      await expect(again).to.emit(works, "MilestoneSettled").withArgs(orderId, 3n, 0n, FEE, 4_000n);
      await expect(again).to.emit(works, "WorkStopped").withArgs(orderId, 0n);
      expect((await stateOf(stage, work)).open).to.equal(2n);
    });

    it("reverts for anybody but the DAO", async () => {
      const { orderId, reviewer, works } = await networkHelpers.loadFixture(onePublished);
      await expect(works.connect(reviewer).end(orderId))
        .to.be.revertedWithCustomError(works, "WorkDaoOnly")
        .withArgs(reviewer);
    });
  });

  describe("expire", () => {
    it("ends an order that nobody took in time", async () => {
      const { dao, orderId, stranger, token, work, works } = await networkHelpers.loadFixture(onePublished);
      const earliest = work.terms.offersUntil + ASSIGN_PERIOD + 1n;
      expect(await works.expirableFrom(orderId)).to.equal(earliest);
      await nextAt(earliest - 1n);
      await expect(works.expire(orderId))
        .to.be.revertedWithCustomError(works, "WorkTooEarly")
        .withArgs(orderId, earliest);
      await nextAt(earliest);
      const expired = works.connect(stranger).expire(orderId);
      await expect(expired).to.emit(works, "WorkEnded").withArgs(orderId, false, 0n);
      await expect(expired).to.changeTokenBalances(ethers, token, [dao, works], [BUDGET, -BUDGET]);
      expect(await works.expirableFrom(orderId)).to.equal(0n);
      await expect(works.expire(orderId))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(orderId, WorkStatus.Ended);
    });

    it("ends an order whose team did not answer", async () => {
      const { dao, orderId, stage, team, token, work, works } = await networkHelpers.loadFixture(onePublished);
      await works.connect(dao).askTeam(orderId, team);
      const earliest = (await now()) + TEAM_ANSWER_PERIOD + 1n;
      expect(await works.expirableFrom(orderId)).to.equal(earliest);
      await nextAt(earliest - 1n);
      await expect(works.expire(orderId))
        .to.be.revertedWithCustomError(works, "WorkTooEarly")
        .withArgs(orderId, earliest);
      await nextAt(earliest);
      await expect(works.expire(orderId)).to.changeTokenBalances(ethers, token, [dao, team], [BUDGET, 0n]);
      expect((await stateOf(stage, work)).status).to.equal(WorkStatus.Ended);
    });

    it("does nothing to an order that runs and has milestones", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const work = await runWork(stage);
      expect(await stage.works.expirableFrom(work.orderId)).to.equal(0n);
      await networkHelpers.time.increase(1_000n * DAY);
      await expect(stage.works.expire(work.orderId))
        .to.be.revertedWithCustomError(stage.works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Running);
    });
  });

  it("pitfall_04_aPayeeThatRefusesEverythingBlocksNobody", async () => {
    const { dao, offer, orderId, reviewer, signature, token, wallet, works } =
      await networkHelpers.loadFixture(walletOffer);
    await works.connect(dao).assign(offer, signature);
    const data = works.interface.encodeFunctionData("deliver", [orderId, 0, CONTENT, ""]);
    await wallet.execute(works, data);
    await wallet.setAnswer(3); // it reverts from now on, whatever it is asked
    const accepted = works.connect(reviewer).accept(orderId, 0);
    await expect(accepted).to.changeTokenBalances(ethers, token, [wallet, reviewer], [FIRST, FEE]);
  });

  it("pitfall_05_whoeverVanishesTheOthersGetOut", async () => {
    const { dao, orderId, since, token, works } = await networkHelpers.loadFixture(everyKind);
    await nextAt(since + 100n * DAY + DELIVERY_GRACE + RESOLVE_PERIOD + REVIEW);
    await works.payStream(orderId);
    for (let milestone = 0; milestone < 4; ++milestone) await works.settle(orderId, milestone);
    await expect(works.settle(orderId, 4)).to.emit(works, "WorkEnded").withArgs(orderId, false, 0n);
    expect(await token.balanceOf(works)).to.equal(0n);
    expect(await works.totalHeld()).to.equal(0n);
    expect(await token.balanceOf(dao)).to.be.greaterThan(0n);
  });

  it("pitfall_06_anOfferIsTakenOnceInOneContractOnOneChain", async () => {
    const { dao, developer, orderId, registry, stage, token, work, works } =
      await networkHelpers.loadFixture(onePublished);
    const invalid = async (offer: Parameters<typeof works.assign>[0], signature: string, id = orderId) =>
      expect(works.connect(dao).assign(offer, signature))
        .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
        .withArgs(id, developer);
    const twin = await ethers.deployContract("WorkOrders", [token, registry, dao]);
    const domains = [
      { chainId: stage.chainId + 1n },
      { verifyingContract: await twin.getAddress() },
      { version: "2" },
      { name: "SONM Market" },
    ];
    for (const domain of domains) {
      const { offer, signature } = await signOffer(stage, work, {}, domain);
      await invalid(offer, signature);
    }
    const { offer, signature } = await signOffer(stage, work);
    for (const change of [{ amounts: [FIRST, SECOND - 1n] }, { validUntil: (await now()) + 90n * DAY }]) {
      await invalid({ ...offer, ...change }, signature);
    }
    const other = await publishWork(stage);
    await invalid({ ...offer, orderId: other.orderId }, signature, other.orderId);
    await works.connect(dao).assign(offer, signature);
    await expect(works.connect(dao).assign(offer, signature))
      .to.be.revertedWithCustomError(works, "WorkStatusWrong")
      .withArgs(orderId, WorkStatus.Running);
    await works.connect(dao).end(orderId);
    await expect(works.connect(dao).assign(offer, signature))
      .to.be.revertedWithCustomError(works, "WorkStatusWrong")
      .withArgs(orderId, WorkStatus.Ended);
  });

  it("pitfall_07_noTrickMakesASignature", async () => {
    const { dao, developer, orderId, stage, work, works } = await networkHelpers.loadFixture(onePublished);
    const { offer, signature } = await signOffer(stage, work);
    const tricks = ["0x", malleableTwin(signature), `${signature}00`, dataSlice(signature, 0, 63)];
    for (const trick of tricks) {
      await expect(works.connect(dao).assign(offer, trick))
        .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
        .withArgs(orderId, developer);
    }
    await expect(works.connect(dao).assign({ ...offer, developer: ZeroAddress }, signature))
      .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
      .withArgs(orderId, ZeroAddress);
    await works.connect(dao).assign(offer, Signature.from(signature).compactSerialized);
  });

  it("pitfall_07_aContractWalletIsAskedAgainWhenItsOfferIsTaken", async () => {
    const { dao, offer, orderId, signature, stage, wallet, work, works } =
      await networkHelpers.loadFixture(walletOffer);
    await works.offer(offer, signature, "");
    for (const answer of [2, 3, 4]) {
      await wallet.setAnswer(answer); // no, a revert, an answer that is too short
      await expect(works.connect(dao).assign(offer, signature))
        .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
        .withArgs(orderId, wallet);
    }
    await wallet.setAnswer(0);
    await works.connect(dao).assign(offer, signature);
    expect((await stateOf(stage, work)).developer).to.equal(await wallet.getAddress());
  });

  it("pitfall_09_whoSendsAnOfferFirstGainsNothing", async () => {
    const { dao, developer, stage, stranger, work, works } = await networkHelpers.loadFixture(onePublished);
    const { offer, signature } = await signOffer(stage, work);
    await works.connect(stranger).offer(offer, signature, "ipfs://elsewhere");
    await expect(works.connect(developer).offer(offer, signature, "ipfs://here")).to.emit(works, "WorkOffered");
    await expect(works.connect(dao).assign({ ...offer, developer: stranger.address }, signature))
      .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
      .withArgs(work.orderId, stranger);
    await works.connect(dao).assign(offer, signature);
    expect((await stateOf(stage, work)).developer).to.equal(developer.address);
  });

  it("pitfall_51_nothingIsPaidAfterTheEnd", async () => {
    const { dao, orderId, stage, work, works } = await networkHelpers.loadFixture(everyKind);
    await works.connect(dao).end(orderId);
    const paid = await stage.token.balanceOf(stage.developer);
    await networkHelpers.time.increase(30n * DAY);
    await expect(works.payStream(orderId)).to.be.revertedWithCustomError(works, "WorkNothingToPay").withArgs(orderId);
    await expect(deliver(stage, work, 0))
      .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
      .withArgs(orderId, 0n, MilestoneStatus.Settled);
    expect(await works.settleableFrom(orderId, 0)).to.equal(0n);
    await works.settle(orderId, 1);
    await expect(works.settle(orderId, 1))
      .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
      .withArgs(orderId, 1n, MilestoneStatus.Settled);
    expect(await stage.token.balanceOf(stage.developer)).to.equal(paid + 20n);
  });
});
