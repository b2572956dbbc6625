import { RELEASE_AGENT } from "@sonm/protocol/generated/constants.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";
import { MaxUint256 } from "ethers";

import type { Contracts } from "../chain/Contracts.ts";

/** From `from` on, in unix seconds, an agent's version earns nothing in any program: it is below `lowest`. */
export interface AgentEnd {
  readonly lowest: number;
  readonly from: number;
}

const AGENT = encodeName(RELEASE_AGENT);

/**
 * When the releases end a version of the agent, by what is decided so far; undefined where they do not.
 *
 * @param now unix seconds, parts of one too: of a version that ended, the lowest that counts by now is told
 */
export async function readAgentEnd(
  { releases }: Pick<Contracts, "releases">,
  version: number,
  now: number,
): Promise<AgentEnd | undefined> {
  const end = await releases.outdatedFrom(AGENT, version);
  if (end === MaxUint256) return undefined;
  const from = Number(end);
  const asOf = Math.max(from, Math.floor(now));
  return { lowest: Number(await releases.minimumVersionAt(AGENT, asOf)), from };
}
