import type { DatabaseSync } from "node:sqlite";

import type { Connection } from "../chain/Connection.ts";
import type { LogReader } from "../chain/LogReader.ts";
import { SetHistory } from "../chain/SetHistory.ts";
import { BeaconStore } from "../store/BeaconStore.ts";
import { SignerSetStore } from "../store/SignerSetStore.ts";
import { Draws, type DrawParts } from "./Draws.ts";

/** The draws of epochs as a chain has them, kept in a database. */
export function chainDraws(
  { provider, contracts }: Pick<Connection, "provider" | "contracts">,
  database: DatabaseSync,
  logs: LogReader,
  settings: Pick<DrawParts, "times" | "reorgDepth">,
): Draws {
  return new Draws({
    header: (block) => provider.header(block),
    sets: new SetHistory(contracts, logs, new SignerSetStore(database)),
    store: new BeaconStore(database),
    ...settings,
  });
}
