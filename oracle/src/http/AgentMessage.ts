import { TypedDataEncoder } from "ethers";
import { z } from "zod";

import { canonicalHash } from "../lib/canonicalHash.ts";
import type { Hex } from "../lib/Hex.ts";
import { messageDomain } from "../lib/messageDomain.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { wire } from "../lib/wire.ts";

/** What an agent asks a node to do. The action is part of what is signed. */
export type AgentAction = "poll" | "answer";

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

const types = {
  AgentMessage: [
    { name: "worker", type: "address" },
    { name: "node", type: "address" },
    { name: "action", type: "string" },
    { name: "timestamp", type: "uint64" },
    { name: "contentHash", type: "bytes32" },
  ],
};

/** The digest that a worker signs. */
export function agentMessageDigest(
  action: AgentAction,
  { worker, node, timestamp, body }: Omit<AgentMessage, "signature">,
  domain: ReportDomain,
): Hex {
  const message = { worker, node, action, timestamp, contentHash: canonicalHash(body) };
  return TypedDataEncoder.hash(messageDomain(domain), types, message) as Hex;
}
