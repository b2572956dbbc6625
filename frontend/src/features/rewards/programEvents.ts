import type { Hex } from "viem";

import { type FragmentOf, type ResultOf, graphql, readFragment } from "../../indexer/graphql.ts";

/** An announcement of a program. */
export const programEventFragment = graphql(`
  fragment ProgramEvent on ProgramEvent {
    id
    kind
    program {
      number
      usdPerGpuDay
      hardwareClass {
        label
        minGpus
      }
    }
    amount
    budget
    end
    maxGpus
    timestamp
    transaction
  }
`);

type EventKind = ResultOf<typeof programEventFragment>["kind"];

/**
 * A program was opened, changed or closed. Amounts: SNM wei; times: unix seconds.
 *
 * - `amount`: that moved; `budget`, `end`, `maxUnits`: of the program, afterwards
 * - `byCard`: a unit is a card, else the machine
 */
export interface Announcement {
  readonly id: Hex;
  readonly kind: EventKind;
  readonly program: number;
  readonly label: string;
  readonly byCard: boolean;
  readonly usdPerGpuDay: bigint;
  readonly amount: bigint;
  readonly budget: bigint;
  readonly end: number;
  readonly maxUnits: number;
  readonly time: number;
  readonly transaction: Hex;
}

/** Reads what the index gave. */
export function readAnnouncement(source: FragmentOf<typeof programEventFragment>): Announcement {
  const found = readFragment(programEventFragment, source);
  const { id, kind, program, amount, budget, end, maxGpus, timestamp, transaction } = found;
  return {
    ...{ id, kind, transaction },
    program: program.number,
    label: program.hardwareClass.label,
    byCard: program.hardwareClass.minGpus > 0,
    usdPerGpuDay: BigInt(program.usdPerGpuDay),
    amount: BigInt(amount),
    budget: BigInt(budget),
    end: Number(end),
    maxUnits: Number(maxGpus),
    time: Number(timestamp),
  };
}
