import { parseArgs } from "node:util";

import { loadAgentConfig } from "./config/agentConfig.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { fetchJson } from "./http/fetchJson.ts";
import { PlanFile } from "./maintenance/PlanFile.ts";
import { planSchema, type Window } from "./maintenance/Window.ts";
import { dateOf } from "./lib/dateOf.ts";

const HOW =
  "Use: maintenance plan --from <time> --to <time>, maintenance cancel --from <time>, or maintenance list, with the " +
  'flags that the agent would get. A time is unix seconds, or a date such as "2026-12-01T08:00Z".';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 16 * 1024 * 1024;

const OPTIONS = { from: { type: "string" }, to: { type: "string" } } as const;

/**
 * Plans when the machine will be off: `maintenance plan`, `maintenance cancel`, `maintenance list`. The agent reads the plan
 * while it runs, tells every node, and sells nothing that would reach into it.
 *
 * @throws ConfigError with what is wrong with the words, the flags or the plan
 */
export async function runMaintenance({ argv, environment }: ConfigSources): Promise<void> {
  const [action = "", ...rest] = argv;
  if (!["plan", "cancel", "list"].includes(action)) throw new ConfigError([HOW]);
  const { from, to, flags } = takeTimes(rest);
  const { dataDir, host, port } = loadAgentConfig({ argv: flags, environment });
  const file = new PlanFile(dataDir);
  const now = Math.floor(Date.now() / 1_000);
  const standing = file.read().filter((window) => window.to > now);
  if (action === "plan") file.write(withWindow(standing, { from: timeOf(from), to: timeOf(to) }, now));
  if (action === "cancel") file.write(withoutWindow(standing, timeOf(from)));
  const planned = file.read().filter((window) => window.to > now);
  const known = action === "list" ? await agentState(host, port) : undefined;
  console.log(JSON.stringify({ planned: planned.map(readable), ...(known === undefined ? {} : { agent: known }) }));
}

/** Splits the verb's own flags from those of the agent. */
function takeTimes(argv: readonly string[]) {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const values: { from?: string; to?: string } = {};
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== "option" || !(token.name === "from" || token.name === "to") || token.value === undefined)
      continue;
    values[token.name] = token.value;
    taken.add(token.index);
    if (!token.inlineValue) taken.add(token.index + 1);
  }
  return { ...values, flags: argv.filter((_, index) => !taken.has(index)) };
}

/** @returns unix seconds */
function timeOf(text: string | undefined): number {
  if (text !== undefined && /^\d{1,12}$/.test(text)) return Number(text);
  const hasZone = text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = hasZone ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new ConfigError([`"${text ?? ""}" is no time. ${HOW}`]);
  return Math.floor(time / 1_000);
}

function withWindow(standing: readonly Window[], window: Window, now: number): Window[] {
  if (window.from >= window.to) throw new ConfigError(["A window must end after it begins. Change --from or --to."]);
  if (window.from <= now) throw new ConfigError(["The window has begun already. Choose a later --from."]);
  const plan = planSchema.safeParse([...standing, window].toSorted((a, b) => a.from - b.from));
  if (plan.success) return plan.data;
  throw new ConfigError([
    "The window touches another one, or there are too many. Cancel that one first; `maintenance list` shows all.",
  ]);
}

function withoutWindow(standing: readonly Window[], from: number): Window[] {
  const rest = standing.filter((window) => window.from !== from);
  if (rest.length < standing.length) return rest;
  throw new ConfigError([`No window begins at ${from}. \`maintenance list\` shows all.`]);
}

/** What the running agent knows of the nodes' answers; undefined where it does not run. */
async function agentState(host: string, port: number): Promise<unknown> {
  try {
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}/status`;
    const status = await fetchJson(url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
    return (status as { maintenance?: unknown }).maintenance;
  } catch {
    return undefined;
  }
}

const readable = ({ from, to }: Window) => ({ from, to, begins: dateOf(from), ends: dateOf(to) });
