import { parseArgs, type ParseArgsConfig } from "node:util";

import type { ConfigSources } from "../config/loadConfig.ts";
import { UsageError } from "../config/UsageError.ts";
import { closest } from "./closest.ts";
import type { Found } from "./findVerb.ts";
import { chain } from "./flags/chain.ts";
import { indexed } from "./flags/indexed.ts";
import { every } from "./flags/every.ts";
import type { FlagTable } from "./Flag.ts";
import { settingFlags } from "./settingFlags.ts";
import { usageLine } from "./usageLine.ts";

/** What was written after a verb, checked. `settings`: flags of the program whose settings the verb takes. */
export interface Written {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
  readonly settings: readonly string[];
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/**
 * Reads words and flags of a verb: the one place that does.
 *
 * @throws UsageError with a sentence for each that is wrong, and how the verb is used
 */
export function readCall(found: Found, environment: ConfigSources["environment"]): Written {
  const { verb } = found;
  const own: FlagTable = { ...every, ...verb.flags };
  const settings = settingFlags(verb);
  const { values, positionals } = parse(found, own, settings);
  const problems: string[] = [];
  const flags: Record<string, unknown> = {};
  const isHelp = values["help"] === true;
  for (const [name, { schema }] of Object.entries(own)) {
    const result = schema.safeParse(values[name] ?? fromEnvironment(name, own, environment));
    if (result.success) flags[name] = result.data;
    else if (!isHelp)
      problems.push(`--${name}: ${values[name] === undefined ? "is missing" : result.error.issues[0]?.message}.`);
  }
  if (!isHelp) problems.push(...wordProblems(found, positionals));
  if (problems.length > 0) throw new UsageError([...problems, `Use: ${usageLine(found)}`]);
  const given = settings.flatMap((name) => (values[name] === undefined ? [] : [`--${name}=${String(values[name])}`]));
  return { words: positionals, flags, settings: given };
}

function parse(found: Found, own: FlagTable, settings: readonly string[]): { values: Values; positionals: string[] } {
  const options: NonNullable<ParseArgsConfig["options"]> = {
    ...Object.fromEntries(settings.map((name) => [name, { type: "string" }])),
    ...Object.fromEntries(
      Object.entries(own).map(([name, { value, many }]) => [
        name,
        { type: value === undefined ? "boolean" : "string", multiple: many === true },
      ]),
    ),
  };
  const { tokens } = parseArgs({ args: [...found.rest], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "option" && options[token.name] === undefined) {
      // Of a verb that only leads to others, what is to be done is missing, whatever the flag was for.
      const missing = found.verb.run === undefined ? wordProblems(found, []) : [];
      if (missing.length > 0) throw new UsageError([...missing, `Use: ${usageLine(found)}`]);
      throw unknownFlag(found, token, Object.keys(options));
    }
  }
  try {
    return parseArgs({ args: [...found.rest], options, allowPositionals: true });
  } catch (error) {
    const [reason = ""] = (error as Error).message.split(/\. |\n/);
    throw new UsageError([`${reason.replace(/\.$/, "")}.`, `Use: ${usageLine(found)}`]);
  }
}

function unknownFlag(
  found: Found,
  { rawName, name }: { rawName: string; name: string },
  known: readonly string[],
): UsageError {
  const near = closest(name, known);
  const hint = near === undefined ? `\`sonm help ${found.path}\` lists those that it has.` : `Did you mean --${near}?`;
  return new UsageError([`\`${found.path}\` has no flag ${rawName}. ${hint}`, `Use: ${usageLine(found)}`]);
}

/** Flags of chain and index are the same for every verb, and may stand in the environment. */
function fromEnvironment(name: string, own: FlagTable, environment: ConfigSources["environment"]): string | undefined {
  const taken: FlagTable = { ...chain, ...indexed };
  if (taken[name] === undefined || own[name]?.schema !== taken[name].schema) return undefined;
  const text = environment[`SONM_${name.replaceAll("-", "_").toUpperCase()}`];
  return text === "" ? undefined : text;
}

function wordProblems({ verb, path }: Found, given: readonly string[]): string[] {
  if (verb.run === undefined)
    return [`Say what: ${verb.verbs.map(({ name }) => `\`sonm ${path} ${name}\``).join(", ")}.`];
  const words = verb.words ?? [];
  const missing = words.slice(given.length).find(({ optional }) => optional !== true);
  if (missing !== undefined) return [`${missing.name} is missing: ${missing.help}.`];
  const tooMany = words.at(-1)?.many !== true && given.length > words.length;
  return tooMany ? [`"${given[words.length]}" is a word too many.`] : [];
}
