import { loadAgentKeys } from "../agent/loadAgentKeys.ts";
import { connect, type Connection } from "../chain/Connection.ts";
import { readDirectory } from "../chain/readDirectory.ts";
import { loadAgentConfig, type AgentConfig } from "../config/agentConfig.ts";
import { readEnvironment } from "../config/environmentConfig.ts";
import type { ConfigSources } from "../config/loadConfig.ts";
import { loadDeployment } from "../config/loadDeployment.ts";
import { readSecrets } from "../config/secretsConfig.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { findCards } from "../modules/gpu/findCards.ts";
import { AGENT_TABLES } from "../store/agentTables.ts";
import { askNode } from "./askNode.ts";
import { checkCards } from "./checkCards.ts";
import { checkClock } from "./checkClock.ts";
import { checkDatabase } from "./checkDatabase.ts";
import { checkDisk } from "./checkDisk.ts";
import { checkPeers } from "./checkPeers.ts";
import { collectFindings } from "./collectFindings.ts";
import type { Finding } from "./Finding.ts";
import { tryPort } from "./tryPort.ts";

/** Bytes that the database of an agent takes at most. */
const OWN_BYTES = 256 * 1024 ** 2;

/** Bytes below which a disk challenge says little of a disk. */
const CHALLENGE_BYTES = 2 * 1024 ** 3;

/**
 * Everything that keeps an agent from its work, found before it runs, and whether its cards can compute.
 *
 * @throws ConfigError if the settings themselves are wrong
 */
export async function checkAgent(sources: ConfigSources): Promise<Finding[]> {
  const config = loadAgentConfig(sources);
  const keys = await collectFindings(() => loadAgentKeys(config, readSecrets(sources.environment)));
  const need = { least: OWN_BYTES, enough: OWN_BYTES + CHALLENGE_BYTES, purpose: "a challenge of the disk" };
  const [disk, cards, port, chain] = await Promise.all([
    checkDisk(config.dataDir, need),
    findCards().then((found) => checkCards(found, readEnvironment())),
    tryPort(config.host, config.port),
    collectFindings(() => connect(loadDeployment(config))),
  ]);
  await port.probe?.close();
  const findings = [...keys.findings, ...disk, ...port.findings, ...chain.findings];
  const connection = chain.value;
  const worker = keys.value === undefined ? undefined : lowerHex(keys.value.worker.address);
  try {
    const onChain = connection === undefined ? [] : await checkOnChain(config, connection, worker);
    return [...findings, ...databaseOf(config, connection, worker), ...onChain, ...cards];
  } finally {
    connection?.provider.destroy();
  }
}

function databaseOf(
  { dataDir }: AgentConfig,
  connection: Connection | undefined,
  worker: Hex | undefined,
): readonly Finding[] {
  const place = { dataDir, name: "agent.db", tables: AGENT_TABLES.length };
  if (connection === undefined || worker === undefined) return checkDatabase(place, undefined);
  const { deployment, firstBlock, domain } = connection;
  return checkDatabase(place, { chain: `${deployment.chainId} ${firstBlock} ${domain.reports}`, keys: [worker] });
}

async function checkOnChain(
  config: AgentConfig,
  connection: Connection,
  worker: Hex | undefined,
): Promise<readonly Finding[]> {
  const { provider } = connection;
  const { signerSet, nodes } = await readDirectory(connection, { range: config.logRange, overrides: config.nodes });
  const asked = await Promise.all(nodes.map(async ({ signer, url }) => ({ signer, answer: await askNode(url) })));
  const silent = signerSet.members.flatMap(({ signer }) =>
    nodes.some((node) => node.signer === signer) ? [] : [signer],
  );
  const block = await provider.getBlock("latest");
  const ahead = asked.flatMap(({ answer }) => (answer.ahead === undefined ? [] : [answer.ahead]));
  const nobody = "There are no masternodes yet, so nobody can measure this machine. Try again later.";
  return [
    ...(signerSet.setId === 0 ? [{ level: "error", text: nobody } as const] : []),
    ...(worker === undefined ? [] : await checkWorker(config, connection, worker)),
    ...(block === null ? [] : checkClock({ now: Date.now() / 1_000, block: block.timestamp, ahead })),
    ...checkPeers(asked, silent),
  ];
}

async function checkWorker(
  config: AgentConfig,
  { contracts, provider }: Connection,
  worker: Hex,
): Promise<readonly Finding[]> {
  const master = lowerHex(await contracts.market.masterOf(worker));
  const noGas = `${worker} holds 0 of the chain's coin and can't pay gas. Send it some.`;
  const wrongMaster = `The worker ${worker} belongs to ${master}. Remove it there (Market.removeWorker), or set master to it.`;
  return [
    ...((await provider.getBalance(worker)) === 0n ? [{ level: "error", text: noGas } as const] : []),
    ...(master !== worker && master !== (config.master ?? worker)
      ? [{ level: "error", text: wrongMaster } as const]
      : []),
    ...(config.master !== undefined && config.master !== worker && master === worker
      ? [
          {
            level: "note",
            text: `The master ${config.master} has not confirmed this worker yet (Market.confirmWorker).`,
          } as const,
        ]
      : []),
  ];
}
