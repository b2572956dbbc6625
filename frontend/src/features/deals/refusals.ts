import type { Address } from "viem";

import type { Terms } from "../../chain/Terms.ts";
import type { Role } from "./dealWords.ts";

/** Somebody with whom a party may deal no more as it closes a deal. */
export interface Refusal {
  readonly target: Address;
  readonly label: string;
  readonly hint: string;
}

/** Whom a party of a deal can refuse from then on: the buyer the machine or its master, the others the buyer. */
export function refusalsOf({ buyer, supplier, master }: Terms, role: Role): readonly Refusal[] {
  const again = "On your blacklist until you take it off. Deals that run go on.";
  if (role !== "buyer") return [{ target: buyer, label: "Never serve this buyer again", hint: again }];
  const machine = { target: supplier, label: "Never rent this machine again", hint: again };
  if (supplier.toLowerCase() === master.toLowerCase()) return [machine];
  return [
    machine,
    { target: master, label: "Never rent from its supplier again", hint: `None of its machines. ${again}` },
  ];
}
