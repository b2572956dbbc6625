import { formatDecimal } from "./decimal.ts";

/** Digits after the point of a percentage that is counted in basis points. */
const DIGITS = 2;
const WHOLE = 10_000n;

/** Basis points as text: 250 is `2.5%`. */
export function basisPointsText(basisPoints: bigint | number): string {
  return `${formatDecimal(BigInt(basisPoints), DIGITS, { least: 0, most: DIGITS })}%`;
}

/** A share of a whole to a hundredth of a per cent, rounded down, so that only all is 100%. */
export function shareText(part: bigint, whole: bigint): string {
  if (whole === 0n) return "0%";
  const share = (part * WHOLE) / whole;
  return share === 0n && part > 0n ? "<0.01%" : basisPointsText(share);
}
