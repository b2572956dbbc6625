import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { formatSnm } from "../../../lib/money.ts";
import { unitsText } from "../unitWords.ts";
import { averageText } from "./averageWords.ts";
import type { SteeringAct } from "./steeringActs.ts";

/** What the controller did, as a sentence. */
export function actText({ steering, program, units, budget }: SteeringAct, definition: HardwareClass): string {
  switch (steering) {
    case "OPENED":
      return `Opened program ${program} for ${unitsText(units, definition)} with ${formatSnm(budget)} SNM.`;
    case "ENLARGED":
      return units === 0
        ? `Gave program ${program} ${formatSnm(budget)} SNM more.`
        : `Enlarged program ${program} by ${unitsText(units, definition)}, with ${formatSnm(budget)} SNM more.`;
    case "RESUMED":
      return `Let program ${program} take machines again.`;
    case "SUSPENDED":
      return `Let program ${program} take no more machines.`;
    case "NONE":
      return "Did nothing.";
  }
}

/** What it acted on. */
export const actReason = ({ supply, demand }: Pick<SteeringAct, "supply" | "demand">): string =>
  `Supply was ${averageText(supply)}, demand ${averageText(demand)}.`;
