import { BASIS_POINTS, REMOVAL_GRACE } from "@sonm/protocol/generated/constants.ts";
import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";
import { listed } from "@sonm/protocol/hardwareText.ts";

import { formatUsd } from "../../lib/money.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import type { Program } from "./programFacts.ts";
import { unitName } from "./unitWords.ts";

/** The reward: "$2.00 a day for each card". */
export const rewardText = ({ usdPerGpuDay, definition }: Pick<Program, "usdPerGpuDay" | "definition">): string =>
  `${formatUsd(usdPerGpuDay)} a day for each ${unitName(definition)}`;

/** What the reward is beside what deals bring. */
export const MODE_WORDS: Readonly<Record<Program["mode"], string>> = {
  ON_TOP: "Paid on top of what deals bring.",
  FLOOR: "Tops up what deals bring: the reward is paid as far as they bring less.",
};

/** Basis points that SNM may lose in USD before what is reserved no longer covers the reward, rounded down. */
export const coveredLoss = (reserveMargin: number): bigint =>
  BASIS_POINTS - (BASIS_POINTS * BASIS_POINTS + BigInt(reserveMargin) - 1n) / BigInt(reserveMargin);

/**
 * What a program promises a machine that is admitted: the rate, until when, what ends it. One sentence each, nothing left
 * out that costs the reader money.
 */
export function guaranteeWords(program: Program): readonly string[] {
  const { definition, guaranteedUntil, end, start, minSoftwareVersion, reserveMargin } = program;
  const loss = coveredLoss(reserveMargin);
  const conditions = [
    "the machine is online",
    "its attestation is in force",
    ...(minSoftwareVersion === 0 ? [] : [`its agent is version ${decodeSoftwareVersion(minSoftwareVersion)} or later`]),
  ];
  return [
    `The reward is ${rewardText(program)}, by the second from ${formatDateTime(start)}. It never changes; another reward is another program.`,
    MODE_WORDS[program.mode],
    "It is paid in SNM, at the average rate of the time that is claimed.",
    `It counts while ${listed(conditions, "and")}, and as long as no release of the DAO has made its agent too old.`,
    `Until ${formatDateTime(guaranteedUntil)} it is guaranteed: the SNM for it are set aside when the machine is admitted. ` +
      (loss === 0n
        ? "They cover the reward as long as SNM does not lose value against USD after that."
        : `They cover the reward as long as SNM loses no more than ${basisPointsText(loss)} against USD after that.`),
    end > guaranteedUntil
      ? `From then to ${formatDateTime(end)} it is paid as long as the program has budget.`
      : "The program ends with its guarantee, unless the DAO extends it: then it is paid as long as it has budget.",
    `It ends when you take the machine out, or when anybody shows that for ${formatDuration(Number(REMOVAL_GRACE))} the machine ` +
      `was not attested, or did not qualify. What was earned until then stays yours. A unit is a ${unitName(definition)}.`,
  ];
}
