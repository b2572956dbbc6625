import { encodeName, encodeSoftwareVersion, NO_FACTS, type Facts, type Gpu } from "@sonm/protocol/hardware.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import type { AttestedMachine, MemberSpan, RewardBasis, RewardProgram } from "../../src/node/reward/RewardBasis.ts";
import { NO_REWARDS } from "../../src/node/reward/RewardBasis.ts";
import { addressOf } from "./agreement.ts";

const [definition] = hardwareClasses;
if (definition === undefined) throw new Error("There is no class of the 1080 Ti.");

/** A program for the cards of the announcement: $2 for a card and day, from 1,000 to 9,000, agents from 0.4.25 on. */
export const PROGRAM: RewardProgram = {
  programId: 0,
  classId: 0,
  definition,
  mode: 0,
  minSoftwareVersion: encodeSoftwareVersion("0.4.25"),
  usdPerGpuDay: 2n * 10n ** 18n,
  start: 1_000,
  end: 9_000,
};

export const WORKER = addressOf(0xaa);

/** Least that the class of the 1080 Ti demands, to the unit. */
const FACTS: Facts = {
  ...NO_FACTS,
  architecture: 1,
  link: 1,
  physicalCores: 2,
  logicalCores: 4,
  clockMHz: 2_000,
  memoryBytes: 16_000_000_000n,
  diskBytes: 60_000_000_000n,
  softwareVersion: PROGRAM.minSoftwareVersion,
};

const cardOf = (number: number, model: string): Gpu => ({
  model: encodeName(model),
  memoryBytes: 11_811_160_064n,
  commitment: `0x${number.toString(16).padStart(64, "0")}`,
});

/** Cards of these models. */
export const cardsOf = (...models: string[]): Gpu[] => models.map((model, index) => cardOf(index + 1, model));

/** So many cards that count. */
export const cards = (count: number): Gpu[] =>
  cardsOf(...Array.from({ length: count }, () => "NVIDIA GeForce GTX 1080 Ti"));

/** What is demanded in both directions of the network: ids 5 and 6. */
export const BENCHMARKS = [0n, 0n, 0n, 0n, 0n, 10_000_000n, 10_000_000n];

/** A machine that just meets the class, with parts replaced. */
export const rigOf = ({
  facts = {},
  ...parts
}: Partial<Omit<AttestedMachine["machine"], "facts">> & {
  facts?: Partial<Facts>;
} = {}): AttestedMachine["machine"] => ({
  measuredAt: 900,
  gpus: cards(2),
  benchmarks: BENCHMARKS,
  facts: { ...FACTS, ...facts },
  ...parts,
});

/** The machine of `WORKER` as a member with two cards since 1,000. */
export const spanOf = (parts: Partial<MemberSpan> = {}): MemberSpan => ({
  programId: 0,
  worker: WORKER,
  gpus: 2,
  from: 1_000,
  until: undefined,
  ...parts,
});

/** The program, the member, its attestation, and a report before as of 2,000 with 500 s online; any part replaced. */
export const basisOf = (parts: Partial<RewardBasis> = {}): RewardBasis => ({
  ...NO_REWARDS,
  previous: { asOf: 2_000, rewards: [], classes: [], uptimes: new Map([[WORKER, 500]]) },
  programs: new Map([[0, PROGRAM]]),
  members: [spanOf()],
  attestationsOf: () => [{ machine: rigOf(), expiresAt: 10_000 }],
  ...parts,
});
