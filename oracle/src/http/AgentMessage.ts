import { z } from "zod";

import { canonicalHash } from "../lib/canonicalHash.ts";
import type { Hex } from "../lib/Hex.ts";
import { hexOf } from "../lib/hexOf.ts";
import { keccak } from "../lib/keccak.ts";
import { messageDigest } from "../lib/messageDigest.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { wire } from "../lib/wire.ts";

/** What an agent asks a node to do. The action is part of what is signed. */
export type AgentAction = "poll" | "answer" | "maintenance";

/** A message of a worker to one node, signed by the worker's key, good for a short time. */
export const agentMessageSchema = z.strictObject({
  worker: wire.address,
  /** Signer of the node that it is for. */
  node: wire.address,
  /** Unix milliseconds. */
  timestamp: z.int().nonnegative(),
  body: z.record(z.string(), z.unknown()),
  signature: wire.signature,
});

export type AgentMessage = z.infer<typeof agentMessageSchema>;

const TYPE = "AgentMessage(address worker,address node,string action,uint64 timestamp,bytes32 contentHash)";

/** The digest that a worker signs. */
export function agentMessageDigest(
  action: AgentAction,
  { worker, node, timestamp, body }: Omit<AgentMessage, "signature">,
  domain: ReportDomain,
): Hex {
  return messageDigest(TYPE, [worker, node, hexOf(keccak(action)), timestamp, canonicalHash(body)], domain);
}
