import type { Address, Hex } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";

/** Machines that are looked at, the newest first. */
const MOST = 50;

const unboundDocument = graphql(`
  query UnboundWorkers($master: String!, $since: BigInt!, $first: Int!) {
    workers(
      where: { bound: false, removedAt_gte: $since, bindings_: { master: $master } }
      orderBy: removedAt
      orderDirection: desc
      first: $first
    ) {
      id
      removedAt
      attestation {
        cpuModel
      }
      bindings(first: 1, orderBy: number, orderDirection: desc) {
        master {
          id
        }
      }
    }
  }
`);

/** A machine that is bound to nobody since `removedAt`, unix seconds. */
export interface UnboundWorker {
  readonly address: Hex;
  readonly cpuModel: string;
  readonly removedAt: number;
}

/**
 * Machines whose last master an account was, and that have none now.
 *
 * @param since unix seconds
 * @throws if the subgraph does not answer
 */
export async function fetchUnbound(
  indexer: Indexer,
  account: Address,
  since: number,
  signal?: AbortSignal,
): Promise<readonly UnboundWorker[]> {
  const master = account.toLowerCase();
  const { workers } = await indexer.request(unboundDocument, { master, since: String(since), first: MOST }, signal);
  return workers
    .filter(({ bindings }) => bindings[0]?.master.id === master)
    .map(({ id, attestation, removedAt }) => ({
      address: id,
      cpuModel: attestation?.cpuModel ?? "",
      removedAt: Number(removedAt),
    }));
}
