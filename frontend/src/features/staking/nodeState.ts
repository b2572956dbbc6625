import type { Tone } from "../../ui/Badge.tsx";
import { formatDateTime } from "../../lib/time.ts";
import type { NodeFacts } from "./nodeFacts.ts";

/**
 * Where a masternode stands.
 *
 * - `active`: it belongs to the next signer set
 * - `waiting`: it has its bond and no seat
 * - `jailed`: it can have no seat yet
 * - `leaving`: its owner took the bond out, others are still in it or on the way out
 * - `left`: nobody has anything in it
 */
export type NodeState = "active" | "waiting" | "jailed" | "leaving" | "left";

type Standing = Pick<NodeFacts, "active" | "jailedUntil" | "bonded" | "stake" | "unbonding">;

/** @param now unix seconds */
export function nodeState({ active, jailedUntil, bonded, stake, unbonding }: Standing, now: number): NodeState {
  if (jailedUntil > now) return "jailed";
  if (active) return "active";
  if (bonded) return "waiting";
  return stake > 0n || unbonding > 0n ? "leaving" : "left";
}

/** A state in a word, and what it means. */
export interface StateWords {
  readonly text: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** @param jailedUntil unix seconds */
export function stateWords(state: NodeState, jailedUntil: number): StateWords {
  switch (state) {
    case "active":
      return { text: "active", tone: "good", meaning: "It has a seat: it signs reports and earns." };
    case "waiting":
      return {
        text: "no seat",
        tone: "neutral",
        meaning: "It is bonded and has no seat: it signs nothing and earns nothing.",
      };
    case "jailed":
      return {
        text: "jailed",
        tone: "bad",
        meaning: `It can have no seat before ${formatDateTime(jailedUntil)}. Stake can leave it all the same.`,
      };
    case "leaving":
      return {
        text: "leaving",
        tone: "warn",
        meaning: "Its owner took the bond out. Stake that is still in it earns nothing.",
      };
    case "left":
      return { text: "left", tone: "neutral", meaning: "Nobody has stake in it." };
  }
}
