import { id } from "ethers";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import type { Draw, DrawSource } from "../../src/node/agreement/Draw.ts";
import type { ObservedMachine } from "../../src/node/agreement/ObservedMachine.ts";
import type { Observation } from "../../src/node/agreement/Observation.ts";
import type { ReportContext } from "../../src/node/agreement/ReportContext.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";
import { NO_REWARDS } from "../../src/node/reward/RewardBasis.ts";

/** The address whose every byte is the number. */
export const addressOf = (number: number): Hex => `0x${number.toString(16).padStart(2, "0").repeat(20)}`;

/** The owner of the member whose signer is `addressOf(node)`. */
export const ownerOf = (node: number): Hex => addressOf(0x50 + node);

/** A set of members with these stakes, signers ascending from `addressOf(1)`. */
export const setOf = (...stakes: bigint[]): SignerSet => ({
  setId: 4,
  members: stakes.map((stake, index) => ({ signer: addressOf(index + 1), owner: ownerOf(index + 1), stake })),
});

export const EQUAL_SET = setOf(100n, 100n, 100n);

export const DOMAIN = { chainId: 31337, reports: addressOf(0xee) };

export const EPOCH = 7n;

export const TIMES = { genesis: 1_000, epochLength: 10, leaderTimeout: 2 };

/** When the epoch ends, unix seconds. */
export const AS_OF = 1_080;

/** The draw of an epoch from the members of a set. */
export const drawWith = (set: SignerSet, epoch: bigint): Draw => ({
  epoch,
  block: Number(epoch),
  beacon: id(`beacon ${epoch}`) as Hex,
  members: set.members.map(({ owner, stake }) => ({ owner, stake })).toSorted((a, b) => (a.owner < b.owner ? -1 : 1)),
});

/** Draws from one set for every epoch, without a chain. */
export const drawsFrom = (set: () => SignerSet): DrawSource => ({
  resolve: () => Promise.resolve(),
  of: (epoch) => drawWith(set(), epoch),
});

/** What reports of a set depend on. */
export const contextWith = (set: SignerSet): ReportContext => ({
  set,
  domain: DOMAIN,
  times: TIMES,
  drawOf: (epoch) => drawWith(set, epoch),
  duties: [],
  rewards: NO_REWARDS,
});

export const CONTEXT = contextWith(EQUAL_SET);

export const RATE = 6_244_497_036_986_155_008n;

/** When machines were measured, unix seconds: late enough that epochs passed in which each of three nodes was drawn. */
export const MEASURED_AT = 1_059;

/** A machine with its CPU score on benchmark 1, and any other part replaced. */
export const machineOf = (score: bigint, parts: Partial<ObservedMachine> = {}): ObservedMachine => ({
  worker: addressOf(0xaa),
  master: addressOf(0xba),
  measuredAt: MEASURED_AT,
  facts: { ...NO_FACTS, physicalCores: 4 },
  gpus: [],
  benchmarks: [0n, score],
  ...parts,
});

/** What node number `node` (from 1) saw. */
export const observationOf = (
  node: number,
  machines: readonly ObservedMachine[],
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
