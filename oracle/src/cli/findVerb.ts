import { UsageError } from "../config/UsageError.ts";
import { closest } from "./closest.ts";
import type { Verb } from "./Verb.ts";

/** A verb with the words that lead to it, and what else was written. */
export interface Found {
  readonly verb: Verb;
  /** Names from the first level on, `dao vote`. */
  readonly path: string;
  readonly rest: readonly string[];
}

/**
 * Finds the verb that words begin with, as deep as they go.
 *
 * @throws UsageError where they begin with none
 */
export function findVerb(verbs: readonly Verb[], argv: readonly string[], above = ""): Found {
  const [name = "", ...rest] = argv;
  const verb = verbs.find((one) => one.name === name);
  if (verb === undefined) throw unknown(name, verbs, above);
  const path = `${above}${name}`;
  const [next] = rest;
  const isBelow = next !== undefined && verb.verbs.some((one) => one.name === next);
  const isWord = next !== undefined && !next.startsWith("-");
  if (isBelow || (verb.run === undefined && isWord)) return findVerb(verb.verbs, rest, `${path} `);
  return { verb, path, rest };
}

function unknown(name: string, verbs: readonly Verb[], above: string): UsageError {
  const names = verbs.map((one) => one.name);
  const near = closest(name, names);
  const what = `There is no verb "${above}${name}".`;
  if (near !== undefined) return new UsageError([`${what} Did you mean \`sonm ${above}${near}\`?`]);
  const list =
    above === "" ? "`sonm help` lists all." : `There are: ${names.map((one) => `sonm ${above}${one}`).join(", ")}.`;
  return new UsageError([`${what} ${list}`]);
}
