import type { Connection } from "../chain/Connection.ts";
import { nodeUrlsOf } from "../chain/nodeUrlsOf.ts";
import type { OfferIndex } from "./OfferIndex.ts";

/**
 * Where nodes are reached: the one that was named alone, else as the index says, else from the chain's events. What nodes say is
 * checked, whoever named them.
 */
export const nodeUrls = (
  connection: Connection,
  index: OfferIndex | undefined,
  named: string | undefined,
): Promise<readonly string[]> =>
  index === undefined || named !== undefined ? nodeUrlsOf(connection, named) : index.nodeUrls();
