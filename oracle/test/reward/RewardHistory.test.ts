import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { JsonRpcProvider, type Log as ChainLog } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";

import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import type { BlockRange } from "../../src/chain/LogReader.ts";
import { RewardHistory } from "../../src/chain/RewardHistory.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { accrueRewards } from "../../src/node/reward/accrueRewards.ts";
import { NO_REWARDS, type PreviousRewards } from "../../src/node/reward/RewardBasis.ts";
import { Rewards } from "../../src/node/Rewards.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ClassStore } from "../../src/store/ClassStore.ts";
import { MarketStore } from "../../src/store/MarketStore.ts";
import { RewardStore } from "../../src/store/RewardStore.ts";
import { addressOf, drawWith, EQUAL_SET } from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";
import { cards, PROGRAM, rigOf, WORKER } from "../helpers/rewards.ts";

const ID = (number: number) => `0x${number.toString(16).padStart(64, "0")}`;

/** The classes that a network is deployed with, as its contract tells them. */
const { minBenchmarks, ...rest } = PROGRAM.definition;
const CLASS = { ...rest, gpuModels: [...rest.gpuModels], minBenchmarks: packBenchmarks(minBenchmarks) };

const contracts: Contracts = contractsOf(
  {
    contracts: DEPLOYED_AT,
  },
  new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }),
);

const logOf = (
  contract: {
    readonly interface: { encodeEventLog(event: never, values: never[]): object; getEvent(name: never): object };
  },
  name: string,
  values: readonly unknown[],
  block: number,
  index = 0,
): ChainLog => {
  const abi = contract.interface;
  const encoded = abi.encodeEventLog(abi.getEvent(name as never) as never, values as never[]);
  return { ...encoded, blockNumber: block, index } as unknown as ChainLog;
};
const { programs, releases, hardware, market, classes } = contracts;
const classAdded = (block: number, id = 0, parts: Partial<typeof CLASS> = {}): ChainLog =>
  logOf(classes, "HardwareClassAdded", [id, { ...CLASS, ...parts }], block, 10 + id);
const created = (block: number, programId = 0, mode = 0): ChainLog => {
  const { minSoftwareVersion, usdPerGpuDay, start, end } = PROGRAM;
  const times = { start, guaranteedUntil: start + 1, end };
  const terms = { classId: 0, mode, minSoftwareVersion, usdPerGpuDay, ...times, maxGpus: 100, reserveMargin: 10_000 };
  return logOf(programs, "ProgramCreated", [programId, terms, 10n ** 24n], block);
};
const admitted = (block: number, gpus: number, since: number, programId = 0): ChainLog =>
  logOf(programs, "MemberAdmitted", [programId, WORKER, gpus, since, 1n, addressOf(1)], block, 1);
const removed = (block: number, leftAt: number): ChainLog =>
  logOf(programs, "MemberRemoved", [0, WORKER, leftAt, 1n, addressOf(1)], block, 2);
const attested = (block: number, measuredAt: number, expiresAt: number, count = 2): ChainLog => {
  const { facts, gpus, benchmarks } = rigOf({ measuredAt, gpus: cards(count) });
  const values = [WORKER, 1n, measuredAt, expiresAt, facts, gpus, packBenchmarks(benchmarks)];
  return logOf(hardware, "HardwareAttested", values, block, 3);
};
const opened = (block: number, id: number, price: bigint, start: number): ChainLog => {
  const terms = [addressOf(0xb0), WORKER, addressOf(0xba), price, 0n, ID(99), 0, start];
  return logOf(market, "DealOpened", [ID(id), addressOf(0xb0), WORKER, terms, ID(98), 1n], block, 4);
};
const amended = (block: number, id: number, newId: number, price: bigint): ChainLog =>
  logOf(market, "DealAmended", [ID(id), ID(newId), price, 0], block, 5);
const billed = (block: number, id: number, fee: bigint, index = 8): ChainLog =>
  logOf(market, "DealBilled", [ID(id), fee * 100n, fee, 0n], block, index);
