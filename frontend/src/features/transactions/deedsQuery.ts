import type { Hex } from "viem";

import { type ResultOf, graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Of each kind that one transaction is told with. */
export const MOST_DEEDS = 20;

const deedsDocument = graphql(`
  query TransactionDeeds($hash: Bytes!, $first: Int!) {
    deposits(where: { transaction: $hash }, first: $first) {
      id
      account {
        id
      }
      amount
    }
    withdrawals(where: { transaction: $hash }, first: $first) {
      id
      account {
        id
      }
      to
      amount
    }
    blacklistChanges(where: { transaction: $hash }, first: $first) {
      id
      target
      listed
    }
    orders(where: { transaction: $hash }, first: $first) {
      id
      side
    }
    orderNonces(where: { cancelTransaction: $hash }, first: $first) {
      id
      nonce
    }
    orderEpochs: orderEpoches(where: { transaction: $hash }, first: $first) {
      id
      side
    }
    opened: deals(where: { openTransaction: $hash }, first: $first) {
      id
      number
    }
    closed: deals(where: { closeTransaction: $hash }, first: $first) {
      id
      number
      refunded
    }
    settled: deals(where: { bondTransaction: $hash }, first: $first) {
      id
      number
      bondRefund
    }
    amendments(where: { transaction: $hash }, first: $first) {
      id
      deal {
        id
        number
      }
    }
    asked: changeRequests(where: { createTransaction: $hash }, first: $first) {
      id
      side
      deal {
        id
        number
      }
    }
    payments(where: { transaction: $hash }, first: $first) {
      id
      paid
      fee
      deal {
        id
        number
      }
    }
    confirmed: workerBindings(where: { confirmTransaction: $hash }, first: $first) {
      id
      worker {
        id
      }
    }
    removed: workerBindings(where: { removeTransaction: $hash }, first: $first) {
      id
      worker {
        id
      }
    }
    attestations(where: { transaction: $hash }, first: $first) {
      id
      cpuModel
      worker {
        id
      }
    }
    reports(where: { transaction: $hash }, first: $first) {
      id
      sequence
      signerCount
    }
    reportVoids(where: { transaction: $hash }, first: $first) {
      id
      report {
        sequence
      }
    }
    slashes(where: { transaction: $hash }, first: $first) {
      id
      amount
      masternode {
        id
      }
    }
    dutyClaims(where: { transaction: $hash }, first: $first) {
      id
      amount
      masternode {
        id
      }
    }
    commissionChanges(where: { transaction: $hash }, first: $first) {
      id
      commission
      masternode {
        id
      }
    }
    certificates(where: { transaction: $hash }, first: $first) {
      id
      level
      subject {
        id
      }
    }
    dividendMoves(where: { transaction: $hash }, first: $first) {
      id
      kind
      amount
    }
    feeReceipts(where: { transaction: $hash }, first: $first) {
      id
      amount
    }
    swaps(where: { transaction: $hash }, first: $first) {
      id
      amount
    }
    rewardClaims(where: { transaction: $hash }, first: $first) {
      id
      amount
      program {
        number
      }
    }
    programEvents(where: { transaction: $hash }, first: $first) {
      id
      kind
      program {
        number
      }
    }
    steeringActs(where: { transaction: $hash }, first: $first) {
      id
      classNumber
      program {
        number
      }
    }
    proposed: proposals(where: { createdIn: $hash }, first: $first) {
      number
      title
    }
    queued: proposals(where: { queuedIn: $hash }, first: $first) {
      number
      title
    }
    executed: proposals(where: { executedIn: $hash }, first: $first) {
      number
      title
    }
    cancelled: proposals(where: { canceledIn: $hash }, first: $first) {
      number
      title
    }
    votes(where: { transaction: $hash }, first: $first) {
      id
      support
      proposal {
        number
      }
    }
    voteDelegations(where: { transaction: $hash }, first: $first) {
      id
      delegate {
        id
      }
    }
    brakeSupports(where: { transaction: $hash }, first: $first) {
      id
    }
    brakePulls(where: { transaction: $hash }, first: $first) {
      id
    }
    treasuryFlows(where: { transaction: $hash }, first: $first) {
      id
      direction
      amount
      counterparty
    }
    featureSupports(where: { transaction: $hash }, first: $first) {
      id
    }
    workEvents(where: { transaction: $hash }, first: $first) {
      id
      kind
      order {
        number
      }
    }
    daoReports(where: { transaction: $hash }, first: $first) {
      number
      kind {
        name
      }
    }
    releases(where: { transaction: $hash }, first: $first) {
      id
      component
      label
    }
    charterVersions(where: { transaction: $hash }, first: $first) {
      number
    }
    parameterChanges(where: { transaction: $hash }, first: $first) {
      id
      name
      value
    }
  }
`);

/** All that the index says happened in one transaction. */
export type IndexedDeeds = ResultOf<typeof deedsDocument>;

/** @throws if the subgraph does not answer */
export const fetchDeeds = (indexer: Indexer, hash: Hex, signal?: AbortSignal): Promise<IndexedDeeds> =>
  indexer.request(deedsDocument, { hash: hash.toLowerCase() as Hex, first: MOST_DEEDS }, signal);
