import { type Address, type Hex, isAddress, isHash } from "viem";

/** Things that people call by a short number. */
export type NumberedKind = "deal" | "proposal" | "program" | "work" | "report" | "class" | "feature";

/** What is called how before its number. */
const NUMBERED: readonly { readonly kind: NumberedKind; readonly names: RegExp }[] = [
  { kind: "deal", names: /^deals?$/ },
  { kind: "proposal", names: /^(proposals?|vote)$/ },
  { kind: "program", names: /^((reward )?programs?|rewards?)$/ },
  { kind: "work", names: /^(work( orders?)?|works)$/ },
  { kind: "report", names: /^(reports?|epochs?|oracle reports?)$/ },
  { kind: "class", names: /^((hardware )?class(es)?)$/ },
  { kind: "feature", names: /^features?$/ },
];

/** Digits of an address and of a hash, without `0x`. */
const ADDRESS_DIGITS = 40;
const HASH_DIGITS = 64;

/**
 * What somebody typed into the search.
 *
 * - `address`, `hash`: the whole text is one, in lower case
 * - `number`: of what, where that is said
 * - `remark`: why it can't be what it looks like, and what to do about it
 */
export interface SearchText {
  readonly text: string;
  readonly address?: Address;
  readonly hash?: Hex;
  readonly number?: { readonly value: number; readonly kind: NumberedKind | undefined };
  readonly remark?: string;
}

const isMixed = (digits: string): boolean => /[a-f]/.test(digits) && /[A-F]/.test(digits);

function readHex(text: string): SearchText {
  const digits = text.slice(2);
  const lower = text.toLowerCase();
  if (!/^[0-9a-f]*$/i.test(digits))
    return { text, remark: "After 0x only the digits 0 to 9 and a to f can follow. Copy it again." };
  if (isHash(lower)) return { text, hash: lower };
  if (isAddress(lower)) {
    if (isMixed(digits) && !isAddress(text))
      return {
        text,
        address: lower,
        remark:
          "The letters of this address are not as its checksum demands: a digit may be wrong. Compare it with where it is from.",
      };
    return { text, address: lower };
  }
  const what =
    digits.length > HASH_DIGITS
      ? `It has ${digits.length} digits, more than any hash.`
      : digits.length > ADDRESS_DIGITS
        ? `It has ${digits.length} digits; a hash has ${HASH_DIGITS}.`
        : `It has ${digits.length} digits; an address has ${ADDRESS_DIGITS}, a hash ${HASH_DIGITS}.`;
  return { text, remark: `${what} Enter the whole of it.` };
}

/** Reads what somebody typed. */
export function readSearchText(source: string): SearchText {
  const text = source.trim().replace(/\s+/g, " ");
  const bare = /^[0-9a-f]+$/i.test(text) && [ADDRESS_DIGITS, HASH_DIGITS].includes(text.length);
  if (/^0x/i.test(text) || bare) return readHex(bare ? `0x${text}` : `0x${text.slice(2)}`);
  const [, name = "", digits] = /^(?:([a-z ]+?) ?)?(?:#|no\.? ?)?(\d{1,9})$/i.exec(text) ?? [];
  if (digits === undefined) return { text };
  const called = name.trim().toLowerCase();
  const kind = NUMBERED.find(({ names }) => names.test(called))?.kind;
  return called === "" || kind !== undefined ? { text, number: { value: Number(digits), kind } } : { text };
}
