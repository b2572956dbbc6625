import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { id, MaxUint256, parseEther, toBeHex } from "ethers";

import { STEER_WINDOW } from "@sonm/protocol/generated/constants.ts";
import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { freshenRate, submitFinalReport } from "./support/reports.ts";
import { world } from "./support/world.ts";

const DAY = 86_400;
const MANDATE = {
  usdPerGpuDay: parseEther("2"),
  mode: RewardMode.Floor,
  minSoftwareVersion: 7,
  maxGpus: 20,
  step: 4,
  guarantee: 90 * DAY,
  reserveMargin: 12_500,
  band: 1_000,
  boost: 5_000,
  dailyGrant: parseEther("5000000"),
  feePerGpuDay: 0n,
};

/** Supply and demand of a class until a time. */
interface Totals {
  readonly asOf: number;
  readonly supplied: bigint;
  readonly demanded: bigint;
  readonly fees: bigint;
}

const numberOf = (code: string): number => hardwareClasses.findIndex((one) => one.code === code);
const idOf = (number: number | bigint): string => toBeHex(number, 4);

/** What totals come to by now with so many units since then, so many of them in deals. */
async function totalsAfter(known: Totals, supply: number, demand: number): Promise<Totals> {
  const asOf = await world.chain.now();
  const time = BigInt(asOf - known.asOf);
  const { supplied, demanded } = known;
  return { asOf, supplied: supplied + BigInt(supply) * time, demanded: demanded + BigInt(demand) * time, fees: 0n };
}

/** Has supply and demand reported, and proves them. Returns the report's sequence. */
async function prove(classId: number, point: Totals): Promise<bigint> {
  const { balances } = world;
  const leaf = await balances.leafOf(classId, point);
  const tree = SimpleMerkleTree.of([id("another leaf"), leaf]);
  const sequence = await submitFinalReport({ root: tree.root as `0x${string}` });
  await (await balances.record({ classId, sequence, point, proof: tree.getProof(leaf) })).wait();
  return sequence;
}

interface IndexedMandate {
  readonly setAt: string;
  readonly endedAt: string | null;
}

describe("supply and demand of classes", () => {
  it("keeps each point that was proved, the newest totals, and the average between the last two", async () => {
    const { balances, chain, query } = world;
    const code = "vram-5-6";
    const classId = numberOf(code);
    const start = await chain.now();
    const first = { asOf: start, supplied: 1_000n, demanded: 500n, fees: 7n };
    const sequence = await prove(classId, first);
    await chain.pass(600);
    const asOf = await chain.now();
    const time = BigInt(asOf - start);
    const last = { asOf, supplied: 1_000n + 7n * time, demanded: 500n + 2n * time, fees: 9n };
    await prove(classId, last);
    const { classBalance } = await query<{ classBalance: unknown }>(
      `query ($id: ID!) { classBalance(id: $id) {
        number hardwareClass { code } asOf supplied demanded fees supply demand pointCount
        points(orderBy: asOf) { asOf supplied demanded fees }
        first: points(where: { sequence: "${sequence}" }) { asOf }
      } }`,
      { id: idOf(classId) },
    );
    const told = ({ supplied, demanded, fees, asOf: until }: Totals) => ({
      ...{ asOf: String(until), supplied: String(supplied), demanded: String(demanded), fees: String(fees) },
    });
    const [supply, demand] = await balances.average(classId, 600);
    expect([supply, demand]).to.deep.equal([7_000n, 2_000n]);
    expect(classBalance).to.deep.equal({
      ...told(last),
      number: classId,
      hardwareClass: { code },
      supply: String(supply),
      demand: String(demand),
      pointCount: 2,
      points: [told(first), told(last)],
      first: [{ asOf: String(start) }],
    });
  });
});

