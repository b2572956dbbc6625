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
  const match = /^v?(\d{1,5})\.(\d{1,3})\.(\d{1,3})$/.exec(text.trim());
  if (match === null) return undefined;
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
  return major < 2 ** 16 && minor < 2 ** 8 && patch < 2 ** 8 ? (major << 16) | (minor << 8) | patch : undefined;
}
