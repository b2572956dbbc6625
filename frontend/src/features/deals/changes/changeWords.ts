import { formatUsdPerHour } from "../../../lib/money.ts";
import { formatDateTime, formatDuration } from "../../../lib/time.ts";
import type { ChangeFault, ChangeOutcome, Conditions, DealSide } from "./changes.ts";

/** Who makes up a side. */
export const sideNames: Record<DealSide, string> = { bid: "The buyer", ask: "The supplier" };

/** What is wrong with a wanted change, and what to do instead. */
export const changeFaults: Record<ChangeFault, string> = {
  unchanged: "The deal has this price and this duration already. Change at least one.",
  spot: "A spot deal has no end, and can't be given one. Change the price only.",
  past: "The deal has run longer than that already. Enter an end that is still to come.",
  long: "A deal lasts a year from its start at most. Enter less.",
};

/** A duration of a deal in words. */
export const durationText = (duration: number): string => (duration === 0 ? "Spot, no end" : formatDuration(duration));

/** When a deal of this duration ends. @param start unix seconds */
export const endText = (start: number, duration: number): string =>
  duration === 0 ? "When somebody closes it" : formatDateTime(start + duration);

/** What a change does to each side, one sentence for each thing that differs. */
export function changeEffects(before: Conditions, after: Conditions): readonly string[] {
  const effects: string[] = [];
  if (after.price < before.price)
    effects.push(
      `The buyer gains: ${formatUsdPerHour(before.price - after.price)} less per hour, which the supplier loses.`,
    );
  if (after.price > before.price)
    effects.push(
      `The supplier gains: ${formatUsdPerHour(after.price - before.price)} more per hour, which the buyer pays.`,
    );
  if (after.duration === before.duration) return effects;
  if (after.duration === 0)
    effects.push("It goes on without an agreed end: from then on the supplier, too, may close it at any time.");
  else if (after.duration > before.duration)
    effects.push(`The buyer may keep the machine for ${formatDuration(after.duration - before.duration)} longer.`);
  else effects.push(`The machine is free again ${formatDuration(before.duration - after.duration)} earlier.`);
  return effects;
}

/** What happens once a request is sent, in words. @param side whose request it is */
export function outcomeText({ kind, conditions }: ChangeOutcome, side: DealSide): string {
  const price = `${formatUsdPerHour(conditions.price)} per hour`;
  const other = side === "bid" ? "supplier" : "buyer";
  if (kind === "accepts")
    return `This takes up what the ${other} asks for: it applies at once, at ${price}. What accrued is billed at the old price first.`;
  if (kind === "applies")
    return `This favours the ${other} alone, so that it applies at once, without an answer. What accrued is billed at the old price first.`;
  return `Nothing changes until the ${other} accepts. You can withdraw it until then.`;
}
