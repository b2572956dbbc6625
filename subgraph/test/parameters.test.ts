import { expect } from "chai";
import { parseEther } from "ethers";

import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };
import { Split } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { world } from "./support/world.ts";

const DAY = 86_400;

describe("parameters", () => {
  it("are what the deployment set, and follow the DAO", async () => {
    const { chain, dao, market, hardware, reports, masternodes, addresses, query } = world;
    const look = async (): Promise<unknown> => {
      const { markets, oracles } = await query<{ markets: object[]; oracles: object[] }>(
        `{ markets { fee feeCollector { id } pausedUntil }
           oracles {
             staleAfter maxRateStep validDays minimumBond unbondingPeriod disputeWindow guardian submissionCredit
           } }`,
      );
      return { ...markets[0], ...oracles[0] };
    };
    const stale = String((await reports.latestRate()).staleAfter);
    expect(await look()).to.deep.equal({
      fee: 100,
      feeCollector: { id: addresses.FeeSplitter.toLowerCase() },
      pausedUntil: String(await market.pausedUntil()),
      staleAfter: stale,
      maxRateStep: "2000",
      validDays: "30",
      minimumBond: String(parseEther("100000")),
      unbondingPeriod: "60",
      disputeWindow: "20",
      guardian: localAccounts.operator.address.toLowerCase(),
      submissionCredit: String(parseEther("1")),
    });

    const collector = await chain.wallet("collector of fees");
    const from = market.connect(dao);
    await (await from.setFee(250)).wait();
    await (await from.setFeeCollector(collector.address)).wait();
    await (await from.pauseEntries(3_600)).wait();
    const pausedUntil = String((await chain.now()) + 3_600);
    await (await hardware.connect(dao).setValidDays(60)).wait();
    await (await hardware.connect(dao).setMoveCooldownDays(10)).wait();
    await (await reports.connect(dao).setStaleAfter(2 * 3_600)).wait();
    await (await reports.connect(dao).setMaxRateStep(1_000)).wait();
    await (await masternodes.connect(dao).setMinimumBond(parseEther("50000"))).wait();
    await (await masternodes.connect(dao).setUnbondingPeriod(20 * DAY)).wait();
    await (await reports.connect(dao).setSubmissionCredit(parseEther("2"))).wait();
    await (await reports.connect(dao).setGuardian(collector.address)).wait();
    expect(await look()).to.deep.equal({
      fee: 250,
      feeCollector: { id: collector.address.toLowerCase() },
      pausedUntil,
      staleAfter: "7200",
      maxRateStep: "1000",
      validDays: "60",
      minimumBond: String(parseEther("50000")),
      unbondingPeriod: String(20 * DAY),
      disputeWindow: "20",
      guardian: collector.address.toLowerCase(),
      submissionCredit: String(parseEther("2")),
    });
    const { parameterChanges } = await query<{ parameterChanges: unknown }>(
      "{ parameterChanges(first: 11, orderBy: block, orderDirection: desc) { name value contract } }",
    );
    expect(parameterChanges).to.deep.equal(
      [
        ["guardian", collector.address, addresses.Reports],
        ["submissionCredit", String(parseEther("2")), addresses.Reports],
        ["unbondingPeriod", String(20 * DAY), addresses.Masternodes],
        ["minimumBond", String(parseEther("50000")), addresses.Masternodes],
        ["maxRateStep", "1000", addresses.Reports],
        ["staleAfter", "7200", addresses.Reports],
        ["moveCooldownDays", "10", addresses.Hardware],
        ["validDays", "60", addresses.Hardware],
        ["pausedUntil", pausedUntil, addresses.Market],
        ["feeCollector", collector.address, addresses.Market],
        ["fee", "250", addresses.Market],
      ].map(([name, value = "", contract = ""]) => ({
        name,
        value: value.toLowerCase(),
        contract: contract.toLowerCase(),
      })),
    );
    // the other tests' deals must not meet the pause
    await chain.pass(3_600);
  });

  it("include the catalogue of benchmarks", async () => {
    const { catalogue, dao, query } = world;
    await (await catalogue.connect(dao).add({ code: "gpu-new", unit: "x/s", split: Split.Max })).wait();
    const answer = await query<{ benchmarks: unknown }>(
      "{ benchmarks(orderBy: number, first: 40) { number code unit split } }",
    );
    const added = { number: benchmarks.length, code: "gpu-new", unit: "x/s", split: "MAX" };
    expect(answer.benchmarks).to.deep.equal([
      ...benchmarks.map(({ id, code, unit, split }) => ({ number: id, code, unit, split: split.toUpperCase() })),
      added,
    ]);
  });
});
