import { exactDecimal } from "../../lib/decimal.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { readDecimal } from "../../lib/readDecimal.ts";

/** Basis points of all votes. */
export const WHOLE = 10_000;

/** Digits after the point of a percentage. */
const DIGITS = 2;

/** What a person entered for each feature, in percent. Features that are not in it get nothing. */
export type DivisionDraft = ReadonlyMap<bigint, string>;

/** Basis points as a person would enter them: 2500 is "25". */
export const percentEntry = (basisPoints: number): string => exactDecimal(BigInt(basisPoints), DIGITS);

/** Basis points of an entry; 0 of an empty one; undefined where it is no percentage. */
export function readPercent(text: string): number | undefined {
  if (text.trim() === "") return 0;
  const read = readDecimal(text, DIGITS);
  return read === undefined || read > BigInt(WHOLE) ? undefined : Number(read);
}

/** How a draft divides the votes; `fault`: why it can't be sent. */
export interface Division {
  readonly shares: ReadonlyMap<bigint, number>;
  readonly sum: number;
  readonly fault: string | undefined;
}

/** @param most features between which votes can be divided */
export function divisionOf(draft: DivisionDraft, most: number): Division {
  const read = [...draft].map(([feature, text]) => [feature, readPercent(text)] as const);
  const shares = new Map(read.flatMap(([feature, share]) => (share ? [[feature, share] as const] : [])));
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  const fault = read.some(([, share]) => share === undefined)
    ? "Enter percentages from 0 to 100, with two digits after the point at most."
    : sum > WHOLE
      ? `That is ${basisPointsText(sum)} together. Take ${basisPointsText(sum - WHOLE)} away.`
      : shares.size > most
        ? `Choose ${most} features at most.`
        : undefined;
  return { shares, sum, fault };
}

/** The most that a feature can get beside what the others have, in basis points. */
export function roomFor(feature: bigint, { shares, sum }: Division): number {
  return Math.max(0, WHOLE - (sum - (shares.get(feature) ?? 0)));
}

/** Whether two divisions are the same. */
export const isSameDivision = (left: ReadonlyMap<bigint, number>, right: ReadonlyMap<bigint, number>): boolean =>
  left.size === right.size && [...left].every(([feature, share]) => right.get(feature) === share);
