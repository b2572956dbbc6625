import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";

import { MAX_WORK_DURATION, STREAM_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import {
  DAY,
  FEE,
  nextAt,
  now,
  openWorks,
  publishWork,
  runWork,
  stateOf,
  STREAM,
  STREAM_DURATION,
  TIME,
} from "./works.ts";

const { ethers, networkHelpers } = chain;
const DAILY = STREAM / 100n;
const KIND = encodeBytes32String("status");

/** A fixture: an order of a stream alone runs. */
async function streaming() {
  const stage = await openWorks();
  const work = await runWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION }, []);
  return { ...stage, stage, work, orderId: work.orderId, since: work.since };
}

/** A fixture: the developer of the stream owes a report every 10 days, within 2 more. */
async function reporting() {
  const staged = await streaming();
  await staged.registry.connect(staged.dao).setKind(KIND, staged.developer, 10n * DAY, 2n * DAY);
  return { ...staged, owed: await now() };
}

describe("WorkOrders streams", () => {
  describe("payStream", () => {
    it("pays by the second, whoever calls", async () => {
      const { developer, orderId, since, stage, stranger, token, work, works } =
        await networkHelpers.loadFixture(streaming);
      await nextAt(since + 5n * DAY);
      const paid = works.connect(stranger).payStream(orderId);
      await expect(paid)
        .to.emit(works, "StreamPaid")
        .withArgs(orderId, developer, 5n * DAILY, since + 5n * DAY);
      await expect(paid).to.changeTokenBalances(ethers, token, [developer, works], [5n * DAILY, -5n * DAILY]);
      const left = STREAM - 5n * DAILY;
      expect(await stateOf(stage, work)).to.include({ held: left, streamLeft: left, streamedUntil: since + 5n * DAY });
      expect(await works.totalHeld()).to.equal(left);
      expect(await works.streamDue(orderId)).to.equal(0n);
      await networkHelpers.time.increase(DAY);
      expect(await works.streamDue(orderId)).to.equal(DAILY);
      expect(await works.payStream.staticCall(orderId)).to.equal(DAILY);
    });

    it("pays all of it by the end and no more, and ends the order", async () => {
      const { orderId, since, stage, token, work, works } = await networkHelpers.loadFixture(streaming);
      await nextAt(since + STREAM_DURATION - 1n);
      await works.payStream(orderId);
      expect((await stateOf(stage, work)).status).to.equal(WorkStatus.Running);
      await nextAt(since + STREAM_DURATION + 50n * DAY);
      const last = works.payStream(orderId);
      const rest = STREAM - (STREAM * (STREAM_DURATION - 1n)) / STREAM_DURATION;
      const end = since + STREAM_DURATION;
      await expect(last).to.emit(works, "StreamPaid").withArgs(orderId, stage.developer, rest, end);
      await expect(last).to.emit(works, "WorkEnded").withArgs(orderId, false, 0n);
      expect(await token.balanceOf(stage.developer)).to.equal(STREAM);
      expect(await token.balanceOf(works)).to.equal(0n);
      expect(await stateOf(stage, work)).to.include({ status: BigInt(WorkStatus.Ended), held: 0n, streamLeft: 0n });
      await expect(works.payStream(orderId))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(orderId, WorkStatus.Ended);
    });

    it("goes on beside milestones, which don't end the order before it", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { developer, reviewer, token, works } = stage;
      const milestones = [{ amount: 11n, deadline: (await now()) + TIME }];
      const work = await runWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION }, milestones);
      await works.connect(developer).deliver(work.orderId, 0, id("made"), "");
      await works.connect(reviewer).accept(work.orderId, 0);
      expect(await stateOf(stage, work)).to.include({ status: BigInt(WorkStatus.Running), open: 0n, held: STREAM });
      await nextAt(work.since + STREAM_DURATION);
      await works.payStream(work.orderId);
      expect(await token.balanceOf(developer)).to.equal(STREAM + 11n);
      expect((await stateOf(stage, work)).status).to.equal(WorkStatus.Ended);
    });

    it("leaves an order open whose milestones are not settled when the stream is over", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const milestones = [{ amount: 11n, deadline: (await now()) + 200n * DAY }];
      const work = await runWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION }, milestones);
      await nextAt(work.since + STREAM_DURATION);
      await stage.works.payStream(work.orderId);
      const state = await stateOf(stage, work);
      expect(state).to.include({ status: BigInt(WorkStatus.Running), held: 11n + FEE, streamLeft: 0n });
      await networkHelpers.time.increase(DAY);
      await expect(stage.works.payStream(work.orderId))
        .to.be.revertedWithCustomError(stage.works, "WorkNothingToPay")
        .withArgs(work.orderId);
    });

    it("loses nothing by roundings, however often it is called", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { developer, token, works } = stage;
      const work = await runWork(stage, { stream: 1_003n, streamDuration: 1_000n }, []);
      for (let second = 7n; second < 1_000n; second += 13n) {
        await nextAt(work.since + second);
        await works.payStream(work.orderId);
        const even = (1_003n * second) / 1_000n;
        const paid = await token.balanceOf(developer);
        expect(paid <= even && paid + 80n > even, `${paid} of ${even}`).to.equal(true);
      }
      await nextAt(work.since + 1_000n);
      await works.payStream(work.orderId);
      expect(await token.balanceOf(developer)).to.equal(1_003n);
    });

    it("waits for a whole wei, and does not forget its time meanwhile", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { works } = stage;
      const work = await runWork(stage, { stream: 2n, streamDuration: MAX_WORK_DURATION }, []);
      const half = work.since + MAX_WORK_DURATION / 2n;
      await nextAt(half - 1n);
      await expect(works.payStream(work.orderId))
        .to.be.revertedWithCustomError(works, "WorkNothingToPay")
        .withArgs(work.orderId);
      await nextAt(half);
      await expect(works.payStream(work.orderId))
        .to.emit(works, "StreamPaid")
        .withArgs(work.orderId, stage.developer, 1n, half);
    });

    it("reverts for an order that does not run, or is not there", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { works } = stage;
      const work = await publishWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION });
      await networkHelpers.time.increase(DAY);
      await expect(works.payStream(work.orderId))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Open);
      expect(await works.streamDue(work.orderId)).to.equal(0n);
      await expect(works.streamDue(9n)).to.be.revertedWithCustomError(works, "WorkOrderUnknown").withArgs(9n);
    });
  });

  describe("while a report is overdue", () => {
    it("pays until it became so, and the rest once it is filed", async () => {
      const { developer, orderId, owed, registry, since, works } = await networkHelpers.loadFixture(reporting);
      const good = owed + 12n * DAY;
      expect(await registry.goodUntil(developer)).to.equal(good);
      await nextAt(good + 20n * DAY);
      const until = (time: bigint) => (STREAM * (time - since)) / STREAM_DURATION;
      await expect(works.payStream(orderId))
        .to.emit(works, "StreamPaid")
        .withArgs(orderId, developer, until(good), good);
      await expect(works.payStream(orderId)).to.be.revertedWithCustomError(works, "WorkNothingToPay").withArgs(orderId);
      for (let period = 0; period < 3; ++period) await registry.connect(developer).file(KIND, id("report"), "", 0n);
      const later = owed + 36n * DAY;
      await nextAt(later);
      const rest = ((STREAM - until(good)) * (later - good)) / (since + STREAM_DURATION - good);
      await expect(works.payStream(orderId)).to.emit(works, "StreamPaid").withArgs(orderId, developer, rest, later);
    });

    it("pays nothing to who was overdue before", async () => {
      const { dao, developer, registry, stage, works } = await networkHelpers.loadFixture(reporting);
      await networkHelpers.time.increase(20n * DAY);
      const work = await runWork(stage, { stream: STREAM, streamDuration: STREAM_DURATION }, []);
      await networkHelpers.time.increase(DAY);
      expect(await works.streamDue(work.orderId)).to.equal(0n);
      await registry.connect(dao).endKind(KIND);
      expect(await registry.goodUntil(developer)).to.equal(2n ** 256n - 1n);
      await nextAt(work.since + 2n * DAY);
      await expect(works.payStream(work.orderId))
        .to.emit(works, "StreamPaid")
        .withArgs(work.orderId, developer, 2n * DAILY, work.since + 2n * DAY);
    });

    it("gives back what was never filed for, half a year after the end", async () => {
      const { dao, developer, orderId, owed, since, token, works } = await networkHelpers.loadFixture(reporting);
      const earliest = since + STREAM_DURATION + STREAM_CLAIM_PERIOD + 1n;
      expect(await works.expirableFrom(orderId)).to.equal(earliest);
      await nextAt(earliest - 1n);
      await expect(works.expire(orderId))
        .to.be.revertedWithCustomError(works, "WorkTooEarly")
        .withArgs(orderId, earliest);
      await nextAt(earliest);
      const paid = (STREAM * (owed + 12n * DAY - since)) / STREAM_DURATION;
      const expired = works.expire(orderId);
      await expect(expired)
        .to.emit(works, "WorkEnded")
        .withArgs(orderId, false, STREAM - paid);
      await expect(expired).to.changeTokenBalances(ethers, token, [developer, dao], [paid, STREAM - paid]);
      expect(await works.totalHeld()).to.equal(0n);
    });
  });
});
