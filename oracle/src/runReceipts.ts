import { z } from "zod";

import { connect } from "./chain/Connection.ts";
import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { loadAgentConfig, type AgentConfig } from "./config/agentConfig.ts";
import { loadDeployment } from "./config/loadDeployment.ts";
import { fetchJson } from "./http/fetchJson.ts";
import { dateOf } from "./lib/dateOf.ts";
import type { ReportDomain } from "./lib/ReportDomain.ts";
import { signedObservationSchema, type SignedObservation } from "./node/agreement/Observation.ts";
import { contradictionOf } from "./uptimes/contradictionOf.ts";
import { keptReceipts } from "./uptimes/keptReceipts.ts";
import type { Receipt } from "./uptimes/Receipt.ts";

const TIMEOUT_MS = 30_000;

/** Most bytes of the observations of one report. */
const MAX_BYTES = 256 * 1024 * 1024;

const observationsSchema = z.array(signedObservationSchema).max(31);

/** The nodes' receipts for this machine's time online, by node: `receipts`. @throws ConfigError with what is wrong with the settings */
export async function listReceipts({ settings }: Call): Promise<Answer> {
  const nodes = byNode(await keptReceipts(loadAgentConfig(settings)));
  return {
    data: nodes,
    lines:
      nodes.length === 0
        ? ["There are no receipts yet. Nodes give one an epoch, once they have measured the machine."]
        : nodes.map(
            ({ node, receipts, since, asOf, epoch, online }) =>
              `${node}: ${receipts} from ${dateOf(since)} to ${dateOf(asOf)}, the last in epoch ${epoch}: online for ${online} s.`,
          ),
  };
}

function byNode(receipts: readonly Receipt[]) {
  return [...Map.groupBy(receipts, ({ node }) => node)].flatMap(([node, kept]) => {
    const [oldest, newest] = [kept[0], kept.at(-1)];
    if (oldest === undefined || newest === undefined) return [];
    const { asOf, epoch, online, signature } = newest;
    return [{ node, receipts: kept.length, since: oldest.asOf, asOf, epoch, online, signature }];
  });
}

/**
 * Holds each receipt against what the node said in the report of that epoch: `receipts check`. A difference is proof that the node
 * lied.
 *
 * @throws ConfigError with what is wrong with the settings or the chain
 */
export async function checkReceipts({ settings, terminal }: Call): Promise<Answer> {
  const config = loadAgentConfig(settings);
  const receipts = await keptReceipts(config);
  const epochs = Map.groupBy(receipts, ({ epoch }) => epoch);
  const { checked, contradictions } = await terminal.during(`Asking the nodes about ${epochs.size} epochs`, () =>
    compareAll(epochs, config),
  );
  const found = `${checked} of ${receipts.length} receipts could be held against reports, and nothing contradicts them.`;
  return {
    failed: contradictions.length > 0,
    lines: contradictions.length > 0 ? contradictions : [found],
    data: { receipts: receipts.length, checked, contradictions },
  };
}

async function compareAll(epochs: ReadonlyMap<bigint, readonly Receipt[]>, config: AgentConfig) {
  const connection = await connect(loadDeployment(config));
  try {
    const urls = [...new Set([...Object.values(config.nodes), ...(await nodeUrlsOf(connection))])];
    const contradictions: string[] = [];
    let checked = 0;
    for (const [epoch, ofEpoch] of epochs) {
      const observations = await observationsOf(epoch, urls);
      checked += ofEpoch.filter(({ node }) =>
        observations.some(({ observation }) => observation.signer === node),
      ).length;
      contradictions.push(...compare(ofEpoch, observations, connection.domain));
    }
    return { checked, contradictions };
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
