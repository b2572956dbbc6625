import type { UptimeProof } from "@sonm/protocol/uptime.ts";

import type { Connection } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import type { UptimeFlags } from "./cli/verbs/uptime.ts";
import { words } from "./cli/words.ts";
import { askInTurn, noAnswer } from "./http/askInTurn.ts";
import { dateOf } from "./lib/dateOf.ts";
import type { Hex } from "./lib/Hex.ts";
import { fetchUptimes } from "./uptimes/fetchUptimes.ts";
import { isProved } from "./uptimes/isProved.ts";
import { shareOf } from "./uptimes/shareOf.ts";

const TIMEOUT_MS = 20_000;

const DAY = 86_400;

const WINDOWS = [
  { name: "last day", seconds: DAY },
  { name: "last 30 days", seconds: 30 * DAY },
] as const;

/**
 * Prints for how long a machine was online as the reports attest it: `uptime <worker>`. A node gives the proofs, the chain
 * the roots that they are checked against.
 *
 * @throws ConfigError with what is wrong with the flags or the chain, or why no node proves anything
 */
export async function runUptime({ words: [word], flags, terminal }: Call<UptimeFlags>): Promise<Answer> {
  const worker = words.address(word, "a worker");
  return onChain(flags, async (connection) => {
    const urls = await nodeUrlsOf(connection, flags.node);
    const { answer, problems } = await terminal.during("Asking the nodes for proofs", () =>
      askInTurn(urls, (url) => measure(worker, url, connection)),
    );
    if (answer === undefined) throw noAnswer(problems);
    return { lines: linesOf(answer), data: answer };
  });
}

/** A share of a window. `share`: null where no earlier report is there to compare with. */
interface WindowShare {
  readonly name: string;
  readonly since: number | null;
  readonly share: { readonly online: number; readonly seconds: number; readonly percent: string } | null;
}

/** What was proved of a machine. */
interface Measured {
  readonly worker: Hex;
  readonly online: number;
  readonly asOf: number;
  readonly report: number;
  readonly windows: readonly WindowShare[];
}

async function measure(worker: Hex, url: string, { contracts, provider }: Connection): Promise<Measured> {
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  const checked = async (found: UptimeProof | null): Promise<UptimeProof | undefined> => {
    if (found === null) return undefined;
    if (isProved(worker, found, await contracts.reports.rootOf(found.sequence))) return found;
    throw new Error(`its proof does not fit the root of report ${found.sequence} on the chain`);
  };

  const newest = await checked((await fetchUptimes(url, worker, { from: now, to: now }, TIMEOUT_MS)).before);
  if (newest === undefined) throw new Error(`no report that can be proved attests the uptime of ${worker}`);
  const windows: WindowShare[] = [];
  for (const { name, seconds } of WINDOWS) {
    const start = Math.max(0, newest.asOf - seconds);
    const { before, after } = await fetchUptimes(url, worker, { from: start, to: start }, TIMEOUT_MS);
    const base = (await checked(before)) ?? (await checked(after));
    const share = base === undefined ? undefined : shareOf(base, newest);
    windows.push({ name, since: share === undefined ? null : (base?.asOf ?? null), share: share ?? null });
  }
  return { worker, online: newest.online, asOf: newest.asOf, report: newest.sequence, windows };
}

const linesOf = ({ worker, online, asOf, report, windows }: Measured): string[] => [
  `${worker} was online for ${online} s as of ${dateOf(asOf)} (report ${report}).`,
  ...windows.map(({ name, since, share }) =>
    share === null || since === null
      ? `${name}: there is no earlier report to compare with yet.`
      : `${name}: online ${share.online} of ${share.seconds} s since ${dateOf(since)}, ${share.percent}%.`,
  ),
  "Each count is proved against its report's root on the chain.",
];
