import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Network } from "@sonm/protocol/networks.ts";

import { ROOT } from "../root.ts";

/** The one home of deployed addresses. */
export const NETWORKS_FILE = join(ROOT, "protocol/networks.json");

/**
 * Puts a deployment into `protocol/networks.json`; the other networks stay as they are.
 *
 * @returns whether the file changed
 */
export async function writeNetwork(chainId: number, network: Network, file: string = NETWORKS_FILE): Promise<boolean> {
  const before = await readFile(file, "utf8");
  const networks = JSON.parse(before) as Record<string, Network>;
  const after = `${JSON.stringify({ ...networks, [chainId]: network }, undefined, 2)}\n`;
  if (after === before) return false;
  await writeFile(file, after);
  return true;
}
