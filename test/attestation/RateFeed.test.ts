import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { MAX_RATE, MIN_RATE, RATE_CHECKPOINTS } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import { BOND, formSignerSet } from "../helpers/masternodes.ts";
import { nextReport, signByAll, submitReport } from "../helpers/reports.ts";

const { ethers, networkHelpers } = chain;
const HOUR = 3_600n;
const STALE_AFTER = 3n * HOUR;
const FIRST_RATE = 6_244_497_036_986_155_008n;

/** A fixture: one node, whose reports bring the rates. */
async function formOneNode() {
  const system = await deploySystem();
  const nodes = await formSignerSet(system, [BOND]);
  return { ...system, system, nodes };
}

const now = async () => BigInt(await networkHelpers.time.latest());

describe("RateFeed", () => {
  describe("latestRate", () => {
    it("holds the rate of the deployment until the first report", async () => {
      const { reports } = await networkHelpers.loadFixture(deploySystem);
      const point = await reports.latestRate();
      expect([point.rate, point.cumulative, point.updatedAt, point.staleAfter]).to.deep.equal([
        FIRST_RATE,
        0n,
        await reports.genesis(),
        STALE_AFTER,
      ]);
    });

    it("holds the rate of the newest report, and the integral at its time", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      const rate = FIRST_RATE + 1_000n;
      const submission = submitReport(system, nodes, { rate });
      await submission;
      const time = await now();
      const cumulative = FIRST_RATE * (time - (await reports.genesis()));
      await expect(submission).to.emit(reports, "RateUpdated").withArgs(rate, cumulative);
      const point = await reports.latestRate();
      expect([point.rate, point.cumulative, point.updatedAt, point.staleAfter]).to.deep.equal([
        rate,
        cumulative,
        time,
        STALE_AFTER,
      ]);
    });
  });

  describe("rateAndIntegral", () => {
    it("grows by the rate in every second", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      await submitReport(system, nodes, { rate: FIRST_RATE * 2n - FIRST_RATE });
      const before = await reports.rateAndIntegral();
      await networkHelpers.time.increase(17);
      const after = await reports.rateAndIntegral();
      expect(after.cumulative - before.cumulative).to.equal(FIRST_RATE * 17n);
      expect(after.rate).to.equal(FIRST_RATE);
    });

    it("is fresh until the second in which the report is as old as it may be", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      await submitReport(system, nodes);
      const time = await now();
      await networkHelpers.time.increaseTo(time + STALE_AFTER - 1n);
      expect((await reports.rateAndIntegral()).fresh).to.equal(true);
      await networkHelpers.time.increaseTo(time + STALE_AFTER);
      expect((await reports.rateAndIntegral()).fresh).to.equal(false);
      await submitReport(system, nodes);
      expect((await reports.rateAndIntegral()).fresh).to.equal(true);
    });

    it("goes on at the last rate while the oracles are silent", async () => {
      const { reports } = await networkHelpers.loadFixture(deploySystem);
      await networkHelpers.time.increase(365n * 24n * HOUR);
      const { cumulative, rate, fresh } = await reports.rateAndIntegral();
      expect([cumulative, rate, fresh]).to.deep.equal([
        FIRST_RATE * ((await now()) - (await reports.genesis())),
        FIRST_RATE,
        false,
      ]);
    });
  });

  describe("cumulativeAt", () => {
    it("is exact before, at and after each report", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      const genesis = await reports.genesis();
      const second = FIRST_RATE + FIRST_RATE / 10n;
      await submitReport(system, nodes, { rate: second });
      const changed = await now();
      await submitReport(system, nodes, { rate: FIRST_RATE });
      await networkHelpers.time.increase(100);
      const first = FIRST_RATE * (changed - genesis);
      expect(await reports.cumulativeAt(changed - 5n, genesis, 0n)).to.equal(first - 5n * FIRST_RATE);
      expect(await reports.cumulativeAt(changed, genesis, 0n)).to.equal(first);
      expect(await reports.cumulativeAt(changed + 5n, genesis, 0n)).to.equal(first + 5n * second);
      const { cumulative } = await reports.rateAndIntegral();
      expect(await reports.cumulativeAt(await now(), genesis, 0n)).to.equal(cumulative);
    });

    it("reverts for the future", async () => {
      const { reports } = await networkHelpers.loadFixture(deploySystem);
      const time = await now();
      await expect(reports.cumulativeAt(time + 1n, 0n, 0n))
        .to.be.revertedWithCustomError(reports, "RateTimeInFuture")
        .withArgs(time + 1n, time);
    });

    it("interpolates from the caller's own point once the checkpoint is gone", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      const genesis = await reports.genesis();
      const since = genesis + 1_800n;
      const known = FIRST_RATE * 1_800n;
      await submitReport(system, nodes, { rate: FIRST_RATE + 7n });
      const oldest = await reports.latestRate();
      for (let count = 1n; count < RATE_CHECKPOINTS; count += 1n) await submitReport(system, nodes);
      // 1025 points since the deployment: the first one is gone, the first report's is the oldest
      const middle = since + (oldest.updatedAt - since) / 2n;
      expect(await reports.cumulativeAt(oldest.updatedAt, since, known)).to.equal(oldest.cumulative);
      expect(await reports.cumulativeAt(middle, since, known)).to.equal(
        known + ((oldest.cumulative - known) * (middle - since)) / (oldest.updatedAt - since),
      );
      expect(await reports.cumulativeAt(since, since, known)).to.equal(known);
    });
  });

  describe("cumulativeNear", () => {
    it("is what cumulativeAt says, whichever report is named", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      const genesis = await reports.genesis();
      const times = [genesis];
      for (const rate of [FIRST_RATE + 7n, FIRST_RATE - 7n, FIRST_RATE + 99n]) {
        await submitReport(system, nodes, { rate });
        times.push(await now());
      }
      await networkHelpers.time.increase(50);
      times.push(await now());
      for (const time of times
        .flatMap((at) => [at - 1n, at, at + 1n])
        .filter((at) => at >= genesis && at <= times[4]!)) {
        const expected = await reports.cumulativeAt(time, genesis, 0n);
        for (const sequence of [0n, 1n, 2n, 3n, 4n]) {
          expect(await reports.cumulativeNear(time, genesis, 0n, sequence), `${time} near ${sequence}`).to.equal(
            expected,
          );
        }
      }
    });

    it("interpolates, too, where the report's checkpoint is gone", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      const genesis = await reports.genesis();
      for (let count = 0n; count <= RATE_CHECKPOINTS; count += 1n) await submitReport(system, nodes);
      const time = genesis + 5_400n;
      const expected = await reports.cumulativeAt(time, genesis, 0n);
      for (const sequence of [1n, 2n]) {
        expect(await reports.cumulativeNear(time, genesis, 0n, sequence)).to.equal(expected);
      }
    });

    it("reverts for the future", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      await submitReport(system, nodes);
      const time = await now();
      await expect(reports.cumulativeNear(time + 1n, 0n, 0n, 1n))
        .to.be.revertedWithCustomError(reports, "RateTimeInFuture")
        .withArgs(time + 1n, time);
    });
  });

  describe("a report's rate", () => {
    it("reverts when it is further than one step from the last", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      const step = FIRST_RATE / 5n;
      for (const rate of [FIRST_RATE + step + 1n, FIRST_RATE - step - 1n]) {
        const { report, signatures, signers } = await signByAll(system, await nextReport(system, { rate }), nodes);
        await expect(reports.submit(report, signers, signatures))
          .to.be.revertedWithCustomError(reports, "RateStepTooLarge")
          .withArgs(FIRST_RATE, rate, 2_000n);
      }
      await submitReport(system, nodes, { rate: FIRST_RATE + step });
    });

    it("reverts outside its range", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      for (const rate of [0n, MIN_RATE - 1n, MAX_RATE + 1n]) {
        const { report, signatures, signers } = await signByAll(system, await nextReport(system, { rate }), nodes);
        await expect(reports.submit(report, signers, signatures))
          .to.be.revertedWithCustomError(reports, "RateOutOfRange")
          .withArgs(rate, MIN_RATE, MAX_RATE);
      }
    });

    it("pitfall_19_needs many reports to be moved far", async () => {
      const { nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      let rate = FIRST_RATE;
      for (let count = 0; count < 4; count += 1) {
        rate += rate / 5n;
        await submitReport(system, nodes, { rate });
      }
      expect((await reports.latestRate()).rate).to.be.greaterThan(2n * FIRST_RATE);
      expect((await reports.latestReport())[0]).to.equal(4n);
    });
  });

  describe("setStaleAfter", () => {
    it("counts at once, and leaves rate and integral alone", async () => {
      const { dao, reports } = await networkHelpers.loadFixture(deploySystem);
      const before = await reports.latestRate();
      await networkHelpers.time.increase(2n * HOUR);
      await expect(reports.connect(dao).setStaleAfter(HOUR)).to.emit(reports, "RateStaleAfterSet").withArgs(HOUR);
      expect((await reports.rateAndIntegral()).fresh).to.equal(false);
      const after = await reports.latestRate();
      expect([after.rate, after.cumulative, after.updatedAt, after.staleAfter]).to.deep.equal([
        before.rate,
        before.cumulative,
        before.updatedAt,
        HOUR,
      ]);
    });

    it("reverts for anybody but the DAO", async () => {
      const { reports, stranger } = await networkHelpers.loadFixture(deploySystem);
      await expect(reports.connect(stranger).setStaleAfter(HOUR))
        .to.be.revertedWithCustomError(reports, "ReportsDaoOnly")
        .withArgs(stranger.address);
    });

    it("reverts outside its bounds, and takes both of them", async () => {
      const { dao, reports } = await networkHelpers.loadFixture(deploySystem);
      for (const seconds of [HOUR - 1n, 24n * HOUR + 1n]) {
        await expect(reports.connect(dao).setStaleAfter(seconds))
          .to.be.revertedWithCustomError(reports, "RateParameterOutOfRange")
          .withArgs(seconds, HOUR, 24n * HOUR);
      }
      for (const seconds of [HOUR, 24n * HOUR]) await reports.connect(dao).setStaleAfter(seconds);
    });
  });

  describe("setMaxRateStep", () => {
    it("bounds the next report, and leaves the count of reports alone", async () => {
      const { dao, nodes, reports, system } = await networkHelpers.loadFixture(formOneNode);
      await submitReport(system, nodes);
      const latest = await reports.latestReport();
      await expect(reports.connect(dao).setMaxRateStep(100n)).to.emit(reports, "RateMaxStepSet").withArgs(100n);
      expect(await reports.maxRateStep()).to.equal(100n);
      expect(await reports.latestReport()).to.deep.equal(latest);
      const rate = FIRST_RATE + FIRST_RATE / 100n + 1n;
      const { report, signatures, signers } = await signByAll(system, await nextReport(system, { rate }), nodes);
      await expect(reports.submit(report, signers, signatures))
        .to.be.revertedWithCustomError(reports, "RateStepTooLarge")
        .withArgs(FIRST_RATE, rate, 100n);
    });

    it("reverts for anybody but the DAO", async () => {
      const { reports, stranger } = await networkHelpers.loadFixture(deploySystem);
      await expect(reports.connect(stranger).setMaxRateStep(100n))
        .to.be.revertedWithCustomError(reports, "ReportsDaoOnly")
        .withArgs(stranger.address);
    });

    it("reverts outside its bounds, and takes both of them", async () => {
      const { dao, reports } = await networkHelpers.loadFixture(deploySystem);
      for (const step of [99n, 5_001n]) {
        await expect(reports.connect(dao).setMaxRateStep(step))
          .to.be.revertedWithCustomError(reports, "RateParameterOutOfRange")
          .withArgs(step, 100n, 5_000n);
      }
      for (const step of [100n, 5_000n]) await reports.connect(dao).setMaxRateStep(step);
    });
  });

  describe("deployment", () => {
    it("tells the parameters that it starts with", async () => {
      const { dao, masternodes, token } = await networkHelpers.loadFixture(deploySystem);
      const factory = await ethers.getContractFactory("Reports");
      const parameters = {
        ...{ token, guardian: ZeroAddress, disputeWindow: 60n, submissionCredit: 0n },
        masternodes,
        dao,
        epochLength: 10n,
        rate: FIRST_RATE,
        staleAfter: 120n,
        maxRateStep: 2_000n,
      };
      const reports = await factory.deploy(parameters);
      const deployment = reports.deploymentTransaction();
      await expect(deployment).to.emit(reports, "RateUpdated").withArgs(FIRST_RATE, 0n);
      await expect(deployment).to.emit(reports, "RateStaleAfterSet").withArgs(120n);
      await expect(deployment).to.emit(reports, "RateMaxStepSet").withArgs(2_000n);
    });

    it("reverts for parameters that no report could live with", async () => {
      const { dao, masternodes, reports, token } = await networkHelpers.loadFixture(deploySystem);
      const factory = await ethers.getContractFactory("Reports");
      const good = {
        ...{ token, guardian: ZeroAddress, disputeWindow: 60n, submissionCredit: 0n },
        ...{ masternodes, dao, epochLength: 10n, rate: FIRST_RATE, staleAfter: 120n, maxRateStep: 2_000n },
      };
      for (const rate of [MIN_RATE - 1n, MAX_RATE + 1n]) {
        await expect(factory.deploy({ ...good, rate }))
          .to.be.revertedWithCustomError(reports, "RateOutOfRange")
          .withArgs(rate, MIN_RATE, MAX_RATE);
      }
      for (const staleAfter of [0n, 24n * HOUR + 1n]) {
        await expect(factory.deploy({ ...good, staleAfter }))
          .to.be.revertedWithCustomError(reports, "RateParameterOutOfRange")
          .withArgs(staleAfter, 1n, 24n * HOUR);
      }
      for (const maxRateStep of [0n, 5_001n]) {
        await expect(factory.deploy({ ...good, maxRateStep }))
          .to.be.revertedWithCustomError(reports, "RateParameterOutOfRange")
          .withArgs(maxRateStep, 1n, 5_000n);
      }
    });
  });
});
