import { isUpsideDown } from "../../../lib/days.ts";
import {
  type MarketSearch,
  NUMBER_KEYS,
  type NumberKey,
  RANGE_KEYS,
  type RangeKey,
  boundsOf,
  filtersOf,
  readMarketSearch,
} from "./search.ts";

/** The filters as they are typed: what is text stays text until it is applied. */
export type FilterDraft = Omit<MarketSearch, NumberKey | "by" | "tag"> &
  Partial<Record<NumberKey | "by" | "tag", string>>;

/** The filters of an address, to be edited. */
export function draftOf(search: MarketSearch): FilterDraft {
  const filters = filtersOf(search);
  const texts = NUMBER_KEYS.filter((key) => filters[key] !== undefined).map((key) => [key, String(filters[key])]);
  return { ...filters, ...Object.fromEntries(texts) } as FilterDraft;
}

/** What the entries make. */
export const searchOf = (draft: FilterDraft): MarketSearch => readMarketSearch(draft);

const isZero = (text: string): boolean => /^0+(\.0*)?$/.test(text);

function isUnreadable(draft: FilterDraft, key: NumberKey): boolean {
  const text = draft[key]?.trim() ?? "";
  return text !== "" && !isZero(text) && readMarketSearch({ [key]: text })[key] === undefined;
}

/** What is wrong with a range, and what to enter instead. */
export function rangeFault(draft: FilterDraft, key: RangeKey): string | undefined {
  const { least, most } = boundsOf(key);
  if (isUnreadable(draft, least) || isUnreadable(draft, most))
    return key === "price" ? "Enter a price such as 0.25." : "Enter a number such as 16.";
  const { [least]: low, [most]: high } = searchOf(draft);
  return low !== undefined && high !== undefined && low > high ? "The most is below the least." : undefined;
}

/** What is wrong with an address or a tag. */
export function textFault(draft: FilterDraft, key: "by" | "tag"): string | undefined {
  const text = draft[key]?.trim() ?? "";
  if (text === "" || searchOf({ [key]: text })[key] !== undefined) return undefined;
  return key === "by" ? "Enter an address: 0x and 40 digits." : "A tag has 32 bytes at most.";
}

/** Whether everything can be applied. */
export const isGood = (draft: FilterDraft): boolean =>
  RANGE_KEYS.every((key) => rangeFault(draft, key) === undefined) &&
  !isUpsideDown(draft) &&
  textFault(draft, "by") === undefined &&
  textFault(draft, "tag") === undefined;
