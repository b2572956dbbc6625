import { type Address, numberToHex } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type Announcement, programEventFragment, readAnnouncement } from "../programEvents.ts";
import { type Program, programFragment, readProgram } from "../programFacts.ts";

/** Members and announcements that are shown, of each kind. */
export const MOST_SHOWN = 100;

/** Bytes of a number in an id of the index. */
const NUMBER_SIZE = 4;

/** Numbers of programs end here. */
const MOST_NUMBER = 2 ** 31;

const programDocument = graphql(
  `
    query RewardProgram($id: ID!, $first: Int!) {
      rewardProgram(id: $id) {
        ...Program
        list: members(first: $first, orderBy: since, orderDirection: desc) {
          worker {
            id
            master {
              id
            }
          }
          gpus
          since
          leftAt
          reserved
          claimed
          paid
        }
        events(first: $first, orderBy: timestamp, orderDirection: desc) {
          ...ProgramEvent
        }
      }
    }
  `,
  [programFragment, programEventFragment],
);

/** A machine in a program. Times in unix seconds, amounts in SNM wei. `leftAt`: undefined while it is a member. */
export interface ProgramMember {
  readonly worker: Address;
  readonly master: Address;
  readonly units: number;
  readonly since: number;
  readonly leftAt: number | undefined;
  readonly reserved: bigint;
  readonly gpuSeconds: bigint;
  readonly paid: bigint;
}

/** All that the index tells of one program, newest first. */
export interface ProgramDetail {
  readonly program: Program;
  readonly members: readonly ProgramMember[];
  readonly announcements: readonly Announcement[];
}

/**
 * @returns null if it was never opened
 * @throws if the subgraph does not answer
 */
export async function fetchProgram(
  indexer: Indexer,
  number: number,
  signal?: AbortSignal,
): Promise<ProgramDetail | null> {
  if (number >= MOST_NUMBER) return null;
  const id = numberToHex(number, { size: NUMBER_SIZE });
  const { rewardProgram: found } = await indexer.request(programDocument, { id, first: MOST_SHOWN }, signal);
  if (found === null) return null;
  return {
    program: readProgram(found),
    members: found.list.map(({ worker, gpus, since, leftAt, reserved, claimed, paid }) => ({
      worker: worker.id,
      master: worker.master.id,
      units: Number(gpus),
      since: Number(since),
      leftAt: leftAt === null ? undefined : Number(leftAt),
      reserved: BigInt(reserved),
      gpuSeconds: BigInt(claimed),
      paid: BigInt(paid),
    })),
    announcements: found.events.map(readAnnouncement),
  };
}
