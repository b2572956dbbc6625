import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import type { Program } from "../features/rewards/programFacts.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import { indexedClass } from "./classIndexer.ts";

/** A machine in a program, as the subgraph tells it. */
export interface IndexedMember {
  readonly program: Program;
  readonly worker: string;
  readonly leftAt?: number;
  /** Unix seconds. */
  readonly attestedUntil: number;
}

/** Supply and demand of a class until a time, as the subgraph tells them. */
export interface IndexedPoint {
  readonly asOf: string;
  readonly supplied: string;
  readonly demanded: string;
}

/** What the index knows of rewards. */
interface RewardIndex {
  readonly programs?: readonly Program[];
  readonly members?: readonly IndexedMember[];
  readonly events?: readonly object[];
  readonly workers?: readonly object[];
  /** Points of the first class, newest first. */
  readonly points?: readonly IndexedPoint[];
  /** Numbers of classes that the controller steers. */
  readonly steered?: readonly number[];
  readonly acts?: readonly object[];
  /** Days that paid, by the start of each. */
  readonly paid?: readonly { readonly timestamp: string; readonly amount: string }[];
}

const indexedProgram = (program: Program) => ({
  number: program.id,
  hardwareClass: { number: program.classId, ...indexedClass(program.definition) },
  mode: program.mode,
  minSoftwareVersion: String(program.minSoftwareVersion),
  usdPerGpuDay: String(program.usdPerGpuDay),
  start: String(program.start),
  guaranteedUntil: String(program.guaranteedUntil),
  end: String(program.end),
  maxGpus: String(program.maxUnits),
  reserveMargin: program.reserveMargin,
  budget: String(program.budget),
  left: String(program.left),
  reserved: String(program.reserved),
  paid: String(program.paid),
  leftover: String(program.leftover),
  gpus: String(program.units),
  memberCount: program.members,
  admits: program.admits,
  closed: program.closed,
  acts: program.steered ? [{ id: "0x01" }] : [],
});

const indexedMember = ({ program, worker, leftAt, attestedUntil }: IndexedMember) => ({
  worker: { id: worker.toLowerCase(), attestedUntil: String(attestedUntil), master: { id: worker.toLowerCase() } },
  gpus: leftAt === undefined ? "4" : "0",
  since: String(program.start),
  leftAt: leftAt === undefined ? null : String(leftAt),
  reserved: "0",
  claimed: "0",
  paid: "0",
  program: indexedProgram(program),
});

/** All classes, or the one that is asked for. */
const classesOf = (variables: unknown) => {
  const { number: wanted } = (variables ?? {}) as { readonly number?: number };
  return hardwareClasses
    .map((definition, number) => ({ number, ...indexedClass(definition) }))
    .filter(({ number }) => wanted === undefined || number === wanted);
};

/** An index that is up to date, and tells of reward programs. */
export const rewardIndexer = ({
  programs = [],
  members = [],
  events = [],
  workers = [],
  points = [],
  steered = [],
  acts = [],
  paid = [],
}: RewardIndex): Indexer => ({
  request: (_document, variables) =>
    Promise.resolve({
      _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false },
      rewardPrograms: programs.map(indexedProgram),
      rewardProgram:
        programs[0] === undefined ? null : { ...indexedProgram(programs[0]), list: members.map(indexedMember), events },
      programEvents: events,
      programMembers: members.map(indexedMember),
      rewardClaims: [],
      workers,
      hardwareClasses: classesOf(variables),
      classBalances: points.length === 0 ? [] : [{ number: 0, points }],
      classBalancePoints: points,
      mandates: steered.map((number) => ({ number, endedAt: null })),
      steeringActs: acts,
      opened: programs.filter((program) => program.steered).map((program) => ({ program: indexedProgram(program) })),
      rewardVolumes: (variables as { interval?: string } | undefined)?.interval === "day" ? paid : [],
      rewardPoints: [],
    } as never),
});
