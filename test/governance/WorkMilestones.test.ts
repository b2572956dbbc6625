import { expect } from "chai";
import { id, ZeroHash } from "ethers";

import {
  DELIVERY_GRACE,
  DISPUTE_WINDOW,
  REDELIVERY_PERIOD,
  RESOLVE_PERIOD,
} from "@sonm/protocol/generated/constants.ts";
import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import {
  AMOUNTS,
  BUDGET,
  CONTENT,
  DAY,
  deliver,
  dispute,
  FEE,
  milestoneOf,
  nextAt,
  now,
  openWorks,
  publishWork,
  REASONS,
  reject,
  REVIEW,
  runWork,
  stateOf,
} from "./works.ts";

const { ethers, networkHelpers } = chain;
const [FIRST, SECOND] = AMOUNTS;

/** A fixture: an order that runs; nothing was delivered. */
async function running() {
  const stage = await openWorks();
  const work = await runWork(stage);
  return { ...stage, stage, work, orderId: work.orderId };
}

/** A fixture: the first milestone was delivered. */
async function delivered() {
  const staged = await running();
  await deliver(staged.stage, staged.work);
  return { ...staged, at: await now() };
}

/** A fixture: the first milestone was rejected. */
async function rejected() {
  const staged = await delivered();
  await reject(staged.stage, staged.work);
  return { ...staged, at: await now() };
}

/** A fixture: the first milestone is disputed. */
async function disputed() {
  const staged = await rejected();
  await dispute(staged.stage, staged.work);
  return { ...staged, at: await now() };
}

