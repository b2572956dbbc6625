import type { Address, Hex } from "viem";

import { MAX_AMENDMENT_VALIDITY } from "@sonm/protocol/generated/constants.ts";

import type { Terms } from "../../../chain/Terms.ts";
import { type ChangeFault, changeFault } from "../changes/changes.ts";
import type { SignedChange } from "./signedChange.ts";

/** Why a signed change can't be completed, apart from its signature. */
export type SignedChangeFault = "network" | "deal" | "expired" | "far" | "closed" | ChangeFault;

/** Where and when a signed change is looked at. `current`: the deal's id on the chain; `now`: unix seconds. */
export interface SignedChangePlace {
  readonly chainId: number;
  readonly amendments: Address;
  readonly current: Hex;
  readonly terms: Terms;
  readonly open: boolean;
  readonly now: number;
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** The first rule that a signed change breaks, by the rules of `Amendments.sol`; undefined where it fits the deal now. */
export function signedChangeFault(change: SignedChange, place: SignedChangePlace): SignedChangeFault | undefined {
  if (change.chainId !== place.chainId || !same(change.amendments, place.amendments)) return "network";
  if (!same(change.deal, place.current)) return "deal";
  if (!place.open) return "closed";
  if (place.now > change.validUntil) return "expired";
  if (change.validUntil > place.now + Number(MAX_AMENDMENT_VALIDITY)) return "far";
  return changeFault(place.terms, change, place.now);
}
