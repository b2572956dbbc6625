import type { Address } from "viem";

import { askRelay } from "../../../relay/askRelay.ts";
import { localBase } from "../../../relay/localBase.ts";
import { type RegisterDraft, offeredEntries } from "./registerDraft.ts";

/**
 * What a node on this computer offers to its owner.
 *
 * @returns undefined while none answers there, or where the page may not ask
 */
export async function fetchRegistration(
  endpoint: string,
  owner: Address,
  signal: AbortSignal,
): Promise<Partial<RegisterDraft> | undefined> {
  const base = localBase(endpoint);
  if (base === undefined) return undefined;
  const answer = await askRelay(base, "registration", { signal }).catch(() => undefined);
  const named = (answer as { owner?: unknown } | undefined)?.owner;
  if (typeof named !== "string" || named.toLowerCase() !== owner.toLowerCase()) return undefined;
  return offeredEntries(answer);
}
