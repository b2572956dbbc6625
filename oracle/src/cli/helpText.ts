import { every } from "./flags/every.ts";
import type { Flag } from "./Flag.ts";
import type { Found } from "./findVerb.ts";
import { settingFlags } from "./settingFlags.ts";
import { usageLine } from "./usageLine.ts";

/** How one verb is used: `sonm help <verb>`. */
export function helpText({ verb, path }: Pick<Found, "verb" | "path">): string {
  const { words = [], flags, verbs, examples = [], settings, summary, json } = verb;
  const others = settingFlags(verb);
  const parts = [
    `Usage: ${usageLine({ verb, path })}`,
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    section(
      "Verbs",
      verbs.map((one) => [one.name, one.summary]),
    ),
    section(
      "Words",
      words.map((one) => [one.name, one.help]),
    ),
    section(
      "Flags",
      Object.entries({ ...flags, ...every }).map(([name, flag]) => [flagText(name, flag), flag.help]),
    ),
    others.length === 0
      ? ""
      : `Settings of the ${settings}, as \`sonm ${settings}\` takes them:\n  ${others.map((name) => `--${name}`).join(" ")}`,
    json === undefined ? "" : `With --json: ${json}.`,
    section(
      "Examples",
      examples.map((line) => [`sonm ${line}`, ""]),
    ),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

const flagText = (name: string, { value }: Flag): string => (value === undefined ? `--${name}` : `--${name} ${value}`);

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return "";
  const width = Math.min(34, Math.max(...rows.map(([name]) => name.length)));
  return [`${title}:`, ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`.trimEnd())].join("\n");
}
