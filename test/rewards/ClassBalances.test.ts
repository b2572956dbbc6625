import { expect } from "chai";
import { ZeroHash } from "ethers";

import { BALANCE_POINTS, MAX_BALANCE_INTERVAL, MIN_BALANCE_INTERVAL } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystemWith } from "../helpers/deploySystem.ts";
import { BOND, formSignerSet } from "../helpers/masternodes.ts";
import { DAY, fundPrograms } from "../helpers/rewards.ts";
import { nextEnd, pointOf, recordDays, reportBalance } from "../helpers/steering.ts";

const { ethers, networkHelpers } = chain;
const HOUR = 3_600n;
const LEVEL = { supply: 20n, demand: 8n, fees: 240n };

/** A fixture: a point from nothing, and one of the next day. */
async function twoPoints() {
  const stage = await fundPrograms();
  await recordDays(stage, 2, LEVEL);
  return stage;
}

/** A fixture: reports that are final after a day, and can be voided until then. */
async function lateReports() {
  const guardian = (await ethers.getSigners())[12]!;
  const system = await deploySystemWith({ disputeWindow: DAY, guardian: guardian.address });
  const nodes = await formSignerSet(system, [BOND]);
  return { ...system, system, nodes, guardian };
}

describe("ClassBalances", () => {
  it("keeps points between a minute and a week apart", async () => {
    const { reports } = await networkHelpers.loadFixture(fundPrograms);
    const contract = await ethers.getContractFactory("ClassBalances");
    for (const interval of [MIN_BALANCE_INTERVAL - 1n, MAX_BALANCE_INTERVAL + 1n]) {
      await expect(contract.deploy(reports, interval))
        .to.be.revertedWithCustomError(contract, "BalanceIntervalOutOfRange")
        .withArgs(interval, MIN_BALANCE_INTERVAL, MAX_BALANCE_INTERVAL);
    }
    for (const interval of [MIN_BALANCE_INTERVAL, MAX_BALANCE_INTERVAL]) {
      expect(await (await contract.deploy(reports, interval)).getFunction("interval")()).to.equal(interval);
    }
  });

  describe("record", () => {
    it("keeps what a report attests, whoever proves it, and tells everything", async () => {
      const stage = await networkHelpers.loadFixture(fundPrograms);
      const { balances, reports, stranger } = stage;
      expect(await balances.latest(3)).to.deep.equal([0n, 0n, 0n, 0n]);
      const point = { asOf: await nextEnd(stage), supplied: 900n, demanded: 900n, fees: 7n };
      const proof = await reportBalance(stage, point, { classId: 3n });
      await expect(balances.connect(stranger).record(proof))
        .to.emit(balances, "BalanceRecorded")
        .withArgs(3, (await reports.latestReport())[0], Object.values(point));
      expect(await balances.latest(3)).to.deep.equal(Object.values(point));
      expect(await balances.latest(0)).to.deep.equal([0n, 0n, 0n, 0n]);
    });

    it("takes a point once, and none that is older", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      const older = await reportBalance(stage, await pointOf(stage, LEVEL));
      const { asOf: first } = older.point;
      const newer = await reportBalance(stage, await pointOf(stage, LEVEL));
      await balances.record(newer);
      for (const late of [newer, older]) {
        await expect(balances.record(late))
          .to.be.revertedWithCustomError(balances, "BalanceNotNewer")
          .withArgs(0, late.point.asOf, BigInt(first) + HOUR);
      }
    });

    it("takes a point of now, and none of the future", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      const asOf = (await nextEnd(stage)) + 1_000n;
      const proof = await reportBalance(stage, { ...(await pointOf(stage, LEVEL)), asOf });
      await networkHelpers.time.setNextBlockTimestamp(asOf - 1n);
      await expect(balances.record(proof))
        .to.be.revertedWithCustomError(balances, "BalanceInFuture")
        .withArgs(asOf, asOf - 1n);
      await networkHelpers.time.setNextBlockTimestamp(asOf);
      await balances.record(proof);
    });

    it("takes totals that stay, and none that fall", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      const known = await balances.latest(0);
      for (const total of ["supplied", "demanded", "fees"] as const) {
        const fallen = { ...(await pointOf(stage, LEVEL)), [total]: known[total] - 1n };
        await expect(balances.record(await reportBalance(stage, fallen)))
          .to.be.revertedWithCustomError(balances, "BalanceFell")
          .withArgs(0, known, Object.values(fallen));
      }
      await balances.record(await reportBalance(stage, await pointOf(stage, { supply: 0n, demand: 0n })));
      expect((await balances.latest(0)).supplied).to.equal(known.supplied);
    });

    it("takes as much demand as there was supply since the last point, and not more", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      const all = await pointOf(stage, { supply: 5n, demand: 5n });
      const impossible = { ...all, demanded: all.demanded + 1n };
      await expect(balances.record(await reportBalance(stage, impossible)))
        .to.be.revertedWithCustomError(balances, "BalanceImpossible")
        .withArgs(0, 5n * HOUR, 5n * HOUR + 1n);
      await balances.record(await reportBalance(stage, all));
      const first = { asOf: await nextEnd(stage), supplied: 1n, demanded: 2n, fees: 0n };
      await expect(balances.record(await reportBalance(stage, first, { classId: 1n })))
        .to.be.revertedWithCustomError(balances, "BalanceImpossible")
        .withArgs(1, 1, 2);
    });

    it("reverts for what the report does not say: another value, class, report or proof", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances, reports } = stage;
      const proof = await reportBalance(stage, await pointOf(stage, LEVEL));
      const refused = async (wrong: typeof proof) =>
        expect(balances.record(wrong))
          .to.be.revertedWithCustomError(balances, "BalanceProofInvalid")
          .withArgs(
            wrong.classId,
            await balances.leafOf(wrong.classId, wrong.point),
            await reports.rootOf(wrong.sequence),
          );
      await refused({ ...proof, point: { ...proof.point, fees: BigInt(proof.point.fees) + 1n } });
      await refused({ ...proof, classId: 1n });
      await refused({ ...proof, sequence: BigInt(proof.sequence) - 1n });
      await refused({ ...proof, proof: [ZeroHash] });
      await balances.record(proof);
    });

    it("reverts for a report that is not there, not final or void", async () => {
      const stage = await networkHelpers.loadFixture(lateReports);
      const { balances, guardian, reports } = stage;
      const point = { asOf: await nextEnd(stage), supplied: 9n, demanded: 1n, fees: 0n };
      const proof = await reportBalance(stage, point);
      await expect(balances.record({ ...proof, sequence: 2n })).to.be.revertedWithCustomError(
        reports,
        "ReportRootUnknown",
      );
      await expect(balances.record(proof)).to.be.revertedWithCustomError(reports, "ReportRootPending");
      await reports.connect(guardian).voidReport(1n);
      await networkHelpers.time.increase(2n * DAY);
      await expect(balances.record(proof)).to.be.revertedWithCustomError(reports, "ReportRootVoid").withArgs(1);
      expect((await balances.latest(0)).asOf).to.equal(0n);
    });
  });

  describe("average", () => {
    it("is what changed since the youngest point that is old enough, by the second", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      await recordDays(stage, 1, { supply: 30n, demand: 10n, fees: 480n });
      const { asOf } = await balances.latest(0);
      expect(await balances.average(0, 0)).to.deep.equal([30_000n, 10_000n, 480n, asOf, asOf - DAY]);
      expect(await balances.average(0, DAY)).to.deep.equal([30_000n, 10_000n, 480n, asOf, asOf - DAY]);
      expect(await balances.average(0, DAY + 1n)).to.deep.equal([25_000n, 9_000n, 360n, asOf, asOf - 2n * DAY]);
      expect(await balances.average(0, 2n * DAY)).to.deep.equal([25_000n, 9_000n, 360n, asOf, asOf - 2n * DAY]);
    });

    it("rounds down, with three decimals", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      const known = await balances.latest(0);
      const asOf = await nextEnd(stage);
      const totals = { supplied: known.supplied + 3_599n, demanded: known.demanded + 1n, fees: known.fees + 1n };
      await balances.record(await reportBalance(stage, { asOf, ...totals }));
      const time = asOf - known.asOf;
      expect(time).to.equal(HOUR);
      // The newest point moved on: the one before it is of the first day.
      const whole = DAY + HOUR;
      const supply = ((20n * DAY + 3_599n) * 1_000n) / whole;
      const demand = ((8n * DAY + 1n) * 1_000n) / whole;
      expect(await balances.average(0, DAY)).to.deep.equal([supply, demand, (241n * DAY) / whole, asOf, asOf - whole]);
    });

    it("reverts where no point is as old, however long the time", async () => {
      const stage = await networkHelpers.loadFixture(fundPrograms);
      const { balances } = stage;
      const young = async (window: bigint, oldest: bigint) =>
        expect(balances.average(0, window))
          .to.be.revertedWithCustomError(balances, "BalanceTooYoung")
          .withArgs(0, oldest, window);
      await young(0n, 0n);
      await recordDays(stage, 1, LEVEL);
      const { asOf } = await balances.latest(0);
      await young(0n, asOf);
      await recordDays(stage, 1, LEVEL);
      await young(DAY + 1n, asOf);
      await young(2n ** 256n - 1n, asOf);
      await balances.average(0, DAY);
    });

    it("looks back as many intervals as points are kept, less one", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      await recordDays(stage, Number(BALANCE_POINTS) + 3, LEVEL);
      const { asOf } = await balances.latest(0);
      const longest = (BALANCE_POINTS - 1n) * DAY;
      expect(await balances.average(0, longest)).to.deep.equal([20_000n, 8_000n, 240n, asOf, asOf - longest]);
      await expect(balances.average(0, longest + 1n))
        .to.be.revertedWithCustomError(balances, "BalanceTooYoung")
        .withArgs(0, asOf - longest, longest + 1n);
    });

    it("looks back half as many whoever proves points when, to bring the past out of reach", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      // Each of two is proved as soon as it begins another point: an hour after the one before.
      for (let pair = 0n; pair < BALANCE_POINTS / 2n; pair += 1n) {
        await balances.record(await reportBalance(stage, await pointOf(stage, LEVEL)));
        await recordDays(stage, 1, LEVEL);
      }
      const { asOf } = await balances.latest(0);
      expect((await balances.average(0, (BALANCE_POINTS / 2n - 1n) * DAY)).asOf).to.equal(asOf);
    });

    it("moves the newest point on until an interval has passed since the one before", async () => {
      const stage = await networkHelpers.loadFixture(twoPoints);
      const { balances } = stage;
      const before = (await balances.latest(0)).asOf;
      await recordDays(stage, 1, LEVEL);
      const start = (await balances.latest(0)).asOf;
      for (let hour = 0; hour < 23; hour += 1) {
        await balances.record(await reportBalance(stage, await pointOf(stage, LEVEL)));
      }
      const { asOf } = await balances.latest(0);
      expect(asOf).to.equal(start + 23n * HOUR);
      // Points of both days are there, and none of the hours.
      for (const window of [asOf - before, asOf - before + 1n]) {
        expect((await balances.average(0, window)).supply).to.equal(20_000n);
      }
    });
  });

  it("hashes leaves as nodes do", async () => {
    const { balances } = await networkHelpers.loadFixture(fundPrograms);
    const coder = ethers.AbiCoder.defaultAbiCoder();
    const encoded = coder.encode(
      Array.from({ length: 6 }, () => "uint256"),
      [5, 3, 1_700_000_000, 20, 10, 7],
    );
    const point = { asOf: 1_700_000_000, supplied: 20, demanded: 10, fees: 7 };
    expect(await balances.leafOf(3, point)).to.equal(ethers.keccak256(ethers.keccak256(encoded)));
  });
});
