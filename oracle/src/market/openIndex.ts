import type { Connection } from "../chain/Connection.ts";
import { errorText } from "../lib/errorText.ts";
import { OfferIndex } from "./OfferIndex.ts";

/** An index to ask, or why there is none. Neither where none is wanted or known. */
export interface OpenedIndex {
  readonly index?: OfferIndex;
  /** A whole sentence. */
  readonly problem?: string;
}

/** Opens the index that was named, else the network's own. @param named its URL, or "none" */
export async function openIndex(connection: Connection, named: string | undefined): Promise<OpenedIndex> {
  const url = named ?? connection.deployment.graphqlUrl;
  if (url === undefined || named === "none") return {};
  try {
    return { index: await OfferIndex.open(connection, url) };
  } catch (error) {
    return { problem: `The index ${url} can't be used (${errorText(error)}): the chain's events are read instead.` };
  }
}
