import type { Address } from "viem";

import { graphql } from "./graphql.ts";
import type { Indexer } from "./Indexer.ts";

/** Accounts of each kind that are looked at. */
const MOST = 1_000;

const refusalsDocument = graphql(`
  query Refusals($me: ID!, $listing: [Bytes!]!, $first: Int!) {
    account(id: $me) {
      blacklist
    }
    banned: accounts(where: { banned: true }, first: $first) {
      id
    }
    listers: accounts(where: { blacklist_contains: $listing }, first: $first) {
      id
    }
  }
`);

/**
 * With whom an account can open no deal. Addresses in lower case.
 *
 * - `parties`: who is on its blacklist, has it on theirs, or is banned by the DAO
 * - `listers`: who has it on theirs: an order may name their list as its own
 */
export interface Refusals {
  readonly parties: readonly string[];
  readonly listers: readonly string[];
}

export const NOBODY_REFUSED: Refusals = { parties: [], listers: [] };

/**
 * @param account undefined for somebody without a wallet, whom nobody but the DAO keeps from anything
 * @throws if the subgraph does not answer
 */
export async function fetchRefusals(
  indexer: Indexer,
  account: Address | undefined,
  signal?: AbortSignal,
): Promise<Refusals> {
  const me = account?.toLowerCase() as Address | undefined;
  const found = await indexer.request(
    refusalsDocument,
    { me: me ?? "0x", listing: me === undefined ? ["0x"] : [me], first: MOST },
    signal,
  );
  const listers = me === undefined ? [] : found.listers.map(({ id }) => id.toLowerCase());
  const mine = me === undefined ? [] : (found.account?.blacklist ?? []).map((id) => id.toLowerCase());
  const banned = found.banned.map(({ id }) => id.toLowerCase());
  return { parties: [...new Set([...mine, ...listers, ...banned])].toSorted(), listers: listers.toSorted() };
}
