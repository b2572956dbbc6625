import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Workers of one master that are shown. */
const MOST = 500;

const workersDocument = graphql(`
  query Workers($master: String!, $first: Int!) {
    workers(where: { master: $master }, first: $first, orderBy: createdAt, orderDirection: desc) {
      id
      bound
      boundSince
      openDealCount
      dealCount
      attestation {
        cpuModel
        measuredAt
        expiresAt
      }
      orders(first: 1, where: { side: ASK, status: ACTIVE }, orderBy: cappedPrice) {
        id
        price
        validUntil
      }
    }
  }
`);

/**
 * One of the reader's machines. Times in unix seconds.
 *
 * - `bound`: by its signature; else it is the reader's own key
 * - `attestedUntil`: undefined where it was never attested
 * - `ask`: its cheapest offer; price in USD per second, 18 decimals
 */
export interface SupplierWorker {
  readonly address: Hex;
  readonly bound: boolean;
  readonly boundSince: number | undefined;
  readonly attestedUntil: number | undefined;
  readonly measuredAt: number | undefined;
  readonly cpuModel: string;
  readonly openDeals: number;
  readonly deals: number;
  readonly ask: { readonly price: bigint; readonly validUntil: number } | undefined;
}

/** @throws if the subgraph does not answer */
export async function fetchWorkers(
  indexer: Indexer,
  master: Address,
  signal?: AbortSignal,
): Promise<readonly SupplierWorker[]> {
  const { workers } = await indexer.request(workersDocument, { master: master.toLowerCase(), first: MOST }, signal);
  return workers.map((worker) => {
    const ask = worker.orders[0];
    return {
      address: worker.id,
      bound: worker.bound,
      boundSince: worker.boundSince === null ? undefined : Number(worker.boundSince),
      attestedUntil: worker.attestation === null ? undefined : Number(worker.attestation.expiresAt),
      measuredAt: worker.attestation === null ? undefined : Number(worker.attestation.measuredAt),
      cpuModel: worker.attestation?.cpuModel ?? "",
      openDeals: worker.openDealCount,
      deals: worker.dealCount,
      ask: ask === undefined ? undefined : { price: BigInt(ask.price), validUntil: Number(ask.validUntil) },
    };
  });
}
