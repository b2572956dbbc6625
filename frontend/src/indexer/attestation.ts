import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { type Facts, type Gpu, encodeName } from "@sonm/protocol/hardware.ts";
import type { Hex } from "viem";

import { type FragmentOf, graphql, readFragment } from "./graphql.ts";

/** Everything that the masternodes found in a machine at one time. */
export const attestationFragment = graphql(`
  fragment Attestation on Attestation {
    id
    sequence
    measuredAt
    expiresAt
    architecture
    link
    physicalCores
    logicalCores
    clockMHz
    memoryBytes
    diskBytes
    softwareVersion
    softwareVersionText
    cpuModel
    benchmarks
    factsHash
    transaction
    classes(first: 256) {
      code
    }
    gpus(orderBy: index, first: 100) {
      model
      memoryBytes
      commitment
    }
  }
`);

/** A graphics card with its model as text. */
export interface Card {
  readonly model: string;
  readonly memoryBytes: bigint;
  readonly commitment: Hex;
}

/**
 * A machine as attested. Times in unix seconds. Facts that are 0 or empty could not be measured.
 *
 * - `sequence`: of the report whose tree holds it
 * - `benchmarks`: values by benchmark id
 * - `classes`: codes of the hardware classes that it belonged to when it was submitted, as the index says
 * - `factsHash`: as the index says; recompute it from `facts` and `gpus` to be sure
 */
export interface Attestation {
  readonly id: Hex;
  readonly sequence: bigint;
  readonly measuredAt: number;
  readonly expiresAt: number;
  readonly softwareVersion: string;
  readonly cpuModel: string;
  readonly facts: Facts;
  readonly gpus: readonly Gpu[];
  readonly cards: readonly Card[];
  readonly benchmarks: readonly bigint[];
  readonly classes: readonly string[];
  readonly factsHash: Hex;
  readonly transaction: Hex;
}

const ARCHITECTURES = { UNATTESTED: Architecture.Unattested, X86_64: Architecture.X86_64, ARM64: Architecture.Arm64 };
const LINKS = { UNATTESTED: Link.Unattested, WIRED: Link.Wired, WIRELESS: Link.Wireless };

/** Reads what the index gave. */
export function readAttestation(source: FragmentOf<typeof attestationFragment>): Attestation {
  const data = readFragment(attestationFragment, source);
  const cards = data.gpus.map(({ model, memoryBytes, commitment }) => ({
    model,
    memoryBytes: BigInt(memoryBytes),
    commitment,
  }));
  return {
    id: data.id,
    sequence: BigInt(data.sequence),
    measuredAt: Number(data.measuredAt),
    expiresAt: Number(data.expiresAt),
    softwareVersion: data.softwareVersion === "0" ? "" : data.softwareVersionText,
    cpuModel: data.cpuModel,
    facts: {
      architecture: ARCHITECTURES[data.architecture],
      link: LINKS[data.link],
      physicalCores: data.physicalCores,
      logicalCores: data.logicalCores,
      clockMHz: Number(data.clockMHz),
      memoryBytes: BigInt(data.memoryBytes),
      diskBytes: BigInt(data.diskBytes),
      softwareVersion: Number(data.softwareVersion),
      cpuModel: encodeName(data.cpuModel),
    },
    gpus: cards.map((card) => ({ ...card, model: encodeName(card.model) })),
    cards,
    benchmarks: data.benchmarks.map(BigInt),
    classes: data.classes.map(({ code }) => code),
    factsHash: data.factsHash,
    transaction: data.transaction,
  };
}
