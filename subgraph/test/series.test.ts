import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { id } from "ethers";

import { encodeName, NO_FACTS } from "@sonm/protocol/hardware.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { attest } from "./support/attest.ts";
import { buy } from "./support/deals.ts";
import { traders } from "./support/money.ts";
import { announce, PRICE } from "./support/orders.ts";
import { prepareNode, register, submitFinalReport, submitReport } from "./support/reports.ts";
import { world } from "./support/world.ts";

const HOUR = 3_600;
const CODE = "vram-11-plus";
const NUMBER = hardwareClasses.findIndex(({ code }) => code === CODE);

const sum = (values: readonly (string | number)[]): bigint =>
  values.reduce<bigint>((all, one) => all + BigInt(one), 0n);

/** Goes to the start of the next hour, so that all before is added up and what follows falls into one. */
async function nextHour(): Promise<number> {
  const { chain } = world;
  const hour = Math.ceil(((await chain.now()) + 1) / HOUR) * HOUR;
  await chain.at(hour);
  await chain.request("evm_mine");
  return hour;
}

describe("series over the hours", () => {
  it("tell prices of deals by hardware class, once the machine is attested", async () => {
    const { chain, query } = world;
    const { supplier, buyer } = await traders("series of prices");
    await buy(buyer, await announce(supplier, { price: PRICE * 9n }));
    await attest({
      ...{ worker: supplier.address as `0x${string}`, measuredAt: await chain.now(), facts: NO_FACTS, benchmarks: [] },
      gpus: [
        { model: encodeName("Some card"), memoryBytes: 13_000_000_000n, commitment: id("a card") as `0x${string}` },
      ],
    });
    const hour = await nextHour();
    for (const times of [3n, 1n, 2n]) await buy(buyer, await announce(supplier, { price: PRICE * times }));
    await nextHour();
    const { classPrices } = await query<{ classPrices: unknown[] }>(
      `query ($number: Int!) { classPrices(interval: hour, where: { number: $number }) {
        timestamp number opened price lowestPrice highestPrice lastPrice
      } }`,
      { number: NUMBER },
    );
    expect(classPrices).to.deep.equal([
      {
        ...{ timestamp: String(hour * 1_000_000), number: NUMBER, opened: 3, price: String(PRICE * 6n) },
        ...{ lowestPrice: String(PRICE), highestPrice: String(PRICE * 3n), lastPrice: String(PRICE * 2n) },
      },
    ]);
  });

  it("tell supply and demand of a class", async () => {
    const { balances, chain, query } = world;
    const totals = { supplied: 0n, demanded: 0n, fees: 0n };
    let asOf = await chain.now();
    for (const [supply, demand] of [
      [0, 0],
      [8, 2],
      [6, 3],
    ] as const) {
      const now = await chain.now();
      totals.supplied += BigInt(supply * (now - asOf));
      totals.demanded += BigInt(demand * (now - asOf));
      asOf = now;
      const point = { ...totals, asOf };
      const leaf = await balances.leafOf(NUMBER, point);
      const tree = SimpleMerkleTree.of([id("another leaf"), leaf]);
      const sequence = await submitFinalReport({ root: tree.root as `0x${string}` });
      await (await balances.record({ classId: NUMBER, sequence, point, proof: tree.getProof(leaf) })).wait();
      await chain.pass(600);
    }
    await nextHour();
    const { classSupplies } = await query<{ classSupplies: Record<string, string | number>[] }>(
      `query ($number: Int!) { classSupplies(interval: hour, where: { number: $number }) {
        supply lowestSupply highestSupply demand lowestDemand highestDemand supplied demanded count
      } }`,
      { number: NUMBER },
    );
    expect(sum(classSupplies.map(({ count }) => count ?? 0))).to.equal(3n);
    expect(classSupplies[0]).to.deep.include({
      ...{ supply: "6000", demand: "3000", supplied: String(totals.supplied), demanded: String(totals.demanded) },
    });
    expect(Math.max(...classSupplies.map(({ highestSupply }) => Number(highestSupply)))).to.equal(8_000);
    expect(Math.min(...classSupplies.map(({ lowestSupply }) => Number(lowestSupply)))).to.equal(0);
    expect(Math.max(...classSupplies.map(({ highestDemand }) => Number(highestDemand)))).to.equal(3_000);
    expect(Math.min(...classSupplies.map(({ lowestDemand }) => Number(lowestDemand)))).to.equal(0);
  });

  it("tell stake, machines and reports as the totals have them", async () => {
    const { chain, dao, reports, masternodes, query } = world;
    await submitReport();
    await (await reports.connect(dao).voidReport((await reports.latestReport()).sequence)).wait();
    const hour = await nextHour();
    const node = await prepareNode("node of the series");
    await register(node, "https://series.example");
    const worker = await chain.wallet("machine of the series");
    const machine = {
      ...{ worker: worker.address as `0x${string}`, facts: NO_FACTS, benchmarks: [] },
      gpus: ["b", "c"].map((card) => ({
        ...{ model: encodeName("Some card"), memoryBytes: 1_000_000_000n, commitment: id(card) as `0x${string}` },
      })),
    };
    for (let times = 0; times < 2; times += 1) await attest({ ...machine, measuredAt: await chain.now() });
    await nextHour();
    const found = await query<{
      stakeVolumes: Record<string, string | number>[];
      machineVolumes: Record<string, string>[];
      reportVolumes: Record<string, string>[];
      oracles: Record<string, string | number>[];
      markets: Record<string, number>[];
      reports: { signerCount: number; signerSet: { size: number } }[];
      reportVoids: unknown[];
    }>(`{
      stakeVolumes(interval: hour) { timestamp stake lowestStake highestStake activeNodes nodes count }
      machineVolumes(interval: hour, first: 1000) {
        timestamp attestations firstAttestations gpus machines boundMachines totalAttested
      }
      reportVolumes(interval: hour, first: 1000) { reports signatures seats voids totalReports }
      oracles { totalStake activeMasternodeCount masternodeCount attestationCount reportCount }
      markets { workerCount boundWorkerCount }
      reports(first: 1000) { signerCount signerSet { size } }
      reportVoids(first: 1000) { id }
    }`);
    const [oracle, market] = [found.oracles[0], found.markets[0]];
    const stake = found.stakeVolumes[0];
    expect(Number(stake?.["timestamp"])).to.be.at.least(hour * 1_000_000);
    expect(stake).to.deep.include({
      ...{ stake: oracle?.["totalStake"], highestStake: oracle?.["totalStake"], nodes: oracle?.["masternodeCount"] },
      activeNodes: oracle?.["activeMasternodeCount"],
    });
    // Whatever else joined within the hour, what joins here came last.
    const before = BigInt(stake?.["stake"] ?? 0) - (await masternodes.minimumBond());
    expect(BigInt(stake?.["lowestStake"] ?? 0) <= before, "the lowest stake of the hour").to.equal(true);
    const machines = found.machineVolumes;
    const attested = machines.filter(({ timestamp }) => Number(timestamp) >= hour * 1_000_000);
    expect(sum(attested.map(({ attestations }) => attestations ?? 0))).to.equal(2n);
    expect(sum(attested.map(({ firstAttestations }) => firstAttestations ?? 0))).to.equal(1n);
    expect(sum(attested.map(({ gpus }) => gpus ?? 0))).to.equal(4n);
    expect(sum(machines.map(({ attestations }) => attestations ?? 0))).to.equal(
      BigInt(oracle?.["attestationCount"] ?? 0),
    );
    expect(machines[0]).to.deep.include({
      machines: market?.["workerCount"],
      boundMachines: market?.["boundWorkerCount"],
      totalAttested: String(sum(machines.map(({ firstAttestations }) => firstAttestations ?? 0))),
    });
    const volumes = found.reportVolumes;
    expect(volumes[0]?.["totalReports"]).to.equal(oracle?.["reportCount"]);
    expect(sum(volumes.map(({ reports: count }) => count ?? 0))).to.equal(BigInt(found.reports.length));
    expect(sum(volumes.map(({ signatures }) => signatures ?? 0))).to.equal(
      sum(found.reports.map(({ signerCount }) => signerCount)),
    );
    expect(sum(volumes.map(({ seats }) => seats ?? 0))).to.equal(
      sum(found.reports.map(({ signerSet }) => signerSet.size)),
    );
    expect(found.reportVoids).not.to.have.length(0);
    expect(sum(volumes.map(({ voids }) => voids ?? 0))).to.equal(BigInt(found.reportVoids.length));
  });
});
