import type { UptimeProof } from "@sonm/protocol/uptime.ts";
import { z } from "zod";

import { connect, type Connection } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import { CHAIN_HOW, CHAIN_OPTIONS, chainFlags, chainOf } from "./config/chainFlags.ts";
import { addressSetting, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { askInTurn, noAnswer } from "./http/askInTurn.ts";
import { dateOf } from "./lib/dateOf.ts";
import type { Hex } from "./lib/Hex.ts";
import { fetchUptimes } from "./uptimes/fetchUptimes.ts";
import { isProved } from "./uptimes/isProved.ts";
import { shareOf } from "./uptimes/shareOf.ts";

const HOW = `Use: uptime <address of a worker> [--node <url of a node>] ${CHAIN_HOW}.`;

const TIMEOUT_MS = 20_000;

const DAY = 86_400;

const WINDOWS = [
  { name: "last day", seconds: DAY },
  { name: "last 30 days", seconds: 30 * DAY },
] as const;

const OPTIONS = { node: { type: "string" }, ...CHAIN_OPTIONS } as const;

const flagsSchema = z.strictObject({ node: urlSetting.optional(), ...chainFlags });

/**
 * Prints for how long a machine was online as the reports attest it: `uptime <worker>`. A node gives the proofs, the chain
 * the roots that they are checked against.
 *
 * @throws ConfigError with what is wrong with the flags or the chain, or why no node proves anything
 */
export async function runUptime([address, ...argv]: readonly string[]): Promise<void> {
  const worker = addressSetting.safeParse(address);
  if (!worker.success) throw new ConfigError([HOW]);
  const flags = readVerbFlags(flagsSchema, OPTIONS, argv, HOW);
  const connection = await connect(chainOf(flags));
  try {
    const urls = flags.node === undefined ? await nodeUrlsOf(connection) : [flags.node.replace(/\/+$/, "")];
    const { answer, problems } = await askInTurn(urls, (url) => describe(worker.data, url, connection));
    if (answer === undefined) throw noAnswer(problems);
    console.log(answer.join("\n"));
  } finally {
    connection.provider.destroy();
  }
}

async function describe(worker: Hex, url: string, { contracts, provider }: Connection): Promise<string[]> {
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  const checked = async (found: UptimeProof | null): Promise<UptimeProof | undefined> => {
    if (found === null) return undefined;
    if (isProved(worker, found, await contracts.reports.rootOf(found.sequence))) return found;
    throw new Error(`its proof does not fit the root of report ${found.sequence} on the chain`);
  };

  const newest = await checked((await fetchUptimes(url, worker, { from: now, to: now }, TIMEOUT_MS)).before);
  if (newest === undefined) throw new Error(`no report that can be proved attests the uptime of ${worker}`);
  const lines = [
    `${worker} was online for ${newest.online} s as of ${dateOf(newest.asOf)} (report ${newest.sequence}).`,
  ];
  for (const { name, seconds } of WINDOWS) {
    const start = Math.max(0, newest.asOf - seconds);
    const { before, after } = await fetchUptimes(url, worker, { from: start, to: start }, TIMEOUT_MS);
    const base = (await checked(before)) ?? (await checked(after));
    const share = base === undefined ? undefined : shareOf(base, newest);
    lines.push(
      base === undefined || share === undefined
        ? `${name}: there is no earlier report to compare with yet.`
        : `${name}: online ${share.online} of ${share.seconds} s since ${dateOf(base.asOf)}, ${share.percent}%.`,
    );
  }
  return [...lines, "Each count is proved against its report's root on the chain."];
}
