import { every } from "./flags/every.ts";
import { ROLES } from "./Role.ts";
import { usageLine } from "./usageLine.ts";
import type { RoleVerb, Verb } from "./Verb.ts";

const HEAD = `# The command line

Made from the verbs themselves: \`npx sonm --markdown > docs/command-line.md\`; a test holds it to them. \`npx sonm <verb>\` and
\`npm run sonm -- <verb>\` are one program; \`sonm help <verb>\` says the same as this page, and \`sonm completion bash\` completes it.

- Every verb takes \`--json\`: one JSON value on standard output, or one a line where it says so. Amounts are decimal strings of
  the smallest unit (SNM wei, USD with 18 decimals), times are unix seconds. Errors are
  \`{"error":{"sentences":[...],"code":1}}\` on standard error.
- What sends is tried first, says what it will do and what it costs, and asks; \`--yes\` answers for you, and is needed where nobody
  can be asked.
- Exit codes: 0 done, 1 refused or failed, 2 used wrongly.
- Flags of the chain may stand in the environment: \`SONM_CHAIN_ID\`, \`SONM_RPC_URL\`, \`SONM_NETWORKS_FILE\`; the index \`SONM_INDEX\`. The key is
  \`SONM_KEY\`, or a keystore file.`;

/** Everything that the program can do, as a page of the documentation. */
export function markdownText(verbs: readonly RoleVerb[]): string {
  const parts = Object.entries(ROLES).flatMap(([role, title]) => [
    `## ${title}`,
    ...verbs.filter((one) => one.role === role).flatMap((one) => verbParts(one, one.name)),
  ]);
  return [HEAD, ...parts].join("\n\n");
}

function verbParts(verb: Verb, path: string): string[] {
  const { summary, verbs, words = [], flags, json, settings, examples = [] } = verb;
  const own = Object.entries(flags).filter(([name]) => !(name in every));
  const lines = [
    ...words.map(({ name, help }) => `- \`${name}\`: ${help}`),
    ...own.map(([name, { value, help }]) => `- \`--${name}${value === undefined ? "" : ` ${value}`}\`: ${help}`),
    ...(settings === undefined ? [] : [`- every setting of \`sonm ${settings}\``]),
    ...(json === undefined ? [] : [`- With \`--json\`: ${json}.`]),
  ];
  return [
    `### \`${usageLine({ verb, path })}\``,
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    ...(lines.length === 0 ? [] : [lines.join("\n")]),
    ...(examples.length === 0 ? [] : [["```sh", ...examples.map((one) => `sonm ${one}`), "```"].join("\n")]),
    ...verbs.flatMap((one) => verbParts(one, `${path} ${one.name}`)),
  ];
}
