import { expect } from "chai";
import { parseEther } from "ethers";

import { Steering } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { DAY, RATE } from "../helpers/rewards.ts";
import { giveMandate, nameController, recordDays, reserveOf, WINDOW } from "../helpers/steering.ts";

const { networkHelpers } = chain;
const GRANT = parseEther("10000");
const FEE = 24n * 1_000_000_000_000_003n;
/** What a mandate of tests promises a unit, SNM wei. */
const EACH = reserveOf(1n, 90n * DAY);

/** A fixture: a class whose deals pay fees, whose supply is short by ten, and which lives on its fees alone. */
async function onFeesAlone() {
  const stage = await nameController();
  await recordDays(stage, 1, { supply: 0n, demand: 0n });
  await giveMandate(stage, { dailyGrant: 0 });
  return stage;
}

describe("ProgramController: what it may spend", () => {
  describe("a grant", () => {
    it("grows by the second, up to what 90 days add up to", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller } = stage;
      expect(await controller.spendable(0)).to.equal(0n);
      const { since } = await giveMandate(stage);
      expect(await controller.spendable(0)).to.equal(0n);
      for (const time of [1n, 12_345n, 90n * DAY - 1n, 90n * DAY]) {
        await networkHelpers.time.increaseTo(since + time);
        expect(await controller.spendable(0)).to.equal((GRANT * time) / DAY);
      }
      await networkHelpers.time.increaseTo(since + 91n * DAY);
      expect(await controller.spendable(0)).to.equal(90n * GRANT);
    });

    it("begins anew with another mandate, and ends with it", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller, dao } = stage;
      await giveMandate(stage);
      await networkHelpers.time.increase(10n * DAY);
      const { since } = await giveMandate(stage, { dailyGrant: 2n * GRANT });
      expect(await controller.spendable(0)).to.equal(0n);
      await networkHelpers.time.increaseTo(since + DAY);
      expect(await controller.spendable(0)).to.equal(2n * GRANT);
      await controller.connect(dao).endMandate(0);
      await networkHelpers.time.increase(DAY);
      expect(await controller.spendable(0)).to.equal(0n);
      await giveMandate(stage);
      expect(await controller.spendable(0)).to.equal(0n);
    });

    it("may be larger than all of SNM: a class is steered all the same", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller, programs } = stage;
      await giveMandate(stage, { dailyGrant: 2n ** 96n - 1n, maxGpus: 20 });
      await recordDays(stage, WINDOW + 1, { supply: 10n, demand: 10n });
      await controller.steer(0);
      expect((await programs.state(0)).budget).to.equal(10n * EACH);
      await networkHelpers.time.increase(91n * DAY);
      await controller.spendable(0);
      await giveMandate(stage);
      expect(await controller.spendable(0)).to.equal(0n);
    });
  });

  describe("fees", () => {
    it("add the boost's share of what deals paid since the mandate, to the wei", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { balances, controller } = stage;
      await recordDays(stage, 3, { supply: 20n, demand: 10n, fees: FEE });
      const before = (await balances.latest(0)).fees;
      expect(before).to.equal(2n * FEE);
      await giveMandate(stage, { dailyGrant: 0, boost: 3_333 });
      expect(await controller.spendable(0)).to.equal(0n);
      await recordDays(stage, 1, { supply: 20n, demand: 10n, fees: FEE });
      expect(await controller.spendable(0)).to.equal((FEE * 3_333n) / 10_000n);
    });

    it("count at the boost that was in force when they were proved", async () => {
      const stage = await networkHelpers.loadFixture(onFeesAlone);
      const { controller } = stage;
      await recordDays(stage, 1, { supply: 20n, demand: 10n, fees: FEE });
      const earned = (FEE * 9_000n) / 10_000n;
      await giveMandate(stage, { dailyGrant: 0, boost: 0 });
      expect(await controller.spendable(0)).to.equal(earned);
      await recordDays(stage, 1, { supply: 20n, demand: 10n, fees: FEE });
      expect(await controller.spendable(0)).to.equal(earned);
      await giveMandate(stage, { dailyGrant: 0, boost: 5_000 });
      expect(await controller.spendable(0)).to.equal(earned);
      await recordDays(stage, 1, { supply: 20n, demand: 10n, fees: FEE });
      expect(await controller.spendable(0)).to.equal(earned + FEE / 2n);
    });

    it("do not count from before a mandate, and not from between two", async () => {
      const stage = await networkHelpers.loadFixture(onFeesAlone);
      const { controller, dao } = stage;
      await recordDays(stage, 1, { supply: 20n, demand: 10n, fees: FEE });
      await controller.connect(dao).endMandate(0);
      await recordDays(stage, 1, { supply: 20n, demand: 10n, fees: FEE });
      await giveMandate(stage, { dailyGrant: 0 });
      expect(await controller.spendable(0)).to.equal(0n);
      await recordDays(stage, 1, { supply: 20n, demand: 10n, fees: FEE });
      expect(await controller.spendable(0)).to.equal((FEE * 9_000n) / 10_000n);
    });

    it("are spent before the grant", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller, programs } = stage;
      await recordDays(stage, 1, { supply: 10n, demand: 10n });
      const { since } = await giveMandate(stage);
      const fees = 24n * parseEther("50");
      await recordDays(stage, WINDOW, { supply: 10n, demand: 10n, fees });
      const earned = (7n * fees * 9_000n) / 10_000n;
      expect(earned).to.be.lessThan(10n * EACH);
      await controller.steer(0);
      expect((await programs.state(0)).budget).to.equal(10n * EACH);
      const time = BigInt(await networkHelpers.time.latest()) - since;
      expect(await controller.spendable(0)).to.equal((GRANT * time) / DAY + earned - 10n * EACH);
      // What is left of a grant is gone with another mandate: nothing of the fees was left.
      await giveMandate(stage);
      expect(await controller.spendable(0)).to.equal(0n);
    });

    it("stay where they are more than is spent", async () => {
      const stage = await networkHelpers.loadFixture(onFeesAlone);
      const { controller } = stage;
      const fees = 24n * parseEther("500");
      await recordDays(stage, WINDOW, { supply: 10n, demand: 10n, fees });
      const earned = (7n * fees * 9_000n) / 10_000n;
      await controller.steer(0);
      expect(await controller.spendable(0)).to.equal(earned - 10n * EACH);
      await giveMandate(stage, { dailyGrant: 0 });
      expect(await controller.spendable(0)).to.equal(earned - 10n * EACH);
    });
  });

  describe("demand", () => {
    /** USD of fees with 18 decimals that a unit must pay a day. */
    const HONEST = parseEther("0.01");
    /** The same in SNM wei, rounded up. */
    const EACH_DAY = (HONEST * RATE + 10n ** 18n - 1n) / 10n ** 18n;

    it("counts as far as its fees are what honest deals pay", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller } = stage;
      await giveMandate(stage, { feePerGpuDay: HONEST });
      const fees = EACH_DAY * 24n * 4n; // for 96 units
      await recordDays(stage, WINDOW + 1, { supply: 100n, demand: 100n, fees });
      expect((await controller.planFor(0)).demand).to.equal(96_000n);
      await giveMandate(stage, { feePerGpuDay: 2n * HONEST });
      const twice = (2n * HONEST * RATE + 10n ** 18n - 1n) / 10n ** 18n;
      expect((await controller.planFor(0)).demand).to.equal((fees * 1_000n) / twice);
      await giveMandate(stage, { feePerGpuDay: HONEST / 2n });
      expect((await controller.planFor(0)).demand).to.equal(100_000n);
      await giveMandate(stage, { feePerGpuDay: 0 });
      expect((await controller.planFor(0)).demand).to.equal(100_000n);
    });

    it("without fees is none: what is there is more than enough", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller } = stage;
      await giveMandate(stage, { feePerGpuDay: HONEST });
      await recordDays(stage, WINDOW + 1, { supply: 100n, demand: 100n });
      const plan = await controller.planFor(0);
      expect([plan.steering, plan.supply, plan.demand]).to.deep.equal([BigInt(Steering.None), 100_000n, 0n]);
    });
  });

  it("moves for wash deals less than they cost, whatever they pay", async () => {
    const stage = await networkHelpers.loadFixture(onFeesAlone);
    const { balances, controller, programs } = stage;
    const budgets = async () => {
      const count = await programs.count();
      const ids = Array.from({ length: Number(count) }, (_, id) => id);
      const all = await Promise.all(ids.map(async (id) => (await programs.state(id)).budget));
      return all.reduce((sum, each) => sum + each, 0n);
    };
    let acts = 0;
    for (const snm of [3n, 700n, 0n, 1n, 2_000n, 40n, 5n, 900n, 1_234n, 3_000n, 17n, 2_500n]) {
      // All of the supply pretends to be in use.
      await recordDays(stage, 1, { supply: 40n, demand: 40n, fees: 24n * snm * 10n ** 16n * 33n });
      await controller.steer(0).then(
        () => (acts += 1),
        () => undefined,
      );
      const paid = (await balances.latest(0)).fees;
      expect(await budgets()).to.be.at.most((paid * 9_000n) / 10_000n);
      expect((await budgets()) + (await controller.spendable(0))).to.be.at.most((paid * 9_000n) / 10_000n);
    }
    expect(acts).to.be.greaterThan(2);
  });
});
