import type { Connection } from "./Connection.ts";
import { readDirectory } from "./readDirectory.ts";

/** Where nodes are reached: the one that was named alone, else as the masternodes of the signer set say, read from the chain. */
export async function nodeUrlsOf(connection: Connection, named?: string): Promise<string[]> {
  if (named !== undefined) return [named.replace(/\/+$/, "")];
  return (await readDirectory(connection)).nodes.map(({ url }) => url);
}