const closed = (block: number, id: number): ChainLog => logOf(market, "DealClosed", [ID(id), 0, 0n], block, 6);

describe("RewardHistory", () => {
  let database: DatabaseSync;
  let chain: ChainLog[];
  /** Which blocks are read next, and of which contracts logs were asked for. */
  let range: BlockRange;
  let asked: string[];
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    [range, asked, chain] = [{ from: 0, to: 1_000 }, [], []];
  });
  afterEach(() => database.close());

  const create = (): RewardHistory =>
    new RewardHistory({
      contracts,
      // Block n was made at second 100 n.
      provider: {
        header: (block) => Promise.resolve({ number: Number(block), timestamp: Number(block) * 100, hash: "0x" }),
      },
      logs: {
        read: async (name, { topics }, take) => {
          asked.push(name);
          const wanted = topics[0] as string[];
          await take(
            chain.filter(
              ({ blockNumber, topics: [topic] }) =>
                blockNumber >= range.from && blockNumber <= range.to && wanted.includes(topic ?? ""),
            ),
            range,
          );
        },
      },
      store: new RewardStore(database),
      deals: new MarketStore(database),
      classes: new ClassStore(database),
    });
  const spans = (history: RewardHistory, block: number) =>
    history.at(block).members.map(({ gpus, from, until }) => [gpus, from, until]);

  it("tells who was a member, with how many units, at every block", async () => {
    chain = [
      classAdded(0),
      created(5),
      admitted(7, 2, 700),
      admitted(9, 4, 900),
      removed(11, 1_100),
      admitted(13, 1, 1_300),
    ];
    const history = create();
    await history.refresh();
    expect(history.at(4).programs.size).to.equal(0);
    expect(spans(history, 6)).to.deep.equal([]);
    expect(spans(history, 7)).to.deep.equal([[2, 700, undefined]]);
    expect(spans(history, 9)).to.deep.equal([
      [2, 700, 900],
      [4, 900, undefined],
    ]);
    expect(spans(history, 13)).to.deep.equal([
      [2, 700, 900],
      [4, 900, 1_100],
      [1, 1_300, undefined],
    ]);
    expect(history.at(5).programs.get(0)).to.deep.equal(PROGRAM);
  });

  it("knows a later end, and forgets a program that was closed with its members", async () => {
    chain = [
      classAdded(0),
      created(5),
      admitted(7, 2, 700),
      logOf(programs, "ProgramExtended", [0, 9_500], 8),
      logOf(programs, "ProgramClosed", [0, 1n], 20),
    ];
    const history = create();
    await history.refresh();
    expect([7, 8].map((block) => history.at(block).programs.get(0)?.end)).to.deep.equal([9_000, 9_500]);
    expect(history.at(20).programs.size).to.equal(0);
    expect(history.at(20).members).to.deep.equal([]);
  });

  it("tells of attestations from the one in force at a time on, as of a block", async () => {
    chain = [classAdded(0), created(1), attested(5, 500, 1_500), attested(9, 900, 1_900), attested(12, 1_200, 2_200)];
    const history = create();
    await history.refresh();
    const times = (block: number, since: number) =>
      history
        .at(block)
        .attestationsOf(WORKER, since)
        .map(({ machine, expiresAt }) => [machine.measuredAt, expiresAt]);
    const [first, second, third] = [
      [500, 1_500],
      [900, 1_900],
      [1_200, 2_200],
    ];
    expect(times(12, 0)).to.deep.equal([first, second, third]);
    expect(times(12, 899)).to.deep.equal([first, second, third]);
    expect(times(12, 900)).to.deep.equal([second, third]);
    expect(times(11, 5_000)).to.deep.equal([second]);
    expect(times(4, 0)).to.deep.equal([]);
    expect(history.at(12).attestationsOf(WORKER, 1_200)[0]?.machine).to.deep.equal({
      ...rigOf({ measuredAt: 1_200 }),
      worker: WORKER,
      benchmarks: [...rigOf().benchmarks, 0n],
    });
    expect(history.attested(2_199).map(({ machine }) => machine.measuredAt)).to.deep.equal([1_200]);
    expect(history.attested(2_200), "the newest has ended").to.deep.equal([]);
  });

  it("tells from when on an agent is too old, by what was decided until a block", async () => {
    const decided = (block: number, component: string, version: number, from: number): ChainLog =>
      logOf(releases, "MinimumVersionSet", [encodeName(component), version, from], block, 7);
    chain = [
      ...[classAdded(0), created(5), decided(6, "agent", 0x04_1a, 5_000), decided(7, "node", 0x05_00, 700)],
      ...[decided(8, "agent", 0x04_1c, 6_000)],
    ];
    const history = create();
    await history.refresh();
    const ends = (block: number) =>
      [0x04_19, 0x04_1a, 0x04_1c].map((version) => history.at(block).outdatedFrom(version));
    expect(ends(5)).to.deep.equal([Infinity, Infinity, Infinity]);
    expect(ends(7), "of the agent alone").to.deep.equal([5_000, Infinity, Infinity]);
    expect(ends(8)).to.deep.equal([5_000, 6_000, Infinity]);
    chain = [classAdded(0), created(5)];
    range = { from: 6, to: 12 };
    await history.refresh();
    expect(ends(8), "a reorganisation took them back").to.deep.equal([Infinity, Infinity, Infinity]);
  });

  it("follows a reorganisation of the blocks that are read again, also after a restart", async () => {
    chain = [classAdded(0), created(5), attested(6, 500, 9_000), admitted(7, 2, 700), attested(8, 700, 9_000)];
    await create().refresh();
    const history = create();
    chain = [classAdded(0), created(5), attested(6, 500, 9_000), admitted(9, 3, 900), removed(10, 1_000)];
    range = { from: 7, to: 12 };
    await history.refresh();
    expect(spans(history, 8)).to.deep.equal([]);
    expect(spans(history, 10)).to.deep.equal([[3, 900, 1_000]]);
    expect(
      history
        .at(10)
        .attestationsOf(WORKER, 800)
        .map(({ machine }) => machine.measuredAt),
    ).to.deep.equal([500]);
  });

  it("reads deals with the times of their changes", async () => {
    chain = [opened(3, 1, 7n, 300), amended(6, 1, 2, 9n), opened(7, 3, 4n, 700), closed(8, 2)];
    const history = create();
    await history.refresh();
    expect(asked).to.deep.equal(["rewards", "classes", "deals"]);
    const [before, amendedTo, other] = [
      { price: 7n, from: 300, until: 600 },
      { price: 9n, from: 600, until: 800 },
      { price: 4n, from: 700, until: undefined },
    ];
    expect(history.at(9).dealsOf(WORKER, 0)).to.have.deep.members([before, amendedTo, other]);
    expect(history.at(9).dealsOf(WORKER, 600)).to.have.deep.members([amendedTo, other]);
    expect(history.at(7).dealsOf(WORKER, 600), "not closed yet").to.have.deep.members([
      { ...amendedTo, until: undefined },
      other,
    ]);
    expect(history.at(9).dealsOf(addressOf(5), 0)).to.deep.equal([]);
  });

  describe("classes", () => {
    const passed = (history: RewardHistory, block: number, since = 0) =>
      history
        .at(block)
        .classedOf(WORKER, since)
        .map(({ measuredAt, expiresAt, passes }) => [
          ...[measuredAt, expiresAt],
          ...passes.map(({ classId, units }) => [classId, units]),
        ]);

    it("are passed by what was attested, from the block on that added them", async () => {
      const first = [500, 1_500, [0, 2]];
      const second = [900, 1_900, [0, 1]];
      chain = [
        ...[classAdded(1), attested(5, 500, 1_500), attested(9, 900, 1_900, 1)],
        classAdded(10, 1, { minPhysicalCores: 2, minGpus: 0, maxGpus: 0, gpuModels: [], minGpuMemoryBytes: 0n }),
        classAdded(10, 2, { minPhysicalCores: 3 }),
      ];
      const history = create();
      await history.refresh();
      expect(passed(history, 9)).to.deep.equal([first, second]);
      expect(passed(history, 10)).to.deep.equal([
        [...first, [1, 1]],
        [...second, [1, 1]],
      ]);
      expect(passed(history, 9, 900), "as it was before they were added").to.deep.equal([second]);
      expect(passed(history, 4)).to.deep.equal([]);
    });

    it("are those of the chain that a reorganisation left", async () => {
      chain = [classAdded(1), attested(8, 700, 9_000)];
      const history = create();
      await history.refresh();
      expect(passed(history, 8)).to.deep.equal([[700, 9_000, [0, 2]]]);
      chain = [classAdded(1), attested(8, 700, 9_000, 1)];
      range = { from: 7, to: 12 };
      await history.refresh();
      expect(passed(history, 8)).to.deep.equal([[700, 9_000, [0, 1]]]);
      chain = [];
      range = { from: 0, to: 12 };
      await history.refresh();
      expect(passed(history, 12)).to.deep.equal([]);
    });
  });

  it("gives the fee of a bill to the classes that the machine passed then, under every id of its deal", async () => {
    chain = [
      ...[classAdded(1), opened(2, 1, 7n, 200), billed(3, 1, 5n), billed(4, 1, 6n, 2), attested(4, 350, 900)],
      ...[billed(4, 1, 7n), amended(5, 1, 2, 9n), billed(5, 2, 8n), attested(7, 600, 2_000, 0), billed(7, 2, 9n)],
      ...[attested(8, 750, 1_000), billed(9, 2, 10n), closed(10, 2), billed(10, 2, 11n), billed(11, 77, 12n)],
    ];
    const history = create();
    await history.refresh();
    const bills = (block: number, since: number) =>
      history
        .at(block)
        .bills(since)
        .map(({ fee, passes }) => [Number(fee), ...passes.map(({ units }) => units)]);
    const [first, second, third, fourth] = [[5], [6], [7, 2], [8, 2]];
    expect(bills(12, 0)).to.deep.equal([first, second, third, fourth, [9], [10, 2], [11], [12]]);
    expect(bills(5, 400), "from second 400 on, until block 5").to.deep.equal([second, third, fourth]);
    expect(bills(5, 401)).to.deep.equal([fourth]);
  });

  it("is asked for the last block before an epoch's end, with the report that was valid then", async () => {
    chain = [classAdded(0), created(5), attested(6, 500, 9_000), admitted(7, 2, 1_000)];
    const history = create();
    const previous: PreviousRewards = { asOf: 2_000, rewards: [], classes: [], uptimes: new Map([[WORKER, 50]]) };
    const askedFor: number[] = [];
    const rewards = (block: number) =>
      new Rewards(
        history,
        {
          at: (at) => {
            askedFor.push(at);
            return Promise.resolve(previous);
          },
        },
        {
          resolve: () => Promise.resolve(),
          of: (epoch) => (epoch === 4n ? { ...drawWith(EQUAL_SET, epoch), block } : undefined),
        },
      );
    const totals = accrueRewards([{ worker: WORKER, online: 80 }], 2_100, await rewards(7).asOf(3n));
    expect(totals).to.deep.equal([{ programId: 0, worker: WORKER, gpuSeconds: 60, online: 80, seenAt: 2_100 }]);
    expect(askedFor).to.deep.equal([7]);
    expect(await rewards(4).asOf(3n), "before there was a program, or an attestation").to.equal(NO_REWARDS);
    expect(await rewards(-1).asOf(3n)).to.equal(NO_REWARDS);
    expect(askedFor, "nobody needs the report before where nothing can be counted").to.deep.equal([7]);
    chain = [classAdded(0), attested(6, 500, 9_000)];
    range = { from: 0, to: 10 };
    await history.refresh();
    expect((await rewards(6).asOf(3n)).previous, "there is an attestation, and no program").to.equal(previous);
    const error = await rewards(7)
      .asOf(4n)
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(AgreementError);
  });
});
