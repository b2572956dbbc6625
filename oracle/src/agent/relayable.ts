import type { AgentConfig } from "../config/agentConfig.ts";
import type { Ask } from "./Ask.ts";

/**
 * The ask that nodes may relay. Where asks are announced as well, it is relayed only once it is: so the chain shows every
 * ask that anybody could take, also to an agent that lost its database.
 */
export function relayable(publish: AgentConfig["publish"], ask: Ask | undefined): Ask | undefined {
  if (ask === undefined || publish === "announce") return undefined;
  return publish === "relay" || ask.announced ? ask : undefined;
}
