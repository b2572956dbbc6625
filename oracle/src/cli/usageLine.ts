import type { Word } from "./Word.ts";
import type { Found } from "./findVerb.ts";

/** How a verb is written, on one line: `sonm stake add <SNM> [flags]`. */
export function usageLine({ verb, path }: Pick<Found, "verb" | "path">): string {
  const words = verb.run === undefined ? ["<verb>"] : (verb.words ?? []).map(wordText);
  const required = Object.entries(verb.flags).flatMap(([name, { schema, value }]) =>
    value !== undefined && !schema.safeParse(undefined).success ? [`--${name} ${value}`] : [],
  );
  return ["sonm", path, ...words, ...required, "[flags]"].join(" ");
}

function wordText({ name, optional, many }: Word): string {
  const text = many ? `${name}...` : name;
  return optional ? `[${text}]` : text;
}
