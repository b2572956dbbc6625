import { z } from "zod";

import { connect } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import { loadAgentConfig, type AgentConfig } from "./config/agentConfig.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { loadDeployment } from "./config/loadDeployment.ts";
import { fetchJson } from "./http/fetchJson.ts";
import type { ReportDomain } from "./lib/ReportDomain.ts";
import { signedObservationSchema, type SignedObservation } from "./node/agreement/Observation.ts";
import { contradictionOf } from "./uptimes/contradictionOf.ts";
import { keptReceipts } from "./uptimes/keptReceipts.ts";
import type { Receipt } from "./uptimes/Receipt.ts";

const HOW = "Use: receipts, or receipts check, with the flags that the agent would get.";

const TIMEOUT_MS = 30_000;

/** Most bytes of the observations of one report. */
const MAX_BYTES = 256 * 1024 * 1024;

const observationsSchema = z.array(signedObservationSchema).max(31);

/**
 * The nodes' receipts for this machine's time online: `receipts` lists them by node, `receipts check` holds each against
 * what the node said in the report of that epoch. A difference is proof that the node lied.
 *
 * @throws ConfigError with what is wrong with the words or flags, or with every contradiction
 */
export async function runReceipts({ argv, environment }: ConfigSources): Promise<void> {
  const [first] = argv;
  const isCheck = first === "check";
  if (first !== undefined && !isCheck && !first.startsWith("--")) throw new ConfigError([HOW]);
  const config = loadAgentConfig({ argv: isCheck ? argv.slice(1) : argv, environment });
  const receipts = await keptReceipts(config);
  if (isCheck) await check(receipts, config);
  else for (const line of byNode(receipts)) console.log(line);
}

/** One JSON object a line for each node. */
function byNode(receipts: readonly Receipt[]): string[] {
  const nodes = Map.groupBy(receipts, ({ node }) => node);
  if (nodes.size === 0)
    return ["There are no receipts yet. Nodes give one an epoch, once they have measured the machine."];
  return [...nodes].map(([node, kept]) => {
    const [oldest, newest] = [kept[0], kept.at(-1)];
    return JSON.stringify({
      node,
      receipts: kept.length,
      since: oldest?.asOf,
      asOf: newest?.asOf,
      epoch: String(newest?.epoch),
      online: newest?.online,
      signature: newest?.signature,
    });
  });
}

async function check(receipts: readonly Receipt[], config: AgentConfig): Promise<void> {
  const connection = await connect(loadDeployment(config));
  try {
    const urls = [...new Set([...Object.values(config.nodes), ...(await nodeUrlsOf(connection))])];
    const epochs = Map.groupBy(receipts, ({ epoch }) => epoch);
    const contradictions: string[] = [];
    let checked = 0;
    for (const [epoch, ofEpoch] of epochs) {
      const observations = await observationsOf(epoch, urls);
      checked += ofEpoch.filter(({ node }) =>
        observations.some(({ observation }) => observation.signer === node),
      ).length;
      contradictions.push(...compare(ofEpoch, observations, connection.domain));
    }
    if (contradictions.length > 0) throw new ConfigError(contradictions);
    console.log(
      `${checked} of ${receipts.length} receipts could be held against reports, and nothing contradicts them.`,
    );
  } finally {
    connection.provider.destroy();
  }
}

function compare(
  receipts: readonly Receipt[],
  observations: readonly SignedObservation[],
  domain: ReportDomain,
): string[] {
  return receipts.flatMap((receipt) =>
    observations.flatMap((observation) => contradictionOf(receipt, observation, domain) ?? []),
  );
}

/** What nodes said in the report of an epoch, from the first that has it; nothing where none does. */
async function observationsOf(epoch: bigint, urls: readonly string[]): Promise<SignedObservation[]> {
  for (const url of urls) {
    try {
      const options = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
      return observationsSchema.parse(await fetchJson(`${url}/reports/${epoch}/observations`, options));
    } catch {
      // Another node may have it. One that none has any more can't be checked, and is not counted.
    }
  }
  return [];
}
