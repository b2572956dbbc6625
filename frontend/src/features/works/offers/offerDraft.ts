import { amountFaults } from "../../../lib/amountFaults.ts";
import { formatSnm, parseSnm } from "../../../lib/money.ts";

/** The amount of an entry, SNM wei, or what is wrong with it. Zero is allowed: work may be given away. */
export function readOffered(text: string, ordered: bigint): bigint | string {
  const read = parseSnm(text);
  if (read === "zero") return 0n;
  if (typeof read !== "bigint") return amountFaults[read];
  return read > ordered ? `No more than ${formatSnm(ordered)} SNM is ordered.` : read;
}

/** What a developer entered: an amount for each milestone, and for the stream where there is one. */
export interface OfferDraft {
  readonly amounts: readonly string[];
  readonly stream: string;
}

/** What is ordered at most. SNM wei. */
export interface Ordered {
  readonly amounts: readonly bigint[];
  readonly stream: bigint;
}

/** The amounts of a draft; undefined while one is missing or wrong. */
export function readDraft({ amounts, stream }: OfferDraft, ordered: Ordered): Ordered | undefined {
  const read = ordered.amounts.map((most, index) => readOffered(amounts[index] ?? "", most));
  const streamed = ordered.stream === 0n ? 0n : readOffered(stream, ordered.stream);
  if (typeof streamed !== "bigint" || !read.every((amount) => typeof amount === "bigint")) return undefined;
  return { amounts: read, stream: streamed };
}
