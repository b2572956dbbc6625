import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";

import { ASSIGN_PERIOD, TEAM_ANSWER_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import {
  AMOUNTS,
  BUDGET,
  DAY,
  FEE,
  nextAt,
  now,
  openWorks,
  publishWork,
  signOffer,
  stateOf,
  STREAM,
  STREAM_DURATION,
  type Work,
} from "./works.ts";

const { ethers, networkHelpers } = chain;

/** A fixture: one order, without a stream. */
async function onePublished() {
  const stage = await openWorks();
  return { ...stage, stage, work: await publishWork(stage) };
}

/** A fixture: one order, with a stream. */
async function streamPublished() {
  const stage = await openWorks();
  return { ...stage, stage, work: await publishWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION }) };
}

/** A fixture: a standing team was asked. */
async function oneAsked() {
  const staged = await onePublished();
  await staged.works.connect(staged.dao).askTeam(staged.work.orderId, staged.team);
  return { ...staged, since: await now() };
}

/** The last second in which an order can be assigned. */
const lastAssignment = ({ terms }: Work): bigint => terms.offersUntil + ASSIGN_PERIOD;

describe("WorkOrders offers", () => {
  describe("hashOffer", () => {
    it("is what a wallet signs", async () => {
      const { stage, work, works } = await networkHelpers.loadFixture(streamPublished);
      const { offer, signature } = await signOffer(stage, work);
      const hash = await works.hashOffer(offer);
      expect(ethers.recoverAddress(hash, signature)).to.equal(stage.developer.address);
    });
  });

  describe("offer", () => {
    it("tells of an offer, whoever sends it", async () => {
      const { developer, stage, stranger, work, works } = await networkHelpers.loadFixture(streamPublished);
      const { offer, signature } = await signOffer(stage, work, { amounts: [1n, 2n], stream: 0n });
      const told = [
        work.orderId,
        developer.address,
        await works.hashOffer(offer),
        [work.orderId, developer.address, [1n, 2n], 0n, offer.contentHash, offer.validUntil],
        signature,
      ];
      for (const sender of [stranger, developer]) {
        await expect(works.connect(sender).offer(offer, signature, "ipfs://offer"))
          .to.emit(works, "WorkOffered")
          .withArgs(...told, "ipfs://offer");
      }
    });

    it("reverts for an unknown order, a late offer, and one that is assigned", async () => {
      const { dao, stage, work, works } = await networkHelpers.loadFixture(onePublished);
      const unknown = await signOffer(stage, { ...work, orderId: 2n });
      await expect(works.offer(unknown.offer, unknown.signature, ""))
        .to.be.revertedWithCustomError(works, "WorkOrderUnknown")
        .withArgs(2n);
      const { offer, signature } = await signOffer(stage, work);
      await nextAt(work.terms.offersUntil);
      await works.offer(offer, signature, "");
      await expect(works.offer(offer, signature, ""))
        .to.be.revertedWithCustomError(works, "WorkTooLate")
        .withArgs(work.orderId, work.terms.offersUntil);
      await works.connect(dao).assign(offer, signature);
      await expect(works.offer(offer, signature, ""))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Running);
    });

    it("reverts for an offer without content, of the reviewer, of another form, or above what is ordered", async () => {
      const { reviewer, stage, work, works } = await networkHelpers.loadFixture(streamPublished);
      const refused = async (changes: Parameters<typeof signOffer>[2], error: string, ...args: unknown[]) => {
        const { offer, signature } = await signOffer(stage, work, changes);
        await expect(works.offer(offer, signature, ""))
          .to.be.revertedWithCustomError(works, error)
          .withArgs(...args);
        await expect(works.connect(stage.dao).assign(offer, signature))
          .to.be.revertedWithCustomError(works, error)
          .withArgs(...args);
      };
      const [first, second] = AMOUNTS;
      await refused({ contentHash: ZeroHash }, "WorkContentHashZero");
      await refused({ developer: reviewer.address }, "WorkDeveloperReviews", reviewer);
      await refused({ amounts: [first] }, "WorkOfferInvalid", work.orderId, stage.developer);
      await refused({ amounts: [first, second, 0n] }, "WorkOfferInvalid", work.orderId, stage.developer);
      await refused({ amounts: [first, second + 1n] }, "WorkOfferTooHigh", second + 1n, second);
      await refused({ stream: STREAM + 1n }, "WorkOfferTooHigh", STREAM + 1n, STREAM);
      await refused({ developer: ZeroAddress }, "WorkOfferInvalid", work.orderId, ZeroAddress);
      await refused({ developer: stage.stranger.address }, "WorkOfferInvalid", work.orderId, stage.stranger);
      const validUntil = await now();
      await refused({ validUntil }, "WorkOfferExpired", validUntil);
    });
  });

  describe("withdrawOffer", () => {
    it("takes an offer back, and no other", async () => {
      const { dao, developer, stage, work, works } = await networkHelpers.loadFixture(onePublished);
      const { offer, signature } = await signOffer(stage, work);
      const hash = await works.hashOffer(offer);
      expect(await works.isOfferWithdrawn(hash)).to.equal(false);
      await expect(works.connect(developer).withdrawOffer(offer))
        .to.emit(works, "WorkOfferWithdrawn")
        .withArgs(work.orderId, developer, hash);
      expect(await works.isOfferWithdrawn(hash)).to.equal(true);
      const take = [() => works.offer(offer, signature, ""), () => works.connect(dao).assign(offer, signature)];
      for (const call of take) {
        await expect(call()).to.be.revertedWithCustomError(works, "WorkOfferInvalid").withArgs(work.orderId, developer);
      }
      const other = await signOffer(stage, work, { contentHash: id("another") });
      await works.connect(dao).assign(other.offer, other.signature);
    });

    it("reverts for anybody else, a second time, and once the order runs", async () => {
      const { dao, developer, stage, stranger, work, works } = await networkHelpers.loadFixture(onePublished);
      const { offer, signature } = await signOffer(stage, work);
      await expect(works.connect(stranger).withdrawOffer(offer))
        .to.be.revertedWithCustomError(works, "WorkDeveloperOnly")
        .withArgs(work.orderId, stranger);
      const back = await signOffer(stage, work, { contentHash: id("another") });
      await works.connect(developer).withdrawOffer(back.offer);
      await expect(works.connect(developer).withdrawOffer(back.offer))
        .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
        .withArgs(work.orderId, developer);
      await expect(works.connect(developer).withdrawOffer({ ...offer, orderId: 9n }))
        .to.be.revertedWithCustomError(works, "WorkOrderUnknown")
        .withArgs(9n);
      await works.connect(dao).assign(offer, signature);
      await expect(works.connect(developer).withdrawOffer(offer))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Running);
    });

    it("works also while a team is asked", async () => {
      const { dao, developer, stage, team, work, works } = await networkHelpers.loadFixture(oneAsked);
      const { offer, signature } = await signOffer(stage, work);
      await works.connect(developer).withdrawOffer(offer);
      await works.connect(team).answer(work.orderId, false);
      await expect(works.connect(dao).assign(offer, signature))
        .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
        .withArgs(work.orderId, developer);
    });
  });

  describe("assign", () => {
    it("takes the offer, and gives back what it is cheaper", async () => {
      const { dao, developer, stage, token, work, works } = await networkHelpers.loadFixture(streamPublished);
      const amounts = [AMOUNTS[0] - 7n, 0n];
      const { offer, signature } = await signOffer(stage, work, { amounts, stream: STREAM - 3n });
      const returned = 7n + AMOUNTS[1] + 3n;
      const assigned = works.connect(dao).assign(offer, signature);
      await expect(assigned)
        .to.emit(works, "WorkAssigned")
        .withArgs(work.orderId, developer, await works.hashOffer(offer), amounts, STREAM - 3n, returned);
      await expect(assigned).to.changeTokenBalances(ethers, token, [dao, works], [returned, -returned]);
      const since = await now();
      const held = work.budget - returned;
      expect(await works.totalHeld()).to.equal(held);
      const state = [WorkStatus.Running, developer.address, since, 2n, held, STREAM - 3n, since];
      expect(await works.orderOf(work.orderId)).to.deep.equal(state);
      expect((await works.milestonesOf(work.orderId)).map(({ amount }) => amount)).to.deep.equal(amounts);
    });

    it("works until 60 days after the time for offers, and for nobody but the DAO", async () => {
      const { dao, developer, stage, work, works } = await networkHelpers.loadFixture(onePublished);
      const latest = lastAssignment(work);
      const { offer, signature } = await signOffer(stage, work, { validUntil: latest + DAY });
      await expect(works.connect(developer).assign(offer, signature))
        .to.be.revertedWithCustomError(works, "WorkDaoOnly")
        .withArgs(developer);
      const before = await networkHelpers.takeSnapshot();
      await nextAt(latest + 1n);
      await expect(works.connect(dao).assign(offer, signature))
        .to.be.revertedWithCustomError(works, "WorkTooLate")
        .withArgs(work.orderId, latest);
      await before.restore();
      await nextAt(latest);
      await expect(works.connect(dao).assign(offer, signature)).to.emit(works, "WorkAssigned");
    });

    it("takes an offer up to its last second", async () => {
      const { dao, stage, work, works } = await networkHelpers.loadFixture(onePublished);
      const validUntil = (await now()) + 100n;
      const { offer, signature } = await signOffer(stage, work, { validUntil });
      const before = await networkHelpers.takeSnapshot();
      await nextAt(validUntil + 1n);
      await expect(works.connect(dao).assign(offer, signature))
        .to.be.revertedWithCustomError(works, "WorkOfferExpired")
        .withArgs(validUntil);
      await before.restore();
      await nextAt(validUntil);
      await works.connect(dao).assign(offer, signature);
    });

    it("reverts while a team is asked, and for an unknown order", async () => {
      const { dao, stage, work, works } = await networkHelpers.loadFixture(oneAsked);
      const { offer, signature } = await signOffer(stage, work);
      await expect(works.connect(dao).assign(offer, signature))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Asked);
      await expect(works.connect(dao).assign({ ...offer, orderId: 0n }, signature))
        .to.be.revertedWithCustomError(works, "WorkOrderUnknown")
        .withArgs(0n);
    });

    it("ends an order at once where the offer asks for nothing of a stream", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { dao, token, works } = stage;
      const work = await publishWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION }, []);
      const { offer, signature } = await signOffer(stage, work, { stream: 0n });
      const assigned = works.connect(dao).assign(offer, signature);
      await expect(assigned).to.emit(works, "WorkEnded").withArgs(work.orderId, false, 0n);
      await expect(assigned).to.changeTokenBalances(ethers, token, [dao, works], [STREAM, -STREAM]);
      expect((await stateOf(stage, work)).status).to.equal(WorkStatus.Ended);
    });
  });

  describe("askTeam", () => {
    it("asks a team, and opens the order again where it declines", async () => {
      const { dao, stage, team, work, works } = await networkHelpers.loadFixture(onePublished);
      await expect(works.connect(dao).askTeam(work.orderId, team))
        .to.emit(works, "WorkTeamAsked")
        .withArgs(work.orderId, team);
      const asked = await stateOf(stage, work);
      expect(asked).to.include({ status: BigInt(WorkStatus.Asked), developer: team.address, since: await now() });
      await expect(works.connect(team).answer(work.orderId, false))
        .to.emit(works, "WorkTeamDeclined")
        .withArgs(work.orderId, team);
      const open = await stateOf(stage, work);
      expect(open).to.include({ status: BigInt(WorkStatus.Open), developer: ZeroAddress, held: BUDGET });
      const { offer, signature } = await signOffer(stage, work);
      await works.connect(dao).assign(offer, signature);
    });

    it("reverts for nobody, the reviewer, strangers, too late and twice", async () => {
      const { dao, reviewer, stranger, team, work, works } = await networkHelpers.loadFixture(onePublished);
      await expect(works.connect(stranger).askTeam(work.orderId, team))
        .to.be.revertedWithCustomError(works, "WorkDaoOnly")
        .withArgs(stranger);
      const mine = works.connect(dao);
      await expect(mine.askTeam(work.orderId, ZeroAddress))
        .to.be.revertedWithCustomError(works, "WorkOfferInvalid")
        .withArgs(work.orderId, ZeroAddress);
      await expect(mine.askTeam(work.orderId, reviewer))
        .to.be.revertedWithCustomError(works, "WorkDeveloperReviews")
        .withArgs(reviewer);
      const before = await networkHelpers.takeSnapshot();
      await nextAt(lastAssignment(work) + 1n);
      await expect(mine.askTeam(work.orderId, team))
        .to.be.revertedWithCustomError(works, "WorkTooLate")
        .withArgs(work.orderId, lastAssignment(work));
      await before.restore();
      await nextAt(lastAssignment(work));
      await mine.askTeam(work.orderId, team);
      await expect(mine.askTeam(work.orderId, team))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Asked);
    });
  });

  describe("answer", () => {
    it("assigns the order as it was ordered", async () => {
      const { dao, stage, team, token, work, works } = await networkHelpers.loadFixture(oneAsked);
      const accepted = works.connect(team).answer(work.orderId, true);
      await expect(accepted).to.emit(works, "WorkAssigned").withArgs(work.orderId, team, ZeroHash, AMOUNTS, 0n, 0n);
      await expect(accepted).to.changeTokenBalances(ethers, token, [dao, works], [0n, 0n]);
      const state = await stateOf(stage, work);
      expect(state).to.include({
        status: BigInt(WorkStatus.Running),
        developer: team.address,
        held: 4_000n * 10n ** 18n + 2n * FEE,
      });
    });

    it("takes an answer of the team within 14 days, and no other", async () => {
      const { since, stranger, team, work, works } = await networkHelpers.loadFixture(oneAsked);
      await expect(works.connect(stranger).answer(work.orderId, true))
        .to.be.revertedWithCustomError(works, "WorkDeveloperOnly")
        .withArgs(work.orderId, stranger);
      const latest = since + TEAM_ANSWER_PERIOD;
      const before = await networkHelpers.takeSnapshot();
      for (const accepts of [true, false]) {
        await nextAt(latest + (accepts ? 1n : 2n));
        await expect(works.connect(team).answer(work.orderId, accepts))
          .to.be.revertedWithCustomError(works, "WorkTooLate")
          .withArgs(work.orderId, latest);
      }
      await before.restore();
      await nextAt(latest);
      await works.connect(team).answer(work.orderId, true);
      await expect(works.connect(team).answer(work.orderId, true))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Running);
    });
  });
});
