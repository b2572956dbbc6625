import { encodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import type { Tone } from "../../ui/Badge.tsx";
import { formatDateTime } from "../../lib/time.ts";

/** Whether a version is good, in words. */
export interface VersionState {
  readonly state: "counts" | "ends" | "outdated";
  readonly text: string;
  readonly tone: Tone;
}

/**
 * @param outdatedFrom unix seconds from which on it counts no more; undefined where it does
 * @param now unix seconds
 */
export function versionState(outdatedFrom: number | undefined, now: number): VersionState {
  if (outdatedFrom === undefined) return { state: "counts", text: "counts", tone: "good" };
  return now < outdatedFrom
    ? { state: "ends", text: `counts until ${formatDateTime(outdatedFrom)}`, tone: "warn" }
    : { state: "outdated", text: `counts no more since ${formatDateTime(outdatedFrom)}`, tone: "bad" };
}

/** A version as people write it, as the chain has it; undefined where it is none. */
export function readVersion(text: string): number | undefined {
  const plain = /^v?(\d+\.\d+\.\d+)$/.exec(text.trim())?.[1];
  const version = plain === undefined ? 0 : encodeSoftwareVersion(plain);
  return version === 0 ? undefined : version;
}
