import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import type { FromFlags, FromToFlags } from "./cli/verbs/maintenance.ts";
import { loadAgentConfig } from "./config/agentConfig.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { UsageError } from "./config/UsageError.ts";
import { fetchJson } from "./http/fetchJson.ts";
import { PlanFile } from "./maintenance/PlanFile.ts";
import { planSchema, type Window } from "./maintenance/Window.ts";
import { dateOf } from "./lib/dateOf.ts";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Plans when the machine will be off: `maintenance plan`. The agent reads the plan while it runs, tells every node, and sells nothing
 * that would reach into it.
 *
 * @throws ConfigError with what is wrong with the times, the settings or the plan
 */
export function planMaintenance({ flags, settings }: Call<FromToFlags>): Answer {
  const window = { from: timeOf(flags.from), to: timeOf(flags.to) };
  return changed(settings, (standing, now) => withWindow(standing, window, now));
}

/** Takes a planned time back: `maintenance cancel`. @throws ConfigError as `planMaintenance` does */
export function cancelMaintenance({ flags, settings }: Call<FromFlags>): Answer {
  const from = timeOf(flags.from);
  return changed(settings, (standing) => withoutWindow(standing, from));
}

/** Says what is planned, and what the agent knows of it: `maintenance list`. @throws ConfigError as `planMaintenance` does */
export async function listMaintenance({ settings }: Call): Promise<Answer> {
  const { dataDir, host, port } = loadAgentConfig(settings);
  const agent = await agentState(host, port);
  const { lines, data } = said(new PlanFile(dataDir).read(), nowSeconds());
  const state =
    agent === undefined ? "The agent does not run here: the nodes hear of it once it does." : "The agent knows it.";
  return { lines: [...lines, state], data: { ...data, ...(agent === undefined ? {} : { agent }) } };
}

type Change = (standing: readonly Window[], now: number) => Window[];

function changed(settings: ConfigSources, change: Change): Answer {
  const file = new PlanFile(loadAgentConfig(settings).dataDir);
  const now = nowSeconds();
  file.write(
    change(
      file.read().filter((window) => window.to > now),
      now,
    ),
  );
  return said(file.read(), now);
}

function said(windows: readonly Window[], now: number) {
  const planned = windows.filter((window) => window.to > now).map(readable);
  const lines = planned.map(({ begins, ends }) => `Off from ${begins} to ${ends}.`);
  return { lines: lines.length === 0 ? ["Nothing is planned."] : lines, data: { planned } };
}

const nowSeconds = (): number => Math.floor(Date.now() / 1_000);

/** @returns unix seconds */
function timeOf(text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  const hasZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = hasZone ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError([`"${text}" is no time. Write unix seconds, or a date such as 2026-12-01T08:00Z.`]);
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
