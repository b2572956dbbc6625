import type { ConfigSources } from "../config/loadConfig.ts";
import type { Completes } from "./Completes.ts";
import { every } from "./flags/every.ts";
import type { FlagTable } from "./Flag.ts";
import { settingFlags } from "./settingFlags.ts";
import type { RoleVerb, Verb } from "./Verb.ts";

/** Milliseconds for what has to be looked up: somebody waits at the keyboard. */
const TIMEOUT_MS = 1_500;

/**
 * What can stand in the place of the last word of a command line.
 *
 * @param argv words so far; the last is the one that is being written
 */
export async function complete(
  argv: readonly string[],
  verbs: readonly RoleVerb[],
  environment: ConfigSources["environment"],
): Promise<string[]> {
  const before = argv.slice(0, -1);
  const current = argv.at(-1) ?? "";
  const { verb, rest } = deepest(verbs, before);
  const candidates = await candidatesOf(verb, verbs, rest, current, environment);
  return candidates.filter((one) => one.startsWith(current));
}

/** The verb that words lead to, as deep as they go, and what follows it. */
function deepest(
  verbs: readonly Verb[],
  words: readonly string[],
): { verb: Verb | undefined; rest: readonly string[] } {
  const found = verbs.find(({ name }) => name === words[0]);
  if (found === undefined) return { verb: undefined, rest: words };
  const below = deepest(found.verbs, words.slice(1));
  return below.verb === undefined ? { verb: found, rest: words.slice(1) } : below;
}

async function candidatesOf(
  verb: Verb | undefined,
  verbs: readonly RoleVerb[],
  rest: readonly string[],
  current: string,
  environment: ConfigSources["environment"],
): Promise<readonly string[]> {
  if (verb === undefined)
    return rest.length > 0 && rest[0] !== "help" ? [] : ["help", ...verbs.map(({ name }) => name)];
  const flags: FlagTable = { ...verb.flags, ...every };
  const last = rest.at(-1) ?? "";
  const valued = last.startsWith("--") ? flags[last.slice(2)] : undefined;
  if (valued?.value !== undefined) return values(valued.completes, environment);
  if (current.startsWith("-")) return [...Object.keys(flags), ...settingFlags(verb)].map((name) => `--${name}`);
  const position = positionOf(rest, flags);
  const word = verb.words?.[position] ?? (verb.words?.at(-1)?.many === true ? verb.words.at(-1) : undefined);
  const below = position === 0 ? verb.verbs.map(({ name }) => name) : [];
  return [...below, ...(await values(word?.completes, environment))];
}

/** How many words stand there already, without flags and what belongs to them. */
function positionOf(rest: readonly string[], flags: FlagTable): number {
  return rest.filter((word, index) => {
    if (word.startsWith("-")) return false;
    const before = rest[index - 1] ?? "";
    return !(before.startsWith("--") && flags[before.slice(2)]?.value !== undefined);
  }).length;
}

async function values(
  completes: Completes | undefined,
  environment: ConfigSources["environment"],
): Promise<readonly string[]> {
  if (completes === undefined || completes === "file") return [];
  if (typeof completes !== "string") return completes;
  const { lookUp } = await import("./lookUp.ts");
  const late = new Promise<string[]>((done) => setTimeout(done, TIMEOUT_MS, []));
  return Promise.race([lookUp(completes, environment).catch(() => []), late]);
}
