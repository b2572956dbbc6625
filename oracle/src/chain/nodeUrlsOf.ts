import type { Connection } from "./Connection.ts";
import { readDirectory } from "./readDirectory.ts";

/** Where the masternodes of the signer set say that they are reached, read from the chain alone. */
export async function nodeUrlsOf(connection: Connection): Promise<string[]> {
  return (await readDirectory(connection)).nodes.map(({ url }) => url);
}
