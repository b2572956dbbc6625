import type { Address } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";

/** Over how many reports duty is told: a day where reports are hourly. */
export const DUTY_REPORTS = 24;

export const recentReportFragment = graphql(`
  fragment RecentReport on Report {
    sequence
    timestamp
    signers
    signerSet {
      members(first: 31, orderBy: index) {
        index
        masternode {
          id
        }
      }
    }
  }
`);

/** Who could sign a report, and who did; owners in lower case. `acceptedAt`: unix seconds. */
export interface RecentReport {
  readonly sequence: bigint;
  readonly acceptedAt: number;
  readonly members: readonly { readonly owner: string; readonly signed: boolean }[];
}

export function readRecentReport(source: FragmentOf<typeof recentReportFragment>): RecentReport {
  const { sequence, timestamp, signers, signerSet } = readFragment(recentReportFragment, source);
  const mask = BigInt(signers);
  return {
    sequence: BigInt(sequence),
    acceptedAt: Number(timestamp),
    members: signerSet.members.map(({ index, masternode }) => ({
      owner: masternode.id.toLowerCase(),
      signed: ((mask >> BigInt(index)) & 1n) === 1n,
    })),
  };
}

/**
 * What a masternode did of what it could do lately.
 *
 * - `signed`, `possible`: reports with its signature, and reports that could have had it
 * - `missed`: how many of the newest in a row lack it
 */
export interface DutyRecord {
  readonly signed: number;
  readonly possible: number;
  readonly missed: number;
}

/** @param reports newest first */
export function dutyRecord(reports: readonly RecentReport[], owner: Address): DutyRecord {
  const id = owner.toLowerCase();
  const signatures = reports.flatMap(({ members }) => members.filter((member) => member.owner === id));
  const first = signatures.findIndex(({ signed }) => signed);
  return {
    signed: signatures.filter(({ signed }) => signed).length,
    possible: signatures.length,
    missed: first < 0 ? signatures.length : first,
  };
}
