import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";
import { ZERO_ADDRESS } from "@sonm/protocol/order.ts";

import { dateOf } from "../../lib/dateOf.ts";
import { classOfBid } from "./classOfBid.ts";
import type { Opening } from "./Opening.ts";
import type { Situation } from "./Situation.ts";
import { usdText } from "./usdText.ts";

/** Seconds within which a deal can still be opened, and a spot deal left, before something ends. */
const MARGIN = 60;

/** Why a bid can't be served, or may not by its owner's rules; undefined where it can. */
export function refusal(opening: Opening, situation: Situation): string | undefined {
  const { now, offFrom, attestedUntil, benchmarks, master, rules, costs } = situation;
  const { author, counterparty, price, duration, networkFlags, validUntil, bond } = opening;
  const end = now + MARGIN + duration;
  if (validUntil < now) return `It ended on ${dateOf(validUntil)}.`;
  if (opening.refusedBy !== undefined) return `The chain would refuse it: ${opening.refusedBy}.`;
  if (attestedUntil === undefined || attestedUntil <= now) return "The machine is not attested.";
  if (counterparty !== ZERO_ADDRESS && counterparty !== master) return "It is for another supplier.";
  if (rules.refused.includes(author)) return "Its buyer is refused by the settings.";
  if (price < rules.floor) return `It pays less than the least price, ${usdText(rules.floor * 3_600n)} an hour.`;
  if (bond > 0n && costs.bond === 0n) return "It demands a bond, and asks carry none.";
  if ((networkFlags & ~rules.networkFlags) !== 0n) return "It demands a network that the machine does not offer.";
  if (duration > rules.maxSeconds) return `It is for longer than ${rules.maxSeconds} seconds, the longest deal.`;
  if (duration > 0 && duration < rules.minSeconds) return `It is for less than ${rules.minSeconds} seconds.`;
  if (offFrom !== undefined && end >= offFrom) return `The machine is planned to be off on ${dateOf(offFrom)}.`;
  const wanted = classOfBid(opening.benchmarks);
  if (rules.classes.length > 0 && !rules.classes.includes(wanted)) return `The settings allow no class ${wanted}.`;
  if (!benchmarksCover(benchmarks, opening.benchmarks)) return "It demands more than the machine has.";
  return undefined;
}