describe("WorkOrders milestones", () => {
  describe("deliver", () => {
    it("hands a milestone in, in any order", async () => {
      const { developer, orderId, stage, work, works } = await networkHelpers.loadFixture(running);
      await expect(works.connect(developer).deliver(orderId, 1, CONTENT, "ipfs://made"))
        .to.emit(works, "MilestoneDelivered")
        .withArgs(orderId, 1n, CONTENT, "ipfs://made");
      const at = await now();
      expect((await milestoneOf(stage, work, 0)).status).to.equal(MilestoneStatus.Pending);
      const expected = { status: BigInt(MilestoneStatus.Delivered), since: at, contentHash: CONTENT };
      expect(await milestoneOf(stage, work, 1)).to.include(expected);
      expect(await works.settleableFrom(orderId, 1)).to.equal(at + REVIEW + 1n);
    });

    it("reverts for anybody else, for an unknown milestone or order, without content, and twice", async () => {
      const { developer, orderId, reviewer, stage, work, works } = await networkHelpers.loadFixture(running);
      await expect(works.connect(reviewer).deliver(orderId, 0, CONTENT, ""))
        .to.be.revertedWithCustomError(works, "WorkDeveloperOnly")
        .withArgs(orderId, reviewer);
      await expect(deliver(stage, work, 2))
        .to.be.revertedWithCustomError(works, "WorkMilestoneUnknown")
        .withArgs(orderId, 2n);
      await expect(deliver(stage, { ...work, orderId: 2n }))
        .to.be.revertedWithCustomError(works, "WorkOrderUnknown")
        .withArgs(2n);
      await expect(works.connect(developer).deliver(orderId, 0, ZeroHash, "")).to.be.revertedWithCustomError(
        works,
        "WorkContentHashZero",
      );
      await deliver(stage, work);
      await expect(deliver(stage, work))
        .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
        .withArgs(orderId, 0n, MilestoneStatus.Delivered);
    });

    it("reverts before the order runs", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const work = await publishWork(stage);
      await expect(deliver(stage, work))
        .to.be.revertedWithCustomError(stage.works, "WorkStatusWrong")
        .withArgs(work.orderId, WorkStatus.Open);
    });

    it("takes a milestone until the grace after its deadline is over, then it goes back", async () => {
      const { dao, orderId, stage, stranger, token, work, works } = await networkHelpers.loadFixture(running);
      const latest = work.milestones[0]!.deadline + DELIVERY_GRACE;
      expect(await works.settleableFrom(orderId, 0)).to.equal(latest + 1n);
      const before = await networkHelpers.takeSnapshot();
      await nextAt(latest);
      await expect(works.settle(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkTooEarly")
        .withArgs(orderId, latest + 1n);
      await nextAt(latest + 1n);
      await expect(deliver(stage, work)).to.be.revertedWithCustomError(works, "WorkTooLate").withArgs(orderId, latest);
      const settled = works.connect(stranger).settle(orderId, 0);
      await expect(settled)
        .to.emit(works, "MilestoneSettled")
        .withArgs(orderId, 0n, 0n, 0n, FIRST + FEE);
      await expect(settled).to.changeTokenBalances(ethers, token, [dao, works], [FIRST + FEE, -FIRST - FEE]);
      await before.restore();
      await nextAt(latest);
      await deliver(stage, work);
    });

    it("takes another version within 14 days of a rejection", async () => {
      const { at, developer, orderId, stage, work, works } = await networkHelpers.loadFixture(rejected);
      const latest = at + DISPUTE_WINDOW;
      const before = await networkHelpers.takeSnapshot();
      await nextAt(latest + 1n);
      await expect(deliver(stage, work)).to.be.revertedWithCustomError(works, "WorkTooLate").withArgs(orderId, latest);
      await before.restore();
      await nextAt(latest);
      await works.connect(developer).deliver(orderId, 0, id("better"), "ipfs://better");
      expect((await milestoneOf(stage, work)).contentHash).to.equal(id("better"));
    });

    it("takes another version after the deadline, but not for ever", async () => {
      const { orderId, stage, work, works } = await networkHelpers.loadFixture(running);
      const { deadline } = work.milestones[0]!;
      const latest = deadline + REDELIVERY_PERIOD;
      await nextAt(deadline + DELIVERY_GRACE);
      await deliver(stage, work);
      // a reviewer and a developer who agree to go on for ever
      for (let at = (await now()) + 10n * DAY; at < latest; at += 10n * DAY) {
        await networkHelpers.time.increaseTo(at - 6n * DAY);
        await reject(stage, work);
        await nextAt(at);
        await deliver(stage, work);
      }
      await reject(stage, work);
      await nextAt(latest + 1n);
      await expect(deliver(stage, work)).to.be.revertedWithCustomError(works, "WorkTooLate").withArgs(orderId, latest);
      await dispute(stage, work);
    });
  });

  describe("accept", () => {
    it("pays the milestone and the fee", async () => {
      const { developer, orderId, reviewer, stage, token, work, works } = await networkHelpers.loadFixture(delivered);
      const accepted = works.connect(reviewer).accept(orderId, 0);
      await expect(accepted).to.emit(works, "MilestoneSettled").withArgs(orderId, 0n, FIRST, FEE, 0n);
      const moved = [FIRST, FEE, -FIRST - FEE];
      await expect(accepted).to.changeTokenBalances(ethers, token, [developer, reviewer, works], moved);
      await expect(accepted).to.not.emit(works, "WorkEnded");
      expect(await stateOf(stage, work)).to.include({ open: 1n, held: SECOND + FEE });
      expect(await works.totalHeld()).to.equal(SECOND + FEE);
      const settled = { status: BigInt(MilestoneStatus.Settled), amount: FIRST, since: await now() };
      expect(await milestoneOf(stage, work)).to.include(settled);
      expect(await works.settleableFrom(orderId, 0)).to.equal(0n);
    });

    it("ends the order with its last milestone", async () => {
      const { orderId, reviewer, stage, work, works } = await networkHelpers.loadFixture(delivered);
      await deliver(stage, work, 1);
      await works.connect(reviewer).accept(orderId, 1);
      await expect(works.connect(reviewer).accept(orderId, 0)).to.emit(works, "WorkEnded").withArgs(orderId, false, 0n);
      expect(await stateOf(stage, work)).to.include({ status: BigInt(WorkStatus.Ended), open: 0n, held: 0n });
      expect(await works.totalHeld()).to.equal(0n);
    });

    it("reverts for anybody else, and for what was not delivered or is settled", async () => {
      const { developer, orderId, reviewer, works } = await networkHelpers.loadFixture(delivered);
      await expect(works.connect(developer).accept(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkReviewerOnly")
        .withArgs(orderId, developer);
      await expect(works.connect(reviewer).accept(orderId, 1))
        .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
        .withArgs(orderId, 1n, MilestoneStatus.Pending);
      await works.connect(reviewer).accept(orderId, 0);
      await expect(works.connect(reviewer).accept(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
        .withArgs(orderId, 0n, MilestoneStatus.Settled);
    });

    it("works within the review period; then the delivery is paid, and the silent reviewer is not", async () => {
      const { at, dao, developer, orderId, reviewer, stranger, token, works } =
        await networkHelpers.loadFixture(delivered);
      const latest = at + REVIEW;
      const before = await networkHelpers.takeSnapshot();
      await nextAt(latest);
      await expect(works.settle(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkTooEarly")
        .withArgs(orderId, latest + 1n);
      await nextAt(latest + 1n);
      await expect(works.connect(reviewer).accept(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkTooLate")
        .withArgs(orderId, latest);
      await expect(works.connect(reviewer).reject(orderId, 0, REASONS, ""))
        .to.be.revertedWithCustomError(works, "WorkTooLate")
        .withArgs(orderId, latest);
      const settled = works.connect(stranger).settle(orderId, 0);
      await expect(settled).to.emit(works, "MilestoneSettled").withArgs(orderId, 0n, FIRST, 0n, FEE);
      await expect(settled).to.changeTokenBalances(ethers, token, [developer, reviewer, dao], [FIRST, 0n, FEE]);
      await before.restore();
      await nextAt(latest);
      await works.connect(reviewer).accept(orderId, 0);
    });
  });

  describe("reject", () => {
    it("refuses a delivery, and moves nothing", async () => {
      const { orderId, reviewer, stage, token, work, works } = await networkHelpers.loadFixture(delivered);
      const refused = works.connect(reviewer).reject(orderId, 0, REASONS, "ipfs://reasons");
      await expect(refused).to.emit(works, "MilestoneRejected").withArgs(orderId, 0n, REASONS, "ipfs://reasons");
      await expect(refused).to.changeTokenBalances(ethers, token, [works], [0n]);
      const expected = { status: BigInt(MilestoneStatus.Rejected), since: await now() };
      expect(await milestoneOf(stage, work)).to.include(expected);
      expect(await stateOf(stage, work)).to.include({ open: 2n, held: BUDGET });
    });

    it("reverts for anybody else, without reasons, and for what is not delivered", async () => {
      const { orderId, reviewer, stage, stranger, work, works } = await networkHelpers.loadFixture(delivered);
      await expect(works.connect(stranger).reject(orderId, 0, REASONS, ""))
        .to.be.revertedWithCustomError(works, "WorkReviewerOnly")
        .withArgs(orderId, stranger);
      await expect(works.connect(reviewer).reject(orderId, 0, ZeroHash, "")).to.be.revertedWithCustomError(
        works,
        "WorkContentHashZero",
      );
      await reject(stage, work);
      await expect(reject(stage, work))
        .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
        .withArgs(orderId, 0n, MilestoneStatus.Rejected);
    });

    it("can be last: what is neither disputed nor delivered again goes back, and the reviewer is paid", async () => {
      const { at, dao, developer, orderId, reviewer, token, works } = await networkHelpers.loadFixture(rejected);
      const earliest = at + DISPUTE_WINDOW + 1n;
      expect(await works.settleableFrom(orderId, 0)).to.equal(earliest);
      await nextAt(earliest - 1n);
      await expect(works.settle(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkTooEarly")
        .withArgs(orderId, earliest);
      await nextAt(earliest);
      const settled = works.settle(orderId, 0);
      await expect(settled).to.emit(works, "MilestoneSettled").withArgs(orderId, 0n, 0n, FEE, FIRST);
      await expect(settled).to.changeTokenBalances(ethers, token, [developer, reviewer, dao], [0n, FEE, FIRST]);
    });

    it("pays the fee once, however often the reviewer decides", async () => {
      const { orderId, reviewer, stage, token, work, works } = await networkHelpers.loadFixture(rejected);
      for (let version = 0; version < 3; ++version) {
        await deliver(stage, work);
        await reject(stage, work);
      }
      await deliver(stage, work);
      const accepted = works.connect(reviewer).accept(orderId, 0);
      await expect(accepted).to.changeTokenBalances(ethers, token, [reviewer], [FEE]);
      expect(await token.balanceOf(reviewer)).to.equal(FEE);
    });

    it("earns no fee where the reviewer is silent on the next version", async () => {
      const { dao, developer, orderId, reviewer, stage, token, work, works } =
        await networkHelpers.loadFixture(rejected);
      await deliver(stage, work);
      await nextAt((await now()) + REVIEW + 1n);
      const settled = works.settle(orderId, 0);
      await expect(settled).to.changeTokenBalances(ethers, token, [developer, reviewer, dao], [FIRST, 0n, FEE]);
    });
  });

  describe("dispute", () => {
    it("calls for the DAO, within 14 days", async () => {
      const { at, developer, orderId, works } = await networkHelpers.loadFixture(rejected);
      const latest = at + DISPUTE_WINDOW;
      const call = () => works.connect(developer).dispute(orderId, 0, REASONS, "ipfs://objection");
      const before = await networkHelpers.takeSnapshot();
      await nextAt(latest + 1n);
      await expect(call()).to.be.revertedWithCustomError(works, "WorkTooLate").withArgs(orderId, latest);
      await before.restore();
      await nextAt(latest);
      await expect(call()).to.emit(works, "MilestoneDisputed").withArgs(orderId, 0n, REASONS, "ipfs://objection");
      expect(await works.settleableFrom(orderId, 0)).to.equal(latest + RESOLVE_PERIOD + 1n);
    });

    it("reverts for anybody else, without reasons, and for what was not rejected", async () => {
      const { developer, orderId, reviewer, stage, work, works } = await networkHelpers.loadFixture(rejected);
      await expect(works.connect(reviewer).dispute(orderId, 0, REASONS, ""))
        .to.be.revertedWithCustomError(works, "WorkDeveloperOnly")
        .withArgs(orderId, reviewer);
      await expect(works.connect(developer).dispute(orderId, 0, ZeroHash, "")).to.be.revertedWithCustomError(
        works,
        "WorkContentHashZero",
      );
      await expect(dispute(stage, work, 1))
        .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
        .withArgs(orderId, 1n, MilestoneStatus.Pending);
      await dispute(stage, work);
      for (const call of [deliver, dispute, reject]) {
        await expect(call(stage, work))
          .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
          .withArgs(orderId, 0n, MilestoneStatus.Disputed);
      }
    });
  });

  describe("resolve", () => {
    it("divides the amount, rounded down for the developer, and pays the fee", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const { dao, developer, reviewer, token, works } = stage;
      const deadline = (await now()) + 20n * DAY;
      const cases = [
        [0n, 0n],
        [1n, 9n], // of 99,999 wei: 9.9999
        [3_333n, 33_329n],
        [10_000n, 99_999n],
      ] as const;
      for (const [share, paid] of cases) {
        const work = await runWork(stage, { reviewFee: 5n }, [{ amount: 99_999n, deadline }]);
        await deliver(stage, work);
        await reject(stage, work);
        await dispute(stage, work);
        const resolved = works.connect(dao).resolve(work.orderId, 0, share);
        const returned = 99_999n - paid;
        await expect(resolved).to.emit(works, "MilestoneSettled").withArgs(work.orderId, 0n, paid, 5n, returned);
        await expect(resolved).to.emit(works, "WorkEnded").withArgs(work.orderId, false, 0n);
        await expect(resolved).to.changeTokenBalances(ethers, token, [developer, reviewer, dao], [paid, 5n, returned]);
      }
      expect(await works.totalHeld()).to.equal(0n);
    });

    it("reverts for anybody but the DAO, above the whole, and for what is not disputed", async () => {
      const { dao, orderId, reviewer, works } = await networkHelpers.loadFixture(disputed);
      await expect(works.connect(reviewer).resolve(orderId, 0, 1n))
        .to.be.revertedWithCustomError(works, "WorkDaoOnly")
        .withArgs(reviewer);
      await expect(works.connect(dao).resolve(orderId, 0, 10_001n))
        .to.be.revertedWithCustomError(works, "WorkShareTooHigh")
        .withArgs(10_001n, 10_000n);
      await expect(works.connect(dao).resolve(orderId, 1, 1n))
        .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
        .withArgs(orderId, 1n, MilestoneStatus.Pending);
    });

    it("works for 60 days; then each gets a half", async () => {
      const { at, dao, developer, orderId, reviewer, token, works } = await networkHelpers.loadFixture(disputed);
      const latest = at + RESOLVE_PERIOD;
      const before = await networkHelpers.takeSnapshot();
      await nextAt(latest);
      await expect(works.settle(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkTooEarly")
        .withArgs(orderId, latest + 1n);
      await nextAt(latest + 1n);
      await expect(works.connect(dao).resolve(orderId, 0, 10_000n))
        .to.be.revertedWithCustomError(works, "WorkTooLate")
        .withArgs(orderId, latest);
      const settled = works.settle(orderId, 0);
      const half = FIRST / 2n;
      await expect(settled).to.emit(works, "MilestoneSettled").withArgs(orderId, 0n, half, FEE, half);
      await expect(settled).to.changeTokenBalances(ethers, token, [developer, reviewer, dao], [half, FEE, half]);
      await before.restore();
      await nextAt(latest);
      await works.connect(dao).resolve(orderId, 0, 10_000n);
    });
  });

  describe("settle", () => {
    it("gives the odd wei of a dispute to the treasury", async () => {
      const stage = await networkHelpers.loadFixture(openWorks);
      const deadline = (await now()) + 20n * DAY;
      const work = await runWork(stage, { reviewFee: 0n }, [{ amount: 7n, deadline }]);
      for (const step of [deliver, reject, dispute]) await step(stage, work);
      await nextAt((await now()) + RESOLVE_PERIOD + 1n);
      await expect(stage.works.settle(work.orderId, 0))
        .to.emit(stage.works, "MilestoneSettled")
        .withArgs(work.orderId, 0n, 3n, 0n, 4n);
    });

    it("reverts for what is settled, unknown or ended", async () => {
      const { orderId, reviewer, stage, work, works } = await networkHelpers.loadFixture(delivered);
      await works.connect(reviewer).accept(orderId, 0);
      await expect(works.settle(orderId, 0))
        .to.be.revertedWithCustomError(works, "WorkMilestoneStatusWrong")
        .withArgs(orderId, 0n, MilestoneStatus.Settled);
      for (const call of [() => works.settle(orderId, 2), () => works.settleableFrom(orderId, 2)]) {
        await expect(call()).to.be.revertedWithCustomError(works, "WorkMilestoneUnknown").withArgs(orderId, 2n);
      }
      await deliver(stage, work, 1);
      await works.connect(reviewer).accept(orderId, 1);
      await expect(works.settle(orderId, 1))
        .to.be.revertedWithCustomError(works, "WorkStatusWrong")
        .withArgs(orderId, WorkStatus.Ended);
    });
  });
});
