import type { Choice } from "@sonm/protocol/choice/findBasket.ts";
import type { ChoiceFormats } from "@sonm/protocol/choice/ChoiceFormats.ts";
import type { NearMiss } from "@sonm/protocol/choice/NearMiss.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";
import { nearMissWords } from "@sonm/protocol/choice/nearMissWords.ts";
import { reasonWords } from "@sonm/protocol/choice/reasonWords.ts";
import { benchmarkAmount } from "@sonm/protocol/hardwareText.ts";
import { formatUnits } from "ethers";

const MEMORY = 3;
const CORES = 2;

/** Significant digits of an amount of USD. */
const SIGNIFICANT = 3;

/** USD with 18 decimals, rounded for people. */
const usd = (value: bigint): string => `$${Number(Number(formatUnits(value, 18)).toPrecision(SIGNIFICANT))}`;

/** How the command line writes amounts. @param now unix seconds */
export const formatsAt = (now: number): ChoiceFormats => ({
  usd,
  snm: (wei) => formatUnits(wei, 18).replace(/\.0$/, ""),
  ago: (time) => `${durationText(now - time)} ago`,
  duration: durationText,
});

function durationText(seconds: number): string {
  const [size, unit] = seconds >= 172_800 ? [86_400, "days"] : seconds >= 3_600 ? [3_600, "h"] : [60, "min"];
  return `${Math.max(0, Math.round((seconds / size) * 10) / 10)} ${unit}`;
}

/** What was found, for people: each basket with its machines and reasons, then what would make it cheaper. */
export function choiceLines(choice: Choice, misses: readonly NearMiss[], needs: Needs, now: number): string[] {
  const formats = formatsAt(now);
  const { baskets, fitting, considered } = choice;
  const lines = [`${fitting} of ${considered} offers keep every limit of a single machine.`];
  if (baskets.length === 0) lines.push("No machine does this task now.");
  for (const [index, basket] of baskets.entries()) {
    const whole = needs.duration === 0 ? "" : `, ${usd(basket.cost)} for ${durationText(needs.duration)}`;
    const count = `${basket.offers.length} ${basket.offers.length === 1 ? "machine" : "machines"}`;
    lines.push("", `${index === 0 ? "Best" : "Or"}: ${count}, ${usd(basket.price * 3_600n)} an hour${whole}`);
    lines.push(...basket.reasons.map((reason) => `  + ${reasonWords(reason, basket, formats)}`));
    for (const { id, ask } of basket.offers) {
      const memory = benchmarkAmount(ask.benchmarks[MEMORY] ?? 0n, MEMORY);
      const cores = ask.benchmarks[CORES] ?? 0n;
      lines.push(`  ${ask.author}  ${usd(ask.price * 3_600n)}/h  ${cores} cores, ${memory}  (ask ${id})`);
    }
  }
  const title = baskets.length === 0 ? "What would make it possible:" : "What would make it cheaper:";
  if (misses.length > 0) lines.push("", title, ...misses.map((miss) => `  - ${nearMissWords(miss, formats)}`));
  return lines;
}
