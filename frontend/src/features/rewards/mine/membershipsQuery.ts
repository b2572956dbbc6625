import type { Address, Hex } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type Program, programFragment, readProgram } from "../programFacts.ts";

/** Memberships of one master that are shown, and payments. */
export const MOST_MEMBERSHIPS = 500;
export const MOST_CLAIMS = 25;

const membershipsDocument = graphql(
  `
    query Memberships($master: String!, $first: Int!, $claims: Int!) {
      programMembers(
        where: { worker_: { master: $master } }
        first: $first
        orderBy: admittedAt
        orderDirection: desc
      ) {
        worker {
          id
          attestedUntil
        }
        gpus
        leftAt
        claimed
        program {
          ...Program
        }
      }
      rewardClaims(where: { master: $master }, first: $claims, orderBy: timestamp, orderDirection: desc) {
        id
        program {
          number
        }
        member {
          worker {
            id
          }
        }
        newGpuSeconds
        amount
        due
        timestamp
        transaction
      }
    }
  `,
  [programFragment],
);

/**
 * One of the reader's machines in a program. Times in unix seconds.
 *
 * - `attestedUntil`: it earns nothing after that unless it is attested again
 * - `leftAt`: undefined while it is a member
 * - `claimed`: GPU-seconds that were paid
 */
export interface Membership {
  readonly worker: Address;
  readonly program: Program;
  readonly units: number;
  readonly attestedUntil: number;
  readonly leftAt: number | undefined;
  readonly claimed: bigint;
}

/** What the reader was paid for a machine, SNM wei. `due`: what it was worth; more where the budget was used up. */
export interface Payment {
  readonly id: Hex;
  readonly program: number;
  readonly worker: Address;
  readonly gpuSeconds: bigint;
  readonly amount: bigint;
  readonly due: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/** What the index tells of a master's machines in programs, newest first. */
export interface Memberships {
  readonly memberships: readonly Membership[];
  readonly payments: readonly Payment[];
}

/** @throws if the subgraph does not answer */
export async function fetchMemberships(indexer: Indexer, master: Address, signal?: AbortSignal): Promise<Memberships> {
  const variables = { master: master.toLowerCase(), first: MOST_MEMBERSHIPS, claims: MOST_CLAIMS };
  const { programMembers, rewardClaims } = await indexer.request(membershipsDocument, variables, signal);
  return {
    memberships: programMembers.map(({ worker, gpus, leftAt, claimed, program }) => ({
      worker: worker.id,
      program: readProgram(program),
      units: Number(gpus),
      attestedUntil: Number(worker.attestedUntil),
      leftAt: leftAt === null ? undefined : Number(leftAt),
      claimed: BigInt(claimed),
    })),
    payments: rewardClaims.map(({ id, program, member, newGpuSeconds, amount, due, timestamp, transaction }) => ({
      ...{ id, transaction },
      program: program.number,
      worker: member.worker.id,
      gpuSeconds: BigInt(newGpuSeconds),
      amount: BigInt(amount),
      due: BigInt(due),
      time: Number(timestamp),
    })),
  };
}
