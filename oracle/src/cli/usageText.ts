import { ROLES } from "./Role.ts";
import type { RoleVerb } from "./Verb.ts";

const HEAD = "Usage: sonm <verb> [words] [flags]        sonm help <verb>        sonm --version";

const FOOT = `Every verb takes --json (results for programs, errors too) and --help; what sends takes --yes (don't ask).
Settings are flags (--rpc-url), variables (SONM_RPC_URL, SONM_NODE_RPC_URL, SONM_AGENT_RPC_URL) or a JSON file (--config).
Keys are an encrypted keystore file, or SONM_KEY, SONM_SIGNER_KEY, SONM_NEXT_SIGNER_KEY, SONM_OWNER_KEY, SONM_WORKER_KEY
and SONM_MASTER_KEY. Exit codes: 0 done, 1 refused or failed, 2 used wrongly.`;

/** Everything that the program can do, by who does it. */
export function usageText(verbs: readonly RoleVerb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  const parts = Object.entries(ROLES).map(([role, title]) => {
    const lines = verbs.filter((one) => one.role === role).map((one) => lineOf(one, width));
    return [`${title}:`, ...lines].join("\n");
  });
  return [HEAD, ...parts, FOOT].join("\n\n");
}

function lineOf({ name, summary, verbs }: RoleVerb, width: number): string {
  const below = verbs.length === 0 ? "" : `: ${verbs.map((one) => one.name).join("|")}`;
  return wrapped(`  ${name.padEnd(width)}  ${summary}${below}`, width + 4);
}

const WIDTH = 120;

/** Breaks a line between words; what follows is indented. */
function wrapped(text: string, indent: number): string {
  if (text.length <= WIDTH) return text;
  const room = text.slice(0, WIDTH + 1);
  const end = Math.max(room.lastIndexOf(" "), room.lastIndexOf("|") + 1);
  if (end <= indent) return text;
  return `${text.slice(0, end).trimEnd()}\n${wrapped(`${" ".repeat(indent)}${text.slice(end).trimStart()}`, indent)}`;
}
