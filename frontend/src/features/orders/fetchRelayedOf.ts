import { type RelayQuery, fetchRelayed } from "../../relay/fetchRelayed.ts";
import type { RelayTools } from "../../relay/useRelay.ts";

/** What relays have; undefined where none answers. */
export async function fetchRelayedOf({ surroundings, bases }: RelayTools, query: RelayQuery, signal?: AbortSignal) {
  try {
    return await fetchRelayed(surroundings, await bases(signal), query, signal);
  } catch {
    return undefined;
  }
}
