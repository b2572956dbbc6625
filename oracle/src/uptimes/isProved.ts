import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import type { UptimeProof } from "@sonm/protocol/uptime.ts";

import type { Hex } from "../lib/Hex.ts";
import { hashUptime } from "../node/agreement/hashUptime.ts";

/**
 * Whether a proof shows that the report with a root attests a machine's uptime.
 *
 * @param root that the chain has for the proof's `sequence`
 */
export function isProved(worker: Hex, { asOf, online, proof }: UptimeProof, root: string): boolean {
  return SimpleMerkleTree.verify(root, hashUptime({ worker, asOf, online }), [...proof]);
}
