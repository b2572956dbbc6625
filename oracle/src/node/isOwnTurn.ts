import type { Hex } from "../lib/Hex.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";

/** Whether it is an owner's turn to do what one member does for all: members take turns by period, so that each pays the gas as often as the others. */
export function isOwnTurn(period: number, { members }: SignerSet, owner: Hex): boolean {
  return members.length > 0 && members[period % members.length]?.owner === owner;
}
