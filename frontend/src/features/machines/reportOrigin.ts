import type { Address, Hex } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";
import type { ReportFinality } from "./reportState.ts";

/** The report that attests a machine, with who could sign it. */
export const reportOriginFragment = graphql(`
  fragment ReportOrigin on Report {
    sequence
    epoch
    timestamp
    finalAt
    voids(first: 1) {
      timestamp
    }
    signers
    signedStake
    transaction
    signerSet {
      totalStake
      members(first: 31, orderBy: index) {
        index
        signer
        stake
        masternode {
          id
        }
      }
    }
  }
`);

/** A member of the signer set when the report was made. `stake`: SNM wei. */
export interface ReportMember {
  readonly owner: Address;
  readonly signer: Address;
  readonly stake: bigint;
  readonly signed: boolean;
}

/** Where an attestation comes from. Stakes in SNM wei, times in unix seconds. */
export interface ReportOrigin {
  readonly sequence: bigint;
  readonly epoch: bigint;
  readonly acceptedAt: number;
  readonly transaction: Hex;
  readonly signedStake: bigint;
  readonly totalStake: bigint;
  readonly members: readonly ReportMember[];
  readonly finality: ReportFinality;
}

/** Reads what the index gave. A dispute window that changes while the report is pending is not looked at. */
export function readReportOrigin(source: FragmentOf<typeof reportOriginFragment>): ReportOrigin {
  const data = readFragment(reportOriginFragment, source);
  const signers = BigInt(data.signers);
  return {
    sequence: BigInt(data.sequence),
    epoch: BigInt(data.epoch),
    acceptedAt: Number(data.timestamp),
    transaction: data.transaction,
    signedStake: BigInt(data.signedStake),
    totalStake: BigInt(data.signerSet.totalStake),
    members: data.signerSet.members.map(({ index, signer, stake, masternode }) => ({
      owner: masternode.id,
      signer,
      stake: BigInt(stake),
      signed: ((signers >> BigInt(index)) & 1n) === 1n,
    })),
    finality: {
      finalAt: Number(data.finalAt),
      voidedAt: data.voids[0] === undefined ? undefined : Number(data.voids[0].timestamp),
    },
  };
}

/** A share in whole per cent, rounded down, so that only all is 100. */
export function sharePercent(part: bigint, whole: bigint): string {
  if (whole === 0n) return "0%";
  const percent = (part * 100n) / whole;
  return percent === 0n && part > 0n ? "<1%" : `${percent}%`;
}
