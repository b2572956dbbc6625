import { decimalText, PERCENT_DIGITS } from "./proposals/numberText.ts";

/** Basis points as text: 250 is `2.5%`. */
export const percentText = (basisPoints: bigint): string => `${decimalText(basisPoints, PERCENT_DIGITS)}%`;
