import { COMMISSION_STEP, MAX_COMMISSION } from "@sonm/protocol/generated/constants.ts";

import { basisPointsText } from "../../../lib/percent.ts";
import { readDecimal } from "../../../lib/readDecimal.ts";

/** Digits after the point of a commission in per cent. */
const DIGITS = 2;

/** Basis points that a person typed as per cent; a sentence where it can't be a commission, undefined while nothing is typed. */
export function readCommission(text: string): number | string | undefined {
  if (text.trim() === "") return undefined;
  const points = readDecimal(text.replace("%", ""), DIGITS);
  if (points === undefined) return "Enter per cent, such as 7.5.";
  return points > MAX_COMMISSION ? `A commission is ${basisPointsText(MAX_COMMISSION)} at most.` : Number(points);
}

/** The same for a change. @param inForce basis points */
export function readNextCommission(text: string, inForce: number, next: number): number | string | undefined {
  const read = readCommission(text);
  if (typeof read !== "number") return read;
  const step = Number(COMMISSION_STEP);
  if (Math.abs(read - inForce) > step) {
    const lowest = basisPointsText(Math.max(0, inForce - step));
    const highest = basisPointsText(Math.min(Number(MAX_COMMISSION), inForce + step));
    return `One change moves it by ${step / 100} percentage points at most: from ${lowest} to ${highest}.`;
  }
  if (read === next) return next === inForce ? "It is that already." : "It is announced already.";
  return read;
}
