import { classShortfalls } from "@sonm/protocol/classWords.ts";
import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { dateOf } from "../lib/dateOf.ts";
import type { RewardProgram } from "../node/reward/RewardBasis.ts";
import { agentEndWords } from "../rewards/agentEndWords.ts";
import type { AgentEnd } from "../rewards/readAgentEnd.ts";
import type { Attestation } from "../store/AttestationStore.ts";

/**
 * What keeps a member from earning in its program, or will soon, and what to do about it, a sentence each.
 *
 * @param attestation in force
 * @param agentEnd when the releases end its version of the agent, where they do
 * @param now unix seconds
 * @param warnBefore seconds before the end of an attestation: by then it should have been renewed
 */
export function rewardThreats(
  { definition, minSoftwareVersion }: Pick<RewardProgram, "definition" | "minSoftwareVersion">,
  attestation: Attestation | undefined,
  agentEnd: AgentEnd | undefined,
  now: number,
  warnBefore: number,
): string[] {
  if (attestation === undefined || attestation.expiresAt <= now) {
    return ["No attestation is in force, so nothing is earned. See that the nodes can measure this machine."];
  }
  const { machine, expiresAt } = attestation;
  const version = machine.facts.softwareVersion;
  return [
    ...(expiresAt - now <= warnBefore
      ? [
          `The attestation ends on ${dateOf(expiresAt)} and was not renewed. See that the nodes can measure this machine.`,
        ]
      : []),
    ...(version < minSoftwareVersion
      ? [
          `The program demands version ${decodeSoftwareVersion(minSoftwareVersion)} of the agent, and ` +
            `${version === 0 ? "none" : decodeSoftwareVersion(version)} is attested. Update the agent.`,
        ]
      : []),
    ...(agentEnd === undefined ? [] : [agentEndWords(agentEnd, version, now)]),
    ...classShortfalls(definition, machine),
  ];
}
