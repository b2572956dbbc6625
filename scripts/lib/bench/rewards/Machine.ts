import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { encodeName, encodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { hexOf } from "../../../../oracle/src/lib/hexOf.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import type { MachineObservation } from "../../../../oracle/src/lib/machineSchemas.ts";

type Hex = `0x${string}`;

/** A deal of a machine. Unix seconds; open while `until` is undefined. `price`: USD a second, 18 decimals. */
export interface Rental {
  readonly price: bigint;
  readonly from: number;
  until: number | undefined;
}

/** What the chain knows of a machine. Unix seconds; in force until it ends or the next one begins. */
export interface Attested {
  readonly machine: MachineObservation;
  readonly units: number;
  readonly expiresAt: number;
}

/** Memory of a card that counts for no class of the simulation. */
const SMALL = 4_000_000_000n;
const CPU = encodeName("AMD Ryzen 7 3700X 8-Core Processor");
const CARD = encodeName("GPU");
const FACTS = {
  ...{ architecture: Architecture.X86_64, link: Link.Wired, physicalCores: 8, logicalCores: 16, clockMHz: 3_600 },
  ...{ memoryBytes: 64_000_000_000n, diskBytes: 512_000_000_000n },
  ...{ softwareVersion: encodeSoftwareVersion("0.1.0"), cpuModel: CPU },
} as const;
const BENCHMARKS = [98_304n, 12_288n, 16n, 64n, 512n, 937_500_000n, 912_300_000n, 1n, 11n, 45n, 641n, 1_093n, 3n, 1n];

/** A machine as it is in truth, and what is known of it. `cost`: USD that a card costs its owner a day. */
export class Machine {
  readonly number: number;
  readonly worker: Hex;
  readonly master: Hex;
  readonly classId: number;
  readonly memoryBytes: bigint;
  readonly cost: number;
  /** Days on which it exists. */
  readonly born: number;
  readonly gone: number;
  cards: number;
  /** Whether its cards count for the class: a cheat's do not, once nodes look closer. */
  genuine = true;
  /** Whether its owner runs it, and whether the owner ever did. */
  runs = false;
  ran = false;
  /** Day until which it is broken. */
  brokenUntil = 0;
  /** Seconds online, in all. */
  online = 0;
  /** What nodes measured and nobody has brought to the chain yet. */
  measured: MachineObservation | undefined;
  readonly attested: Attested[] = [];
  readonly rentals: Rental[] = [];
  programId: number | undefined;

  constructor(
    fixed: Pick<
      Machine,
      "number" | "worker" | "master" | "classId" | "memoryBytes" | "cost" | "born" | "gone" | "cards"
    >,
  ) {
    this.number = fixed.number;
    this.worker = fixed.worker;
    this.master = fixed.master;
    this.classId = fixed.classId;
    this.memoryBytes = fixed.memoryBytes;
    this.cost = fixed.cost;
    this.born = fixed.born;
    this.gone = fixed.gone;
    this.cards = fixed.cards;
  }

  isUp(day: number): boolean {
    return this.runs && day >= this.brokenUntil;
  }

  /** Whether everybody knows that its cards count for nothing, and nobody pays for it any more. */
  get isExposed(): boolean {
    return !this.genuine && this.attested.at(-1)?.units === 0 && this.programId === undefined;
  }

  get rental(): Rental | undefined {
    const last = this.rentals.at(-1);
    return last?.until === undefined ? last : undefined;
  }

  /** Units that are attested at a time. */
  unitsAt(time: number): number {
    const newest = this.attested.at(-1);
    return newest !== undefined && time < newest.expiresAt ? newest.units : 0;
  }

  /** What nodes find in it at a time. */
  observe(measuredAt: number): MachineObservation {
    const memoryBytes = this.genuine ? this.memoryBytes : SMALL;
    const gpus = Array.from({ length: this.cards }, (_, card) => ({
      ...{ model: CARD, memoryBytes },
      commitment: hexOf(keccak(`card ${card} of machine ${this.number}`)),
    }));
    return { worker: this.worker, measuredAt, facts: FACTS, gpus, benchmarks: BENCHMARKS };
  }
}
