import { formatDecimal } from "../../../lib/decimal.ts";
import { readDecimal } from "../../../lib/readDecimal.ts";
import { HOUR } from "../../../lib/time.ts";
import { editableUsdPerHour, PRICE_FAULT, readUsdPerHour } from "../../../lib/usdPerHour.ts";
import type { Conditions } from "./changes.ts";

/** Digits after the point of the hours that are entered. */
const HOUR_DIGITS = 4;

/**
 * A change as it is typed.
 *
 * - `price`: USD per hour
 * - `hours`: from the deal's start to its end
 * - `spot`: whether a forward deal is to go on without an end
 */
export interface ChangeDraft {
  readonly price: string;
  readonly hours: string;
  readonly spot: boolean;
}

/** What is wrong with an entry, and what to enter instead. */
export interface ChangeDraftFaults {
  readonly price?: string;
  readonly hours?: string;
}

function hoursText(duration: number): string {
  const hours = (BigInt(duration) * 10n ** BigInt(HOUR_DIGITS)) / BigInt(HOUR);
  return formatDecimal(hours, HOUR_DIGITS, { least: 0, most: HOUR_DIGITS }).replaceAll(",", "");
}

/** A draft that changes nothing. */
export const draftOf = ({ price, duration }: Conditions): ChangeDraft => ({
  price: editableUsdPerHour(price),
  hours: duration === 0 ? "" : hoursText(duration),
  spot: duration === 0,
});

/** Seconds; an entry that nobody touched is the old duration to the second. */
function readDuration({ hours, spot }: ChangeDraft, before: Conditions): number | undefined {
  if (spot) return 0;
  if (hours === draftOf(before).hours) return before.duration;
  const read = readDecimal(hours, HOUR_DIGITS);
  if (read === undefined || read === 0n) return undefined;
  const seconds = (read * BigInt(HOUR)) / 10n ** BigInt(HOUR_DIGITS);
  return seconds > 0n && seconds < 1n << 32n ? Number(seconds) : undefined;
}

/** The change that a draft stands for, or what is wrong with it. */
export function readChange(draft: ChangeDraft, before: Conditions): Conditions | ChangeDraftFaults {
  const price = readUsdPerHour(draft.price);
  const duration = readDuration(draft, before);
  if (price !== undefined && duration !== undefined) return { price, duration };
  return {
    ...(price === undefined ? { price: PRICE_FAULT } : {}),
    ...(duration === undefined ? { hours: "Enter hours from the start to the end, such as 36 or 1.5." } : {}),
  };
}

export const isChange = (read: Conditions | ChangeDraftFaults): read is Conditions => "duration" in read;
