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

/** What the index knows of rewards. */
interface RewardIndex {
  readonly programs?: readonly Program[];
  readonly members?: readonly IndexedMember[];
  readonly events?: readonly object[];
  readonly workers?: readonly object[];
}

const indexedProgram = (program: Program) => ({
  number: program.id,
  hardwareClass: indexedClass(program.definition),
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

/** An index that is up to date, and tells of reward programs. */
export const rewardIndexer = ({ programs = [], members = [], events = [], workers = [] }: RewardIndex): Indexer => ({
  request: () =>
    Promise.resolve({
      _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false },
      rewardPrograms: programs.map(indexedProgram),
      rewardProgram:
        programs[0] === undefined ? null : { ...indexedProgram(programs[0]), list: members.map(indexedMember), events },
      programEvents: events,
      programMembers: members.map(indexedMember),
      rewardClaims: [],
      workers,
    } as never),
});
