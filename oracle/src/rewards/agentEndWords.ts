import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { dateOf } from "../lib/dateOf.ts";
import type { AgentEnd } from "./readAgentEnd.ts";

/** That a version of the agent ends or has ended, and what to do about it, in a sentence or two. @param now unix seconds */
export function agentEndWords({ lowest, from }: AgentEnd, version: number, now: number): string {
  const [least, found] = [lowest, version].map(decodeSoftwareVersion);
  return from <= now
    ? `Agents below version ${least} earn nothing since ${dateOf(from)}, and ${found} is attested. Update the agent.`
    : `From ${dateOf(from)} on agents below version ${least} earn nothing, and ${found} is attested. Update the agent before.`;
}
