import { keccak256, randomBytes, type BaseWallet } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { encodeName, encodeSoftwareVersion, type MachineLeaf } from "@sonm/protocol/hardware.ts";

import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";
import { proveLeaf, type ReportScene } from "./ReportScene.ts";

const GIBIBYTE = 1n << 30n;

/** A rig with one card, every benchmark measured. */
export const BENCHMARKS: readonly bigint[] = [
  ...[98_304n, 12_288n, 16n, 64n * GIBIBYTE],
  ...[512n * GIBIBYTE, 937_500_000n, 912_300_000n, 1n],
  ...[11n * GIBIBYTE, 45_230_000n, 641n, 1_093n],
  ...[3_120n, 1n, 0n, 7_410n],
];

/** Cards of the largest rig that the first class takes. */
const RIG_CARDS = 8;

/** What a buyer brings to prove that a machine has what its ask says. */
export interface Attested {
  readonly factsHash: string;
  readonly benchmarks: bigint[];
}

/** Machines that the masternodes attest. */
export class HardwareScene {
  readonly #world: GasWorld;
  readonly #reports: ReportScene;

  constructor(world: GasWorld, reports: ReportScene) {
    this.#world = world;
    this.#reports = reports;
  }

  /**
   * Has a machine's leaf reported in a tree of 131,072 leaves, and submits it.
   *
   * @param signatures that a report takes
   */
  async attest(
    worker: BaseWallet,
    submitter: BaseWallet,
    signatures = 4,
  ): Promise<{ mined: Mined; attested: Attested; machine: ReturnType<typeof machineOf> }> {
    const { chain, addresses } = this.#world;
    const { hardware } = interfaces;
    const machine = machineOf(worker, chain.now);
    const leaf = await chain.call(addresses.Hardware, hardware.encodeFunctionData("leafOf", [machine]));
    const factsHash = await chain.call(addresses.Hardware, hardware.encodeFunctionData("factsHashOf", [machine]));
    const { proof, root } = proveLeaf(leaf);
    await this.#reports.report(signatures, root);
    const data = hardware.encodeFunctionData("submit", [machine, await this.#reports.sequence(), proof]);
    const mined = await chain.send(submitter, addresses.Hardware, data);
    // empty benchmarks: the asks of the bench offer exactly the attested values
    return { mined, attested: { factsHash, benchmarks: [] }, machine };
  }

  /** Gas that a contract spends on asking whether a rig of eight cards belongs to the first class; it does. */
  async checkClass(worker: BaseWallet): Promise<number> {
    const { chain, addresses } = this.#world;
    const { classes } = interfaces;
    const { facts, gpus, benchmarks } = machineOf(worker, chain.now);
    const cards = Array.from({ length: RIG_CARDS }, () => gpus).flat();
    const data = classes.encodeFunctionData("qualifies", [0, facts, cards, benchmarks]);
    const answer = classes.decodeFunctionResult("qualifies", await chain.call(addresses.HardwareClasses, data));
    if (answer[0] !== 0n || answer[1] !== BigInt(RIG_CARDS)) throw new Error("The rig does not belong to its class.");
    return chain.gasOfCall(addresses.HardwareClasses, data);
  }
}

function machineOf(worker: BaseWallet, measuredAt: number) {
  return {
    worker: worker.address as `0x${string}`,
    measuredAt,
    facts: {
      ...{ architecture: 1, link: 1, physicalCores: 8, logicalCores: 16, clockMHz: 3_600 },
      ...{ memoryBytes: 64n * GIBIBYTE, diskBytes: 512n * GIBIBYTE },
      softwareVersion: encodeSoftwareVersion("0.1.0"),
      cpuModel: encodeName("AMD Ryzen 7 3700X 8-Core Processor"),
    },
    gpus: [
      {
        model: encodeName("GeForce GTX 1080 Ti"),
        memoryBytes: 11n * GIBIBYTE,
        commitment: keccak256(randomBytes(32)) as `0x${string}`,
      },
    ],
    benchmarks: packBenchmarks(BENCHMARKS),
  } satisfies MachineLeaf;
}
