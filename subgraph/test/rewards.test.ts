import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { id, parseEther, toBeHex, ZeroAddress, type Wallet } from "ethers";

import { MIN_GUARANTEE, REWARD_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { encodeName, NO_FACTS, type MachineLeaf } from "@sonm/protocol/hardware.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { attest } from "./support/attest.ts";
import { freshenRate, submitFinalReport } from "./support/reports.ts";
import { world } from "./support/world.ts";

const CLASS = "vram-5-6";
const BUDGET = parseEther("100000");
const DAY = 86_400n;

/** Opens a program for cards of 5 to 6 GB that starts now. Returns its number, and its end in unix seconds. */
async function open(): Promise<{ programId: bigint; start: bigint; end: bigint }> {
  const { addresses, chain, dao, programs, token } = world;
  await (await token.transfer(addresses.RewardPrograms, BUDGET * 2n)).wait();
  const programId = await programs.count();
  const start = BigInt(await chain.now());
  const end = start + MIN_GUARANTEE + DAY;
  const terms = {
    classId: hardwareClasses.findIndex(({ code }) => code === CLASS),
    mode: RewardMode.Floor,
    usdPerGpuDay: parseEther("2"),
    start,
    guaranteedUntil: start + MIN_GUARANTEE,
    end,
    minSoftwareVersion: 7,
    maxGpus: 10,
    reserveMargin: 12_000,
  };
  await (await programs.connect(dao).create(terms, BUDGET)).wait();
  return { programId, start, end };
}

/** A machine with so many cards that count. */
const machineOf = async (worker: Wallet, cards: number): Promise<MachineLeaf> => ({
  worker: worker.address as `0x${string}`,
  measuredAt: await world.chain.now(),
  facts: { ...NO_FACTS, softwareVersion: 7 },
  gpus: Array.from({ length: cards }, (_, index) => ({
    model: encodeName("Some card"),
    memoryBytes: 6_000_000_000n,
    commitment: id(`${worker.address} ${index}`) as `0x${string}`,
  })),
  benchmarks: [],
});

/** Has a machine attested and admitted. */
async function admit(programId: bigint, machine: MachineLeaf): Promise<void> {
  await attest(machine);
  await freshenRate();
  const leaf = { ...machine, gpus: [...machine.gpus], benchmarks: [...machine.benchmarks] };
  await (await world.programs.admit(programId, leaf)).wait();
}

/** Has what a machine earned reported, and claims it. */
async function claim(
  programId: bigint,
  worker: Wallet,
  gpuSeconds: bigint,
): Promise<{ sequence: bigint; asOf: number }> {
  const { chain, programs } = world;
  const asOf = await chain.now();
  const leaf = await programs.leafOf(programId, worker.address, asOf, gpuSeconds);
  const tree = SimpleMerkleTree.of([id("another leaf"), leaf]);
  const sequence = await submitFinalReport({ root: tree.root as `0x${string}` });
  const proof = tree.getProof(leaf);
  await (await programs.claim({ programId, worker: worker.address, sequence, asOf, gpuSeconds, proof })).wait();
  return { sequence, asOf };
}

interface IndexedProgram {
  readonly budget: string;
  readonly left: string;
  readonly reserved: string;
  readonly paid: string;
  readonly gpus: string;
  readonly memberCount: number;
  readonly members: readonly Record<string, unknown>[];
  readonly claims: readonly Record<string, unknown>[];
  readonly events: readonly Record<string, unknown>[];
}

const idOf = (programId: bigint): string => toBeHex(programId, 4);

async function look(programId: bigint): Promise<IndexedProgram> {
  const { rewardProgram } = await world.query<{ rewardProgram: IndexedProgram }>(
    `query ($id: ID!) { rewardProgram(id: $id) {
      budget left reserved paid gpus memberCount
      members(orderBy: admittedAt) { worker { id } gpus since leftAt reserved claimed claimedUntil paid admittedBy }
      claims(orderBy: block) { master { id } sequence gpuSeconds newGpuSeconds asOf due amount }
      events(orderBy: block) { kind amount budget end maxGpus }
    } }`,
    { id: idOf(programId) },
  );
  return rewardProgram;
}

/** Holds what the index tells of a program's money, units and one machine against the chain. */
async function expectProgram(programId: bigint, worker: Wallet): Promise<IndexedProgram> {
  const { programs } = world;
  const found = await look(programId);
  const state = await programs.state(programId);
  expect([found.budget, found.left, found.reserved, found.gpus]).to.deep.equal(
    [state.budget, state.left, state.reserved, state.gpus].map(String),
  );
  expect(BigInt(found.left) + BigInt(found.paid)).to.equal(state.budget);
  const chain = await programs.member(programId, worker.address);
  const member = found.members.find((one) => (one["worker"] as { id: string }).id === worker.address.toLowerCase());
  expect(member).to.include({
    gpus: String(chain.gpus),
    since: String(chain.gpus === 0n ? member?.["since"] : chain.since),
    leftAt: chain.leftAt === 0n ? null : String(chain.leftAt),
    reserved: String(chain.reserved),
    claimed: String(chain.claimed),
  });
  return found;
}

/** SNM wei that were ever added to the masternodes' subsidy, as the index tells. */
async function subsidyExtended(): Promise<bigint> {
  const { teamPools } = await world.query<{ teamPools: readonly { subsidyExtended: string }[] }>(
    "{ teamPools { subsidyExtended } }",
  );
  return BigInt(teamPools[0]?.subsidyExtended ?? 0);
}

describe("reward programs", () => {
  it("tells the terms of a program and what was announced of it", async () => {
    const { dao, programs, query } = world;
    const { programId, start, end } = await open();
    const asDao = programs.connect(dao);
    await (await asDao.raiseBudget(programId, 5n)).wait();
    await (await asDao.extend(programId, end + DAY)).wait();
    await (await asDao.setAdmission(programId, false)).wait();
    const { rewardProgram } = await query<{ rewardProgram: unknown }>(
      `query ($id: ID!) { rewardProgram(id: $id) {
        number hardwareClass { code } mode minSoftwareVersion usdPerGpuDay start guaranteedUntil end maxGpus reserveMargin
        budget left reserved paid leftover gpus memberCount admits closed
      } }`,
      { id: idOf(programId) },
    );
    expect(rewardProgram).to.deep.equal({
      number: Number(programId),
      hardwareClass: { code: CLASS },
      mode: "FLOOR",
      minSoftwareVersion: "7",
      usdPerGpuDay: String(parseEther("2")),
      start: String(start),
      guaranteedUntil: String(start + MIN_GUARANTEE),
      end: String(end + DAY),
      maxGpus: "10",
      reserveMargin: 12_000,
      budget: String(BUDGET + 5n),
      left: String(BUDGET + 5n),
      ...{ reserved: "0", paid: "0", leftover: "0", gpus: "0", memberCount: 0, admits: false, closed: false },
    });
    await (await asDao.setAdmission(programId, true)).wait();
    await (await asDao.enlarge(programId, 7, 3n)).wait();
    const [first, last] = [String(end), String(end + DAY)];
    const raised = String(BUDGET + 5n);
    expect((await look(programId)).events).to.deep.equal([
      { kind: "CREATED", amount: String(BUDGET), budget: String(BUDGET), end: first, maxGpus: "10" },
      { kind: "BUDGET_RAISED", amount: "5", budget: raised, end: first, maxGpus: "10" },
      { kind: "EXTENDED", amount: "0", budget: raised, end: last, maxGpus: "10" },
      { kind: "ADMISSION_SUSPENDED", amount: "0", budget: raised, end: last, maxGpus: "10" },
      { kind: "ADMISSION_RESUMED", amount: "0", budget: raised, end: last, maxGpus: "10" },
      { kind: "ENLARGED", amount: "3", budget: String(BUDGET + 8n), end: last, maxGpus: "17" },
    ]);
  });

  it("follows a machine from its admission over claims until it leaves, and the program until it closes", async () => {
    const { addresses, chain, dao, programs, query, teamPool } = world;
    const worker = await chain.wallet("machine in a program");
    const { programId } = await open();
    await admit(programId, await machineOf(worker, 2));
    const admitted = await expectProgram(programId, worker);
    expect(admitted.memberCount).to.equal(1);
    expect(admitted.gpus).to.equal("2");

    await chain.pass(600);
    const first = await claim(programId, worker, 1_000n);
    const claimed = await expectProgram(programId, worker);
    const [payment] = claimed.claims;
    expect(payment).to.include({
      ...{ sequence: String(first.sequence), gpuSeconds: "1000", newGpuSeconds: "1000", asOf: String(first.asOf) },
      amount: claimed.paid,
      due: claimed.paid,
    });
    expect(payment?.["master"]).to.deep.equal({ id: worker.address.toLowerCase() });
    expect(claimed.paid).to.equal(String(await world.market.balanceOf(worker.address)));
    expect(BigInt(claimed.paid) > 0n).to.equal(true);

    await admit(programId, await machineOf(worker, 1));
    expect((await expectProgram(programId, worker)).gpus).to.equal("1");
    await chain.pass(600);
    await claim(programId, worker, 1_500n);
    const again = await expectProgram(programId, worker);
    expect(again.claims.map(({ newGpuSeconds }) => newGpuSeconds)).to.deep.equal(["1000", "500"]);
    expect(again.memberCount).to.equal(1);

    await (await programs.connect(worker).leave(programId, worker.address)).wait();
    const left = await expectProgram(programId, worker);
    expect([left.memberCount, left.gpus]).to.deep.equal([0, "0"]);

    await chain.pass(Number(MIN_GUARANTEE + DAY + REWARD_CLAIM_PERIOD));
    // The tests of fees set it too; it can't be set twice.
    if ((await teamPool.programs()) === ZeroAddress) {
      await (await teamPool.connect(dao).setPrograms(addresses.RewardPrograms)).wait();
    }
    const extended = await subsidyExtended();
    await (await programs.close(programId)).wait();
    const { rewardProgram, rewardVolumes } = await query<{
      rewardProgram: Record<string, unknown>;
      rewardVolumes: readonly { amount: string; gpuSeconds: string; count: number }[];
    }>(
      `query ($id: ID!) {
        rewardProgram(id: $id) { left reserved leftover admits closed }
        rewardVolumes(interval: day) { amount gpuSeconds count }
      }`,
      { id: idOf(programId) },
    );
    const leftover = String(BUDGET - BigInt(again.paid));
    expect(rewardProgram).to.deep.equal({ left: "0", reserved: "0", leftover, admits: false, closed: true });
    expect((await subsidyExtended()) - extended).to.equal(BigInt(leftover));
    expect(rewardVolumes.map(({ gpuSeconds, count }) => [gpuSeconds, count])).to.deep.equal([["1500", 2]]);
    expect(rewardVolumes[0]?.amount).to.equal(again.paid);
    expect((await look(programId)).events.at(-1)).to.include({ kind: "CLOSED", amount: leftover });
    const count = Number(await programs.count());
    const states = await Promise.all(Array.from({ length: count }, (_, other) => programs.state(other)));
    expect(await world.token.balanceOf(addresses.RewardPrograms)).to.equal(
      states.reduce((sum, { left }) => sum + left, await programs.unallocated()),
    );
  });
});
