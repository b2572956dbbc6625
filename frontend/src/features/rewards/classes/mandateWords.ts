import { GRANT_MEMORY } from "@sonm/protocol/generated/constants.ts";
import { RewardMode } from "@sonm/protocol/generated/enums.ts";
import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { formatSnm, formatUsd } from "../../../lib/money.ts";
import { basisPointsText } from "../../../lib/percent.ts";
import { formatDuration } from "../../../lib/time.ts";
import { MODE_WORDS } from "../programWords.ts";
import { unitName, unitsText } from "../unitWords.ts";
import type { Mandate } from "./useSteering.ts";

const feeWords = ({ feePerGpuDay }: Mandate, definition: HardwareClass): string =>
  feePerGpuDay === 0n
    ? "Every deal counts as demand, whatever it pays."
    : `Deals count as demand as far as they pay ${formatUsd(feePerGpuDay, "up")} of market fees a day for each ` +
      `${unitName(definition)}.`;

function spendingWords({ dailyGrant, boost }: Mandate): string {
  const grant = `${formatSnm(dailyGrant)} SNM a day`;
  const fees = `${basisPointsText(boost)} of the fees that deals of this class pay`;
  if (boost === 0) return `The controller may spend ${grant}, and nothing of the class's fees.`;
  return dailyGrant === 0n ? `The controller may spend ${fees}.` : `The controller may spend ${grant}, and ${fees}.`;
}

/** What the controller may do for a class, one sentence each. */
export function mandateWords(mandate: Mandate, definition: HardwareClass): readonly string[] {
  const { usdPerGpuDay, guarantee, maxGpus, step, band, mode, minSoftwareVersion, reserveMargin } = mandate;
  const unit = unitName(definition);
  return [
    spendingWords(mandate),
    ...(mandate.dailyGrant === 0n
      ? []
      : [`Grants that are not spent add up, for ${formatDuration(Number(GRANT_MEMORY))} at most.`]),
    `It opens programs of ${formatUsd(usdPerGpuDay)} a ${unit} and day, guaranteed for ${formatDuration(guarantee)}, ` +
      `with ${unitsText(maxGpus, definition)} each at most.`,
    MODE_WORDS[mode === RewardMode.OnTop ? "ON_TOP" : "FLOOR"],
    `It reserves ${basisPointsText(reserveMargin)} of what members are promised` +
      (minSoftwareVersion === 0
        ? "."
        : `, and asks for agent version ${decodeSoftwareVersion(minSoftwareVersion)} or later.`),
    `Where supply is more than ${basisPointsText(band)} below twice the demand, it makes room for what is missing, at ` +
      `least for ${unitsText(step, definition)}; where it is as much above, it stops admission. Members keep what they ` +
      "were promised.",
    feeWords(mandate, definition),
  ];
}
