import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type NodeFacts, nodeFactsFragment, readNodeFacts } from "./nodeFacts.ts";
import { DUTY_REPORTS, type RecentReport, readRecentReport, recentReportFragment } from "./recentReports.ts";

/** A reward joins the stake in half of the unbonding period that the masternodes were deployed with. */
const JOINING_PART = 2;

/** Of each kind that are shown. */
const MOST = 100;

const nodeDocument = graphql(
  `
    query Masternode($id: ID!, $owner: String!, $first: Int!, $reports: Int!) {
      masternode(id: $id) {
        ...NodeFacts
        holders: delegations(
          first: $first
          orderBy: shares
          orderDirection: desc
          where: { or: [{ shares_gt: 0 }, { unbondingShares_gt: 0 }] }
        ) {
          account {
            id
            name
          }
          shares
          unbondingShares
          createdAt
        }
        slashes(first: $first, orderBy: timestamp, orderDirection: desc) {
          id
          signer
          epoch
          reason
          beneficiary
          amount
          timestamp
          transaction
        }
        dutyClaims(first: $first, orderBy: timestamp, orderDirection: desc) {
          id
          asOf
          amount
          commission
          timestamp
          transaction
        }
      }
      signerKeys(where: { masternode: $owner }, first: $first) {
        id
      }
      oracles(first: 1) {
        totalStake
        signerSet {
          number
          members(first: 31, where: { masternode: $owner }) {
            signer
          }
        }
      }
      reports(first: $reports, orderBy: sequence, orderDirection: desc) {
        ...RecentReport
      }
      parameterChanges(first: 1, orderBy: timestamp, orderDirection: asc, where: { name: "unbondingPeriod" }) {
        value
      }
    }
  `,
  [nodeFactsFragment, recentReportFragment],
);

/** Somebody's part of a pool. `unbondingShares`: of what is on the way out; `since`: unix seconds. */
export interface Holder {
  readonly account: Address;
  readonly name: string;
  readonly shares: bigint;
  readonly unbondingShares: bigint;
  readonly since: number;
}

/** What a masternode lost, SNM wei. `epoch`: of its two reports, undefined where the DAO decided; `reason`: the DAO's, as a hash. */
export interface Slash {
  readonly id: Hex;
  readonly epoch: bigint | undefined;
  readonly reason: Hex | undefined;
  readonly beneficiary: Address | undefined;
  readonly amount: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/** What a masternode was paid, SNM wei, for its work until `asOf`. `commission`: of it, for the owner. */
export interface DutyClaim {
  readonly id: Hex;
  readonly asOf: number;
  readonly amount: bigint;
  readonly commission: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/**
 * All that the index tells of one masternode. Lists newest first, holders by their part.
 *
 * - `rewardPeriod`: seconds in which a reward becomes part of the stake; undefined where the index does not tell
 * - `totalStake`: SNM wei in all masternodes
 * - `setNumber`, `setSigner`: the signer set in force, and the node's key in it; undefined where it is not in it
 * - `keys`: all that ever signed for it
 */
export interface NodeDetail {
  readonly facts: NodeFacts;
  readonly holders: readonly Holder[];
  readonly slashes: readonly Slash[];
  readonly claims: readonly DutyClaim[];
  readonly keys: readonly Address[];
  readonly reports: readonly RecentReport[];
  readonly rewardPeriod: number | undefined;
  readonly totalStake: bigint;
  readonly setNumber: bigint | undefined;
  readonly setSigner: Address | undefined;
}

/**
 * @returns undefined if the account never registered one
 * @throws if the subgraph does not answer
 */
export async function fetchNode(
  indexer: Indexer,
  owner: Address,
  signal?: AbortSignal,
): Promise<NodeDetail | undefined> {
  const id = owner.toLowerCase();
  const variables = { id, owner: id, first: MOST, reports: DUTY_REPORTS };
  const found = await indexer.request(nodeDocument, variables, signal);
  const { masternode, signerKeys, oracles, reports, parameterChanges } = found;
  if (masternode === null) return undefined;
  const [oracle] = oracles;
  const set = oracle?.signerSet ?? undefined;
  const [firstPeriod] = parameterChanges;
  return {
    facts: readNodeFacts(masternode),
    holders: masternode.holders.map(({ account, shares, unbondingShares, createdAt }) => ({
      account: account.id,
      name: account.name,
      shares: BigInt(shares),
      unbondingShares: BigInt(unbondingShares),
      since: Number(createdAt),
    })),
    slashes: masternode.slashes.map(({ id: slash, epoch, reason, beneficiary, amount, timestamp, transaction }) => ({
      id: slash,
      epoch: epoch === null ? undefined : BigInt(epoch),
      reason: reason ?? undefined,
      beneficiary: beneficiary ?? undefined,
      amount: BigInt(amount),
      time: Number(timestamp),
      transaction,
    })),
    claims: masternode.dutyClaims.map(({ id: claim, asOf, amount, commission, timestamp, transaction }) => ({
      id: claim,
      asOf: Number(asOf),
      amount: BigInt(amount),
      commission: BigInt(commission),
      time: Number(timestamp),
      transaction,
    })),
    keys: signerKeys.map((key) => key.id),
    reports: reports.map(readRecentReport),
    rewardPeriod: firstPeriod && Math.floor(Number(firstPeriod.value) / JOINING_PART),
    totalStake: BigInt(oracle?.totalStake ?? 0),
    setNumber: set && BigInt(set.number),
    setSigner: set?.members[0]?.signer,
  };
}
