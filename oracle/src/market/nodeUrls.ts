import type { Connection } from "../chain/Connection.ts";
import { nodeUrlsOf } from "../chain/nodeUrlsOf.ts";
import type { OfferIndex } from "./OfferIndex.ts";

/** Where nodes are reached: as the index says, or from the chain's events. What nodes say is checked, whoever named them. */
export const nodeUrls = (connection: Connection, index: OfferIndex | undefined): Promise<readonly string[]> =>
  index === undefined ? nodeUrlsOf(connection) : index.nodeUrls();
