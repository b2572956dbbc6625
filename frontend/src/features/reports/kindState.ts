import type { Tone } from "../../ui/Badge.tsx";
import type { OwedKind } from "./readKinds.ts";

/** How it stands with the next report of a kind: its period runs, it can be filed, or it is overdue. */
export interface KindState {
  readonly state: "runs" | "due" | "overdue";
  readonly text: string;
  readonly tone: Tone;
}

/** @param now unix seconds */
export function kindState({ until, dueAt }: OwedKind, now: number): KindState {
  if (now < until) return { state: "runs", text: "period runs", tone: "neutral" };
  return now <= dueAt
    ? { state: "due", text: "due", tone: "warn" }
    : { state: "overdue", text: "overdue", tone: "bad" };
}
