import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";

import {
  MAX_MILESTONES,
  MAX_OFFERS_PERIOD,
  MAX_REVIEW_PERIOD,
  MAX_WORK_DURATION,
  MIN_REVIEW_PERIOD,
} from "@sonm/protocol/generated/constants.ts";
import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import {
  BUDGET,
  DAY,
  milestoneTerms,
  nextAt,
  now,
  openWorks,
  publishWork,
  stateOf,
  STREAM,
  STREAM_DURATION,
  TIME,
  workTerms,
} from "./works.ts";

const { ethers, networkHelpers } = chain;
const UINT128 = 2n ** 128n - 1n;

describe("WorkOrders", () => {
  describe("publish", () => {
    it("takes all that the order can cost, and tells everything", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { dao, token, works } = stage;
      const terms = await workTerms(stage, { stream: STREAM, streamDuration: STREAM_DURATION });
      const milestones = await milestoneTerms();
      const budget = BUDGET + STREAM;
      const published = works.connect(dao).publish("A bridge", "ipfs://bridge", terms, milestones);
      await expect(published)
        .to.emit(works, "WorkPublished")
        .withArgs(1n, "A bridge", "ipfs://bridge", Object.values(terms), milestones.map(Object.values), budget);
      await expect(published).to.changeTokenBalances(ethers, token, [dao, works], [-budget, budget]);
      const since = await now();
      expect(await works.orderCount()).to.equal(1n);
      expect(await works.totalHeld()).to.equal(budget);
      expect(await works.termsOf(1n)).to.deep.equal(Object.values(terms));
      expect(await works.orderOf(1n)).to.deep.equal([WorkStatus.Open, ZeroAddress, since, 2n, budget, STREAM, 0n]);
      expect(await works.milestonesOf(1n)).to.deep.equal(
        milestones.map(({ amount, deadline }) => [MilestoneStatus.Pending, amount, deadline, since, ZeroHash]),
      );
      await publishWork(stage);
      expect(await works.orderCount()).to.equal(2n);
      expect(await works.totalHeld()).to.equal(2n * BUDGET + STREAM);
    });

    it("reverts for anybody but the DAO", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { deployer, works } = stage;
      await expect(works.connect(deployer).publish("", "", await workTerms(stage), await milestoneTerms()))
        .to.be.revertedWithCustomError(works, "WorkDaoOnly")
        .withArgs(deployer);
    });

    it("reverts without description, reviewer or budget, and beyond what fits", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { works } = stage;
      const deadline = (await now()) + TIME;
      const refused = (changes: Parameters<typeof publishWork>[1], error: string, amount = 1n) =>
        expect(publishWork(stage, changes, [{ amount, deadline }])).to.be.revertedWithCustomError(works, error);
      await refused({ contentHash: ZeroHash }, "WorkContentHashZero");
      await refused({ reviewer: ZeroAddress }, "WorkReviewerZero");
      await refused({ reviewFee: 0n }, "WorkBudgetZero", 0n);
      await expect(publishWork(stage, { reviewFee: 1n }, [{ amount: UINT128, deadline }]))
        .to.be.revertedWithCustomError(works, "WorkBudgetTooLarge")
        .withArgs(UINT128 + 1n);
    });

    it("takes 1 to 16 milestones, or none beside a stream", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { works } = stage;
      const deadline = (await now()) + TIME;
      const many = (count: number) => Array.from({ length: count }, () => ({ amount: 7n, deadline }));
      const streaming = { stream: STREAM, streamDuration: STREAM_DURATION };
      await expect(publishWork(stage, {}, []))
        .to.be.revertedWithCustomError(works, "WorkMilestonesOutOfRange")
        .withArgs(0n, 1n, MAX_MILESTONES);
      await expect(publishWork(stage, streaming, many(17)))
        .to.be.revertedWithCustomError(works, "WorkMilestonesOutOfRange")
        .withArgs(17n, 0n, MAX_MILESTONES);
      await publishWork(stage, {}, many(16));
      await publishWork(stage, streaming, []);
      expect((await stateOf(stage, { orderId: 2n })).held).to.equal(STREAM);
    });

    it("takes deadlines after the time for offers, in order, and within two years", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { works } = stage;
      const at = (await now()) + 100n;
      const offersUntil = at + 10n * DAY;
      const last = at + MAX_WORK_DURATION;
      const publish = async (...deadlines: bigint[]) => {
        const milestones = deadlines.map((deadline) => ({ amount: 1n, deadline }));
        const terms = await workTerms(stage, { offersUntil });
        return works.connect(stage.dao).publish("", "", terms, milestones);
      };
      const refused = async (milestone: bigint, deadline: bigint, ...deadlines: bigint[]) =>
        expect(publish(...deadlines))
          .to.be.revertedWithCustomError(works, "WorkDeadlineInvalid")
          .withArgs(milestone, deadline);
      await refused(0n, offersUntil, offersUntil);
      await refused(1n, at + 20n * DAY, at + 20n * DAY + 1n, at + 20n * DAY);
      await nextAt(at - 1n);
      await refused(1n, last, at + 20n * DAY, last);
      await nextAt(at);
      await publish(offersUntil + 1n, last, last);
    });

    it("takes review periods of an hour to 30 days", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      for (const reviewPeriod of [MIN_REVIEW_PERIOD - 1n, MAX_REVIEW_PERIOD + 1n]) {
        await expect(publishWork(stage, { reviewPeriod }))
          .to.be.revertedWithCustomError(stage.works, "WorkReviewPeriodOutOfRange")
          .withArgs(reviewPeriod, MIN_REVIEW_PERIOD, MAX_REVIEW_PERIOD);
      }
      await publishWork(stage, { reviewPeriod: MIN_REVIEW_PERIOD });
      await publishWork(stage, { reviewPeriod: MAX_REVIEW_PERIOD });
    });

    it("lets developers offer from now for 90 days at most", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { works } = stage;
      const at = (await now()) + 100n;
      const milestones = [{ amount: 1n, deadline: at + 200n * DAY }];
      for (const offersUntil of [at - 1n, at + MAX_OFFERS_PERIOD + 1n]) {
        const terms = await workTerms(stage, { offersUntil });
        await nextAt(at);
        await expect(works.connect(stage.dao).publish.staticCall("", "", terms, milestones, { blockTag: "pending" }))
          .to.be.revertedWithCustomError(works, "WorkOffersUntilOutOfRange")
          .withArgs(offersUntil, at, at + MAX_OFFERS_PERIOD);
      }
      await nextAt(at);
      await works.connect(stage.dao).publish("", "", await workTerms(stage, { offersUntil: at }), milestones);
      await nextAt(at + 1n);
      await publishWork(stage, { offersUntil: at + 1n + MAX_OFFERS_PERIOD }, milestones);
    });

    it("takes a stream with amount and duration, of two years at most", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const wrong = [
        [STREAM, 0n],
        [0n, DAY],
        [STREAM, MAX_WORK_DURATION + 1n],
      ] as const;
      for (const [stream, streamDuration] of wrong) {
        await expect(publishWork(stage, { stream, streamDuration }))
          .to.be.revertedWithCustomError(stage.works, "WorkStreamInvalid")
          .withArgs(stream, streamDuration);
      }
      await publishWork(stage, { stream: STREAM, streamDuration: MAX_WORK_DURATION });
    });

    it("reverts where the treasury gave no allowance", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { dao, token, works } = stage;
      await token.connect(dao).approve(works, BUDGET - 1n);
      await expect(publishWork(stage))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientAllowance")
        .withArgs(works, BUDGET - 1n, BUDGET);
    });
  });
});
