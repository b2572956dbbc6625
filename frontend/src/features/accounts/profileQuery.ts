import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type Offer, offerFragment, readOffer } from "../../indexer/offer.ts";
import { ANONYMOUS, type Profile, readProfile } from "../../indexer/profile.ts";

/** Of each kind that are shown. */
export const MOST_SHOWN = 25;

const profileDocument = graphql(
  `
    query PublicAccount($id: ID!, $account: String!, $bytes: Bytes!, $first: Int!) {
      account(id: $id) {
        name
        link
        level
        levelUntil
        banned
        totalPaid
        totalEarned
        dealsAsBuyer
        openDealsAsBuyer
        dealsAsMaster
        openDealsAsMaster
        workerCount
        createdAt
        workers(first: $first, orderBy: attestedUntil, orderDirection: desc) {
          id
          attestedUntil
          openDealCount
          dealCount
          attestation {
            cpuModel
            gpuModels
          }
        }
        orders(first: $first, orderBy: createdAt, orderDirection: desc) {
          ...Offer
        }
        certificates(first: $first, orderBy: issuedAt, orderDirection: desc) {
          id
          level
          expiresAt
          revokedAt
          validator {
            id
          }
        }
      }
      worker(id: $id) {
        dealCount
      }
      masternode(id: $id) {
        endpoint
        active
        stake
      }
      validator(id: $id) {
        level
      }
      delegate(id: $id) {
        votes
        delegatorCount
        votesCast
        proposalsMade
        cast(first: $first, orderBy: timestamp, orderDirection: desc) {
          id
          support
          weight
          timestamp
          proposal {
            number
            title
          }
        }
      }
      dividendHolder(id: $id) {
        locked
        claimed
      }
      delegations(where: { account: $account, shares_gt: 0 }, first: $first, orderBy: createdAt, orderDirection: desc) {
        masternode {
          id
          endpoint
        }
        totalStaked
      }
      rewardClaims(where: { master: $account }, first: $first, orderBy: timestamp, orderDirection: desc) {
        id
        program {
          number
        }
        amount
        timestamp
        transaction
      }
      directoryListings(where: { target: $bytes }, first: 1, orderBy: listedAt, orderDirection: desc) {
        name
      }
    }
  `,
  [offerFragment],
);

/** A machine that pays the account. `attestedUntil`: unix seconds, 0 where it never was attested. */
export interface PublicMachine {
  readonly address: Address;
  readonly model: string;
  readonly attestedUntil: number;
  readonly openDeals: number;
  readonly deals: number;
}

/** A vote on a proposal. `support`: 0 against, 1 for, 2 abstain; `weight`: SNM wei. */
export interface PublicVote {
  readonly id: Hex;
  readonly number: number;
  readonly title: string;
  readonly support: number;
  readonly weight: bigint;
  readonly time: number;
}

