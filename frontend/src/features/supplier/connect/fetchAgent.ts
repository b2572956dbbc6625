import type { Address } from "viem";

import { askRelay } from "../../../relay/askRelay.ts";
import { type AgentStatus, readAgentStatus } from "./AgentStatus.ts";
import { agentPortOf } from "./agentCommand.ts";

/**
 * What the agent says that the proposed command started on this computer.
 *
 * @returns undefined while none answers there, or where it works for another master
 */
export async function fetchAgent(master: Address, signal: AbortSignal): Promise<AgentStatus | undefined> {
  const answer = await askRelay(`http://127.0.0.1:${agentPortOf(master)}/`, "status", { signal }).catch(
    () => undefined,
  );
  const status = readAgentStatus(answer);
  return status?.master.toLowerCase() === master.toLowerCase() ? status : undefined;
}
