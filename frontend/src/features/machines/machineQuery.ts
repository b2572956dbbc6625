import type { Address, Hex } from "viem";

import { type Attestation, attestationFragment, readAttestation } from "../../indexer/attestation.ts";
import { type Deal, dealFragment, readDeal } from "../../indexer/deal.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type Offer, offerFragment, readOffer } from "../../indexer/offer.ts";
import { type ReportOrigin, readReportOrigin, reportOriginFragment } from "./reportOrigin.ts";

/** Entries of each kind that are shown. */
const MOST = 20;

const machineDocument = graphql(
  `
    query Machine($id: ID!, $author: String!, $first: Int!) {
      worker(id: $id) {
        id
        master {
          id
        }
        bound
        boundSince
        attestationCount
        dealCount
        openDealCount
        createdAt
        attestation {
          report {
            ...ReportOrigin
          }
        }
        attestations(first: $first, orderBy: measuredAt, orderDirection: desc) {
          ...Attestation
        }
        deals(first: $first, orderBy: number, orderDirection: desc) {
          ...Deal
        }
      }
      orders(where: { author: $author, side: ASK }, first: $first, orderBy: createdAt, orderDirection: desc) {
        ...Offer
      }
    }
  `,
  [attestationFragment, dealFragment, offerFragment, reportOriginFragment],
);

/**
 * What the index knows of a machine. Lists newest first; times in unix seconds.
 *
 * - `master`: who is paid for it; the machine itself where it has none
 * - `origin`: the report that attests it now
 */
export interface Machine {
  readonly address: Hex;
  readonly master: Address;
  readonly bound: boolean;
  readonly boundSince: number | undefined;
  readonly attestationCount: number;
  readonly dealCount: number;
  readonly openDealCount: number;
  readonly attestations: readonly Attestation[];
  readonly origin: ReportOrigin | undefined;
  readonly deals: readonly Deal[];
  readonly offers: readonly Offer[];
}

/** A machine of which nothing is known but what it offers. */
export const offeredMachine = ({ supplier, master }: Offer): Machine => ({
  address: supplier,
  master,
  bound: false,
  boundSince: undefined,
  attestationCount: 0,
  dealCount: 0,
  openDealCount: 0,
  attestations: [],
  origin: undefined,
  deals: [],
  offers: [],
});

/**
 * @returns undefined if no such machine was ever bound, attested, offered or rented
 * @throws if the subgraph does not answer
 */
export async function fetchMachine(
  indexer: Indexer,
  address: Address,
  signal?: AbortSignal,
): Promise<Machine | undefined> {
  const id = address.toLowerCase();
  const { worker, orders } = await indexer.request(machineDocument, { id, author: id, first: MOST }, signal);
  const offers = orders.map(readOffer);
  if (worker === null) {
    const offer = offers[0];
    return offer === undefined ? undefined : { ...offeredMachine(offer), offers };
  }
  return {
    address: worker.id,
    master: worker.master.id,
    bound: worker.bound,
    boundSince: worker.boundSince === null ? undefined : Number(worker.boundSince),
    attestationCount: worker.attestationCount,
    dealCount: worker.dealCount,
    openDealCount: worker.openDealCount,
    attestations: worker.attestations.map(readAttestation),
    origin: worker.attestation === null ? undefined : readReportOrigin(worker.attestation.report),
    deals: worker.deals.map(readDeal),
    offers,
  };
}
