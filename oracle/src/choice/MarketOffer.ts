import type { ChoiceOffer } from "@sonm/protocol/choice/ChoiceOffer.ts";

import type { BroughtHardware } from "../agent/broughtHardware.ts";
import type { Hex } from "../lib/Hex.ts";

/** An ask that was found, with what opening a deal with it brings. `hardware`: undefined where nothing is attested. */
export interface MarketOffer {
  readonly offer: ChoiceOffer;
  readonly signature: Hex;
  readonly hardware: BroughtHardware | undefined;
}
