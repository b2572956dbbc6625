import { type Address, type Hex, isAddress, isHash, numberToHex } from "viem";

/** Kinds of things that have a short number. */
export const NUMBERED = ["deal", "proposal", "program", "work", "feature", "report", "daoReport"] as const;

export type Numbered = (typeof NUMBERED)[number];

/** What people call things that have a number, in lower case. */
const NAMES: Readonly<Record<string, readonly Numbered[]>> = {
  deal: ["deal"],
  proposal: ["proposal"],
  program: ["program"],
  reward: ["program"],
  work: ["work"],
  "work order": ["work"],
  feature: ["feature"],
  report: ["report", "daoReport"],
  epoch: ["report"],
};

/** Largest number that the index keeps. */
const MOST = 2 ** 31 - 1;

/** Fewer characters match nearly everything. */
export const SHORTEST_WORD = 2;

/** What somebody looks for. Addresses and hashes are in lower case. */
export type SearchTerm =
  | { readonly is: "address"; readonly address: Address }
  | { readonly is: "hash"; readonly hash: Hex }
  | { readonly is: "number"; readonly number: number; readonly kinds: readonly Numbered[] }
  | { readonly is: "words"; readonly text: string };

/** The id under which the index keeps what has a number: four bytes. */
export const numberIdOf = (number: number): Hex => numberToHex(number, { size: 4 });

/** What a text looks for; undefined where it says too little. */
export function searchTermOf(input: string): SearchTerm | undefined {
  const text = input.trim().replaceAll(/\s+/g, " ");
  if (isAddress(text, { strict: false })) return { is: "address", address: text.toLowerCase() as Address };
  if (isHash(text)) return { is: "hash", hash: text.toLowerCase() as Hex };
  const [, name = "", digits] = /^(?:([a-z ]+?) ?)?#? ?(\d{1,10})$/i.exec(text) ?? [];
  const kinds = name === "" ? NUMBERED : NAMES[name.toLowerCase()];
  const number = Number(digits);
  if (digits !== undefined && kinds !== undefined && number <= MOST) return { is: "number", number, kinds };
  return text.length < SHORTEST_WORD ? undefined : { is: "words", text };
}