describe("the controller of programs", () => {
  it("tells a mandate as it was set last, and when it ended; before its class is there, too", async () => {
    const { chain, controller, dao, query } = world;
    const unknown = Number(await world.classes.count()) + 1;
    const asDao = controller.connect(dao);
    const ask = async (): Promise<Record<string, unknown> & IndexedMandate> => {
      const { mandate } = await query<{ mandate: Record<string, unknown> & IndexedMandate }>(
        `query ($id: ID!) { mandate(id: $id) {
          number hardwareClass { code } usdPerGpuDay mode minSoftwareVersion maxGpus step guarantee reserveMargin band boost
          dailyGrant feePerGpuDay setAt endedAt
        } }`,
        { id: idOf(unknown) },
      );
      return mandate;
    };
    for (const absurd of [2n ** 31n, MaxUint256]) {
      await (await asDao.setMandate(absurd, MANDATE)).wait();
      await (await asDao.endMandate(absurd)).wait();
    }
    await (await asDao.setMandate(unknown, { ...MANDATE, mode: RewardMode.OnTop })).wait();
    await (await asDao.endMandate(unknown)).wait();
    expect((await ask()).endedAt).to.equal(String(await chain.now()));
    await (await asDao.setMandate(unknown, { ...MANDATE, feePerGpuDay: 3n })).wait();
    expect(await ask()).to.deep.equal({
      ...{ number: unknown, hardwareClass: null, usdPerGpuDay: String(MANDATE.usdPerGpuDay), mode: "FLOOR" },
      ...{ minSoftwareVersion: "7", maxGpus: "20", step: 4, guarantee: String(90 * DAY), reserveMargin: 12_500 },
      ...{ band: 1_000, boost: 5_000, dailyGrant: String(MANDATE.dailyGrant), feePerGpuDay: "3" },
      ...{ setAt: String(await chain.now()), endedAt: null },
    });
  });

  it("follows what it did with a class, and with the program that it opened", async () => {
    const { addresses, balances, chain, controller, dao, programs, query, token } = world;
    const code = "vram-8-11";
    const classId = numberOf(code);
    await (await token.transfer(addresses.RewardPrograms, parseEther("1000000"))).wait();
    await (await programs.connect(dao).setController(addresses.ProgramController)).wait();
    await (await controller.connect(dao).setMandate(classId, MANDATE)).wait();
    const programId = await programs.count();

    let totals: Totals = { asOf: await chain.now(), supplied: 0n, demanded: 0n, fees: 0n };
    await prove(classId, totals);
    const window = Number(STEER_WINDOW * (await balances.interval()));
    // Two points: demand is that of the window, and supply that of a time after what was done last.
    const steer = async (supply: number, demand: number): Promise<bigint> => {
      for (let point = 0; point < 2; point += 1) {
        await chain.pass(window);
        totals = await totalsAfter(totals, supply, demand);
        await prove(classId, totals);
      }
      await freshenRate();
      await (await controller.steer(classId)).wait();
      return (await programs.state(programId)).budget;
    };
    const opened = await steer(3, 3);
    const enlarged = await steer(10, 10);
    await steer(100, 10);

    const { steeringActs, rewardProgram, parameterChanges } = await query<Record<string, unknown>>(
      `query ($class: Int!, $id: ID!) {
        steeringActs(where: { classNumber: $class }, orderBy: block) {
          steering hardwareClass { code } supply demand program { number } gpus budget by
        }
        rewardProgram(id: $id) {
          hardwareClass { code } budget left maxGpus admits
          acts(orderBy: block) { steering }
          events(orderBy: block) { kind amount maxGpus }
        }
        parameterChanges(where: { name: "controller" }) { value }
      }`,
      { class: classId, id: idOf(programId) },
    );
    const act = { hardwareClass: { code }, program: { number: Number(programId) } };
    const by = localAccounts.deployer.address.toLowerCase();
    expect(steeringActs).to.deep.equal([
      { ...act, steering: "OPENED", supply: "3000", demand: "3000", gpus: "4", budget: String(opened), by },
      {
        ...act,
        steering: "ENLARGED",
        supply: "10000",
        demand: "10000",
        gpus: "6",
        budget: String(enlarged - opened),
        by,
      },
      { ...act, steering: "SUSPENDED", supply: "100000", demand: "10000", gpus: "0", budget: "0", by },
    ]);
    const state = await programs.state(programId);
    expect(rewardProgram).to.deep.equal({
      hardwareClass: { code },
      budget: String(state.budget),
      left: String(state.left),
      maxGpus: "10",
      admits: false,
      acts: [{ steering: "OPENED" }, { steering: "ENLARGED" }, { steering: "SUSPENDED" }],
      events: [
        { kind: "CREATED", amount: String(opened), maxGpus: "4" },
        { kind: "ENLARGED", amount: String(enlarged - opened), maxGpus: "10" },
        { kind: "ADMISSION_SUSPENDED", amount: "0", maxGpus: "10" },
      ],
    });
    expect(parameterChanges).to.deep.equal([{ value: addresses.ProgramController.toLowerCase() }]);
  });
});
