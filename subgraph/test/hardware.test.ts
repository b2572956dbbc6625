import { expect } from "chai";
import { hexlify, id, toUtf8Bytes } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { BENCHMARK_LIMIT } from "@sonm/protocol/generated/constants.ts";
import { Architecture, Link, Side } from "@sonm/protocol/generated/enums.ts";
import { decodeName, encodeName, encodeSoftwareVersion, NO_FACTS, type MachineLeaf } from "@sonm/protocol/hardware.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { attest } from "./support/attest.ts";
import { announce } from "./support/orders.ts";
import { world } from "./support/world.ts";

const BENCHMARKS = Array.from({ length: 16 }, (_, index) => BENCHMARK_LIMIT - 1n - BigInt(index));

describe("attested hardware", () => {
  it("keeps every attestation and points to the newest", async () => {
    const { chain, hardware, query } = world;
    const worker = await chain.wallet("attested worker");
    const machine: MachineLeaf = {
      worker: worker.address as `0x${string}`,
      measuredAt: await chain.now(),
      facts: {
        architecture: Architecture.X86_64,
        link: Link.Wired,
        physicalCores: 65_535,
        logicalCores: 65_534,
        clockMHz: 2 ** 32 - 1,
        memoryBytes: 2n ** 64n - 1n,
        diskBytes: 2n ** 64n - 2n,
        softwareVersion: encodeSoftwareVersion("1.20.255"),
        cpuModel: encodeName("Intel Core i7-7700"),
      },
      gpus: [
        {
          model: encodeName("GeForce GTX 1080 Ti"),
          memoryBytes: 11n * 2n ** 30n,
          commitment: id("a") as `0x${string}`,
        },
        { model: encodeName("GeForce RTX 2060"), memoryBytes: 6n * 2n ** 30n, commitment: id("b") as `0x${string}` },
      ],
      benchmarks: packBenchmarks(BENCHMARKS),
    };
    const first = await attest(machine);
    const { worker: attested } = await query<{ worker: Record<string, unknown> }>(
      `query ($id: Bytes!) { worker(id: $id) { attestedUntil attestationCount attestation {
        sequence report { sequence } measuredAt expiresAt architecture link physicalCores logicalCores clockMHz memoryBytes
        diskBytes softwareVersion softwareVersionText cpuModel gpuCount gpuModels smallestGpuMemoryBytes benchmarks
        factsHash gpus(orderBy: index) { index model memoryBytes commitment }
      } } }`,
      { id: worker.address },
    );
    const expiresAt = String(machine.measuredAt + 30 * 86_400);
    expect(attested).to.deep.equal({
      attestedUntil: expiresAt,
      attestationCount: 1,
      attestation: {
        sequence: String(first),
        report: { sequence: String(first) },
        measuredAt: String(machine.measuredAt),
        expiresAt,
        architecture: "X86_64",
        link: "WIRED",
        physicalCores: 65_535,
        logicalCores: 65_534,
        clockMHz: String(2 ** 32 - 1),
        memoryBytes: String(2n ** 64n - 1n),
        diskBytes: String(2n ** 64n - 2n),
        softwareVersion: String(machine.facts.softwareVersion),
        softwareVersionText: "1.20.255",
        cpuModel: "Intel Core i7-7700",
        gpuCount: 2,
        gpuModels: ["GeForce GTX 1080 Ti", "GeForce RTX 2060"],
        smallestGpuMemoryBytes: String(6n * 2n ** 30n),
        benchmarks: BENCHMARKS.map(String),
        factsHash: await hardware.factsHashOf({ ...machine, gpus: [...machine.gpus], benchmarks: [] }),
        gpus: machine.gpus.map(({ memoryBytes, commitment }, index) => ({
          index,
          model: ["GeForce GTX 1080 Ti", "GeForce RTX 2060"][index],
          memoryBytes: String(memoryBytes),
          commitment,
        })),
      },
    });

    await chain.pass(60);
    const bare = { ...machine, measuredAt: await chain.now(), facts: NO_FACTS, gpus: [], benchmarks: [] };
    const second = await attest(bare);
    const { worker: again } = await query<{ worker: Record<string, unknown> }>(
      `query ($id: Bytes!) { worker(id: $id) { attestationCount
        attestation { sequence architecture link cpuModel gpuCount benchmarks factsHash }
        attestations(orderBy: sequence) { sequence gpuCount }
      } }`,
      { id: worker.address },
    );
    expect(again).to.deep.equal({
      attestationCount: 2,
      attestation: {
        sequence: String(second),
        architecture: "UNATTESTED",
        link: "UNATTESTED",
        cpuModel: "",
        gpuCount: 0,
        benchmarks: [],
        factsHash: await hardware.factsHashOf({ ...bare, facts: { ...bare.facts } }),
      },
      attestations: [
        { sequence: String(first), gpuCount: 2 },
        { sequence: String(second), gpuCount: 0 },
      ],
    });
  });

  it("knows the classes of the protocol as the chain has them", async () => {
    const { hardwareClasses: found } = await world.query<{ hardwareClasses: unknown[] }>(
      `query ($last: Int!) { hardwareClasses(orderBy: number, where: { number_lt: $last }) {
        code label number architecture link minPhysicalCores minClockMHz minMemoryBytes minDiskBytes minGpus maxGpus
        minGpuMemoryBytes maxGpuMemoryBytes gpuModels gpuModelNames minBenchmarks
      } }`,
      { last: hardwareClasses.length },
    );
    expect(found).to.deep.equal(
      hardwareClasses.map((expected, number) => ({
        ...expected,
        number,
        architecture: ["UNATTESTED", "X86_64", "ARM64"][expected.architecture],
        link: ["UNATTESTED", "WIRED", "WIRELESS"][expected.link],
        minClockMHz: String(expected.minClockMHz),
        minMemoryBytes: String(expected.minMemoryBytes),
        minDiskBytes: String(expected.minDiskBytes),
        minGpuMemoryBytes: String(expected.minGpuMemoryBytes),
        maxGpuMemoryBytes: String(expected.maxGpuMemoryBytes),
        gpuModelNames: expected.gpuModels.map(decodeName),
        minBenchmarks: expected.minBenchmarks.map(String),
      })),
    );
  });

  it("finds the machines of a class, and the asks behind which they stand", async () => {
    const { chain, classes, dao, query } = world;
    // demands all that a class can demand
    const definition = {
      ...{ code: "index-test", label: "Everything", architecture: Architecture.Arm64, link: Link.Wireless },
      ...{ minPhysicalCores: 3, minClockMHz: 1_500, minMemoryBytes: 2n ** 40n, minDiskBytes: 2n ** 41n },
      ...{ minGpus: 2, maxGpus: 3, minGpuMemoryBytes: 100n, maxGpuMemoryBytes: 200n },
      ...{ gpuModels: [encodeName("A"), encodeName("B")], minBenchmarks: packBenchmarks([0n, 7n]) },
    };
    await (await classes.connect(dao).add(definition)).wait();
    const card = (model: string, memoryBytes: bigint) => ({
      ...{ model: encodeName(model), memoryBytes },
      commitment: id(model) as `0x${string}`,
    });
    const good = {
      facts: {
        ...{ ...NO_FACTS, architecture: definition.architecture, link: definition.link, physicalCores: 3 },
        ...{ clockMHz: 1_500, memoryBytes: 2n ** 40n, diskBytes: 2n ** 41n },
      },
      gpus: [card("A", 100n), card("B", 200n), card("C", 150n)],
      benchmarks: [0n, 7n],
    };
    // each misses the class by one thing
    const machines = [
      good,
      { ...good, facts: { ...good.facts, architecture: Architecture.X86_64 } },
      { ...good, facts: { ...good.facts, link: Link.Wired } },
      { ...good, facts: { ...good.facts, physicalCores: 2 } },
      { ...good, facts: { ...good.facts, clockMHz: 1_499 } },
      { ...good, facts: { ...good.facts, memoryBytes: 2n ** 40n - 1n } },
      { ...good, facts: { ...good.facts, diskBytes: 2n ** 41n - 1n } },
      { ...good, gpus: [...good.gpus, card("A", 100n)] },
      { ...good, gpus: [card("A", 100n)] },
      { ...good, gpus: [card("A", 100n), card("C", 100n)] },
      { ...good, gpus: [card("A", 99n), card("B", 200n)] },
      { ...good, gpus: [card("A", 100n), card("B", 201n)] },
      { ...good, benchmarks: [9n, 6n] },
      { ...good, benchmarks: [] },
    ];
    const measuredAt = await chain.now();
    const workers = await Promise.all(machines.map((_, index) => chain.wallet(`classed worker ${index}`)));
    for (const [index, machine] of machines.entries()) {
      const worker = workers[index]!;
      await attest({
        ...{ worker: worker.address as `0x${string}`, measuredAt, ...machine },
        benchmarks: packBenchmarks(machine.benchmarks),
      });
    }
    for (const worker of workers.slice(0, 2)) await announce(worker, { price: 515_151n });
    const member = { id: workers[0]!.address.toLowerCase() };
    const found = await query<Record<string, unknown>>(
      `query ($class: Bytes!, $now: BigInt!) {
        hardwareClass(id: $class) { number code machines(where: { attestedUntil_gt: $now }) { id } }
        workers(where: { classes_contains: [$class], attestedUntil_gt: $now }) { id attestation { classes { code } } }
        orders(where: { price: 515151, classes_contains: [$class], attestedUntil_gt: $now }) { author { id } }
      }`,
      { class: hexlify(toUtf8Bytes(definition.code)), now: String(measuredAt) },
    );
    expect(found).to.deep.equal({
      hardwareClass: { number: hardwareClasses.length, code: definition.code, machines: [member] },
      workers: [{ ...member, attestation: { classes: [{ code: "index-test" }] } }],
      orders: [{ author: member }],
    });
  });

  it("finds asks by the hardware behind them", async () => {
    const { chain, query } = world;
    const [attested, bare] = [await chain.wallet("worker with a card"), await chain.wallet("worker without proof")];
    const gpu = {
      model: encodeName("Radeon RX 580"),
      memoryBytes: 8n * 2n ** 30n,
      commitment: id("c") as `0x${string}`,
    };
    const measuredAt = await chain.now();
    await announce(attested, { price: 424_242n });
    await announce(bare, { price: 424_242n });
    await attest({
      ...{ worker: attested.address as `0x${string}`, measuredAt, facts: NO_FACTS, gpus: [gpu] },
      benchmarks: packBenchmarks([5n]),
    });
    const { orders } = await query<{ orders: unknown }>(
      `query ($now: BigInt!) {
        orders(where: { price: 424242, attestedUntil_gt: $now }) {
          author { id } worker { attestation { gpuModels } }
        }
        gpus(where: { model_contains: "Radeon" }) { worker { id } }
      }`,
      { now: String(measuredAt) },
    );
    expect(orders).to.deep.equal([
      { author: { id: attested.address.toLowerCase() }, worker: { attestation: { gpuModels: ["Radeon RX 580"] } } },
    ]);
  });

  it("keeps open asks up with what is attested of their machine, 64 of it at most", async () => {
    const { chain, market, query } = world;
    const worker = await chain.wallet("worker with many asks");
    const validUntil = (await chain.now()) + 300;
    await announce(worker, { price: 616_161n, nonce: 1n });
    await announce(worker, { price: 616_161n, nonce: 2n });
    await announce(worker, { price: 616_161n, nonce: 3n, validUntil });
    await announce(worker, { price: 616_161n, nonce: 4n, side: Side.Bid });
    for (let nonce = 5n; nonce < 67n; nonce += 1n) await announce(worker, { price: 616_161n, nonce });
    await (await market.connect(worker).cancel(2n)).wait();
    const attestNow = async (): Promise<string> => {
      const measuredAt = await chain.now();
      const leaf = { worker: worker.address as `0x${string}`, measuredAt, facts: NO_FACTS, gpus: [], benchmarks: [] };
      await attest(leaf);
      return String(measuredAt + 30 * 86_400);
    };
    const asksUntil = async (attestedUntil: string): Promise<number[]> => {
      const { orders } = await query<{ orders: { nonce: string }[] }>(
        `query ($until: BigInt!) {
          orders(first: 100, orderBy: nonce, where: { price: 616161, attestedUntil: $until }) { nonce }
        }`,
        { until: attestedUntil },
      );
      return orders.map(({ nonce }) => Number(nonce));
    };
    const following = async (): Promise<number> => {
      const { account } = await query<{ account: { followingAsks: number } }>(
        "query ($id: Bytes!) { account(id: $id) { followingAsks } }",
        { id: worker.address },
      );
      return account.followingAsks;
    };
    // The last one found 64 before it; one of them was cancelled since, and the bid never followed.
    const open = Array.from({ length: 61 }, (_, index) => index + 5);
    expect(await following()).to.equal(63);
    const first = await attestNow();
    expect(await asksUntil(first)).to.deep.equal([1, 3, ...open]);
    expect(await asksUntil("0")).to.deep.equal([2, 4, 66]);

    await chain.pass(301);
    const second = await attestNow();
    expect(await asksUntil(second)).to.deep.equal([1, ...open]);
    expect(await asksUntil(first)).to.deep.equal([3]);
    expect(await following()).to.equal(62);
    await announce(worker, { price: 616_161n, nonce: 67n });
    expect(await asksUntil(second)).to.deep.equal([1, ...open, 67]);
  });
});
