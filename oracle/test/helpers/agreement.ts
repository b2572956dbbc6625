import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import type { MachineObservation } from "../../src/lib/machineSchemas.ts";
import type { Observation } from "../../src/node/agreement/Observation.ts";
import type { ReportContext } from "../../src/node/agreement/ReportContext.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";

/** The address whose every byte is the number. */
export const addressOf = (number: number): Hex => `0x${number.toString(16).padStart(2, "0").repeat(20)}`;

/** A set of members with these stakes, signers ascending from `addressOf(1)`. */
export const setOf = (...stakes: bigint[]): SignerSet => ({
  setId: 4,
  members: stakes.map((stake, index) => ({ signer: addressOf(index + 1), stake })),
});

export const EQUAL_SET = setOf(100n, 100n, 100n);

export const DOMAIN = { chainId: 31337, reports: addressOf(0xee) };

export const EPOCH = 7n;

export const TIMES = { genesis: 1_000, epochLength: 10, leaderTimeout: 2 };

/** When the epoch ends, unix seconds. */
export const AS_OF = 1_080;

/** What reports of a set depend on. */
export const contextWith = (set: SignerSet): ReportContext => ({ set, domain: DOMAIN, times: TIMES });

export const CONTEXT = contextWith(EQUAL_SET);

export const RATE = 6_244_497_036_986_155_008n;

/** A machine with its CPU score on benchmark 1, and any other part replaced. */
export const machineOf = (score: bigint, parts: Partial<MachineObservation> = {}): MachineObservation => ({
  worker: addressOf(0xaa),
  measuredAt: 1_700_000_000,
  facts: { ...NO_FACTS, physicalCores: 4 },
  gpus: [],
  benchmarks: [0n, score],
  ...parts,
});

/** What node number `node` (from 1) saw. */
export const observationOf = (
  node: number,
  machines: readonly MachineObservation[],
  parts: Partial<Observation> = {},
): Observation => ({
  epoch: EPOCH,
  setId: EQUAL_SET.setId,
  signer: addressOf(node),
  rate: RATE,
  machines: [...machines],
  uptimes: [],
  ...parts,
});