/** What it was paid by a reward program, SNM wei. */
export interface PublicReward {
  readonly id: Hex;
  readonly program: number;
  readonly amount: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/** What a validator certified. Unix seconds; `revoked` by either. */
export interface PublicCertificate {
  readonly id: Hex;
  readonly level: number;
  readonly validator: Address;
  readonly expiresAt: number;
  readonly revoked: boolean;
}

/**
 * What everybody can see of an account. Amounts in SNM wei, times in unix seconds.
 *
 * - `since`: of its first event in the market, undefined where there was none
 * - `contract`: the name under which the DAO listed it, empty where it did not
 * - `worker`: it is a machine; `masternode`, `validator`, `delegate`: it is one, else undefined
 * - `locked`: for dividends; `stakes`: masternodes in which it has stake
 */
export interface PublicAccount {
  readonly profile: Profile;
  readonly link: string;
  readonly banned: boolean;
  readonly since: number | undefined;
  readonly contract: string;
  readonly paid: bigint;
  readonly earned: bigint;
  readonly bought: { readonly deals: number; readonly open: number };
  readonly sold: { readonly deals: number; readonly open: number };
  readonly machineCount: number;
  readonly machines: readonly PublicMachine[];
  readonly orders: readonly Offer[];
  readonly certificates: readonly PublicCertificate[];
  readonly worker: boolean;
  readonly masternode: { readonly endpoint: string; readonly active: boolean; readonly stake: bigint } | undefined;
  readonly validator: { readonly level: number } | undefined;
  readonly delegate: { readonly votes: bigint; readonly delegators: number; readonly cast: number } | undefined;
  readonly votes: readonly PublicVote[];
  readonly locked: bigint;
  readonly stakes: readonly { readonly owner: Address; readonly endpoint: string }[];
  readonly rewards: readonly PublicReward[];
}

const SUPPORT = { AGAINST: 0, FOR: 1, ABSTAIN: 2 } as const;

/** @throws if the subgraph does not answer */
export async function fetchPublicAccount(
  indexer: Indexer,
  address: Address,
  signal?: AbortSignal,
): Promise<PublicAccount> {
  const id = address.toLowerCase() as Address;
  const variables = { id, account: id, bytes: id, first: MOST_SHOWN };
  const found = await indexer.request(profileDocument, variables, signal);
  const { account, worker, masternode, validator, delegate, dividendHolder } = found;
  return {
    profile: account === null ? ANONYMOUS : readProfile(account),
    link: account?.link ?? "",
    banned: account?.banned ?? false,
    since: account === null ? undefined : Number(account.createdAt),
    contract: found.directoryListings[0]?.name ?? "",
    paid: BigInt(account?.totalPaid ?? 0),
    earned: BigInt(account?.totalEarned ?? 0),
    bought: { deals: account?.dealsAsBuyer ?? 0, open: account?.openDealsAsBuyer ?? 0 },
    sold: { deals: account?.dealsAsMaster ?? 0, open: account?.openDealsAsMaster ?? 0 },
    machineCount: account?.workerCount ?? 0,
    // A machine that pays itself is told by its own page.
    machines: (account?.workers ?? [])
      .filter((one) => one.id.toLowerCase() !== id)
      .map((one) => ({
        address: one.id,
        model: [one.attestation?.cpuModel ?? "", ...(one.attestation?.gpuModels ?? [])].filter(Boolean).join(", "),
        attestedUntil: Number(one.attestedUntil),
        openDeals: one.openDealCount,
        deals: one.dealCount,
      })),
    orders: (account?.orders ?? []).map(readOffer),
    certificates: (account?.certificates ?? []).map((one) => ({
      ...{ id: one.id, level: one.level, validator: one.validator.id },
      expiresAt: Number(one.expiresAt),
      revoked: one.revokedAt !== null,
    })),
    worker: worker !== null,
    masternode:
      masternode === null
        ? undefined
        : { endpoint: masternode.endpoint, active: masternode.active, stake: BigInt(masternode.stake) },
    validator: validator !== null && validator.level > 0 ? { level: validator.level } : undefined,
    delegate:
      delegate === null || (BigInt(delegate.votes) === 0n && delegate.votesCast + delegate.proposalsMade === 0)
        ? undefined
        : { votes: BigInt(delegate.votes), delegators: delegate.delegatorCount, cast: delegate.votesCast },
    votes: (delegate?.cast ?? []).map((vote) => ({
      ...{ id: vote.id, number: vote.proposal.number, title: vote.proposal.title },
      ...{ support: SUPPORT[vote.support], weight: BigInt(vote.weight), time: Number(vote.timestamp) },
    })),
    locked: BigInt(dividendHolder?.locked ?? 0),
    stakes: found.delegations.map((one) => ({ owner: one.masternode.id, endpoint: one.masternode.endpoint })),
    rewards: found.rewardClaims.map((claim) => ({
      ...{ id: claim.id, program: claim.program.number, transaction: claim.transaction },
      ...{ amount: BigInt(claim.amount), time: Number(claim.timestamp) },
    })),
  };
}
