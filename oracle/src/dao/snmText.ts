import { decimalText, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";

/** An amount of SNM, or so many votes: "1,000.5 SNM". */
export const snmText = (wei: bigint): string => `${decimalText(wei, WAD_DIGITS)} SNM`;
