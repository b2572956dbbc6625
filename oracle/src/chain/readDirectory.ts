import type { Hex } from "../lib/Hex.ts";
import { COMMON_TABLES } from "../store/commonTables.ts";
import { CursorStore } from "../store/CursorStore.ts";
import { EndpointStore } from "../store/EndpointStore.ts";
import { openDatabase } from "../store/openDatabase.ts";
import type { SignerSet } from "../node/agreement/SignerSet.ts";
import type { Connection } from "./Connection.ts";
import { LogReader } from "./LogReader.ts";
import { NodeDirectory, type NodeAddress } from "./NodeDirectory.ts";

/** Who the members of the signer set are and where they are reached. */
export interface DirectoryView {
  readonly signerSet: SignerSet;
  readonly nodes: readonly NodeAddress[];
  /** What the owner that was asked for announced. */
  readonly announced: string | undefined;
}

/** How to read. */
export interface DirectoryQuery {
  /** Blocks asked for logs in one request. */
  readonly range?: number;
  /** Addresses that are set, by signer. */
  readonly overrides?: Readonly<Record<Hex, string>>;
  /** Owner of a masternode whose announced address is wanted. */
  readonly owner?: Hex;
}

const RANGE = 2_000;

/** Reads the directory of nodes once, from the chain alone. */
export async function readDirectory(
  { provider, contracts, deployment }: Connection,
  { range = RANGE, overrides = {}, owner }: DirectoryQuery = {},
): Promise<DirectoryView> {
  const database = openDatabase(":memory:", [COMMON_TABLES]);
  try {
    const settings = { startBlock: deployment.startBlock, range, reorgDepth: 0 };
    const logs = new LogReader(provider, new CursorStore(database), settings);
    const endpoints = new EndpointStore(database);
    const directory = new NodeDirectory(provider, contracts, logs, endpoints, overrides);
    await directory.refresh();
    const announced = owner === undefined ? undefined : endpoints.get(owner);
    return { signerSet: directory.signerSet, nodes: directory.nodes, announced };
  } finally {
    database.close();
  }
}
