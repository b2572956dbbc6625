import { COMMON_TABLES } from "../store/commonTables.ts";
import { CursorStore } from "../store/CursorStore.ts";
import { EndpointStore } from "../store/EndpointStore.ts";
import { openDatabase } from "../store/openDatabase.ts";
import type { Connection } from "./Connection.ts";
import { LogReader } from "./LogReader.ts";
import { NodeDirectory } from "./NodeDirectory.ts";

/** Blocks asked for logs in one request. */
const RANGE = 2_000;

/** Where the masternodes of the signer set say that they are reached, read from the chain alone. */
export async function nodeUrlsOf({ provider, contracts, deployment }: Connection): Promise<string[]> {
  const database = openDatabase(":memory:", [COMMON_TABLES]);
  try {
    const settings = { startBlock: deployment.startBlock, range: RANGE, reorgDepth: 0 };
    const logs = new LogReader(provider, new CursorStore(database), settings);
    const directory = new NodeDirectory(provider, contracts, logs, new EndpointStore(database), {});
    await directory.refresh();
    return directory.nodes.map(({ url }) => url);
  } finally {
    database.close();
  }
}
