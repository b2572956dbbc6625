import type { Word } from "../Word.ts";

/** The word that names a deal. */
export const dealWord = {
  name: "<deal>",
  help: "id of the deal, or its first digits: see `sonm deals`",
  completes: "deal",
} as const satisfies Word;
