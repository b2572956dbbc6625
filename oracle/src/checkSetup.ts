import { formatEther } from "ethers";

import { loadAgentKeys } from "./agent/loadAgentKeys.ts";
import { connect, type Connection } from "./chain/Connection.ts";
import { loadAgentConfig } from "./config/agentConfig.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { loadDeployment } from "./config/loadDeployment.ts";
import { loadNodeConfig } from "./config/nodeConfig.ts";
import { readSecrets } from "./config/secretsConfig.ts";
import { fetchJson } from "./http/fetchJson.ts";
import { errorText } from "./lib/errorText.ts";
import { lowerHex } from "./lib/lowerHex.ts";
import { loadSigners, type SignerKeys } from "./node/loadSigners.ts";
import { readRate } from "./node/rate/readRate.ts";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 1024 * 1024;

/**
 * Says what is wrong with a program's settings, without changing anything: `check node` or `check agent`, with the
 * flags and the environment that the program would get.
 *
 * @throws ConfigError with a sentence for each problem
 */
export async function checkSetup({ argv, environment }: ConfigSources): Promise<void> {
  const [program, ...flags] = argv;
  const sources = { argv: flags, environment };
  if (program === "node") await report(await checkNode(sources));
  else if (program === "agent") await report(await checkAgent(sources));
  else throw new ConfigError(["Say what to check: `check node` or `check agent`, with the flags that it would get."]);
}

function report(problems: readonly string[]): Promise<void> {
  if (problems.length > 0) return Promise.reject(new ConfigError(problems));
  console.log("Nothing is wrong.");
  return Promise.resolve();
}

async function checkNode(sources: ConfigSources): Promise<string[]> {
  const config = loadNodeConfig(sources);
  const keys = loadSigners(config, readSecrets(sources.environment));
  const sourceProblems = await Promise.all(
    config.rateSources.map(async (source) => {
      try {
        readRate(await fetchJson(source.url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }), source);
        return [];
      } catch (error) {
        return [`The price source ${source.url} gives no rate: ${errorText(error)}. Correct its url, path or kind.`];
      }
    }),
  );
  const connection = await connect(loadDeployment(config));
  try {
    return [...sourceProblems.flat(), ...(keys === undefined ? [] : await checkSigner(connection, keys))];
  } finally {
    connection.provider.destroy();
  }
}

async function checkSigner(
  { contracts, provider }: Connection,
  { current: wallet, next }: SignerKeys,
): Promise<string[]> {
  const owner = await contracts.masternodes.ownerOf(wallet.address);
  const { active, signer } = await contracts.masternodes.masternode(owner);
  const isSigner = [wallet, next].some((key) => key?.address === signer);
  return [
    ...(BigInt(owner) === 0n ? [`${wallet.address} signs for no masternode. Register it (Masternodes.register).`] : []),
    ...(BigInt(owner) !== 0n && !active
      ? [`The masternode of ${owner} has no seat. Add stake (Masternodes.addStake).`]
      : []),
    ...(BigInt(owner) !== 0n && !isSigner
      ? [`The masternode of ${owner} signs with ${signer}, whose key is not here. Set it, as the next one if need be.`]
      : []),
    ...((await provider.getBalance(wallet.address)) === 0n ? [noGas(wallet.address)] : []),
  ];
}

async function checkAgent(sources: ConfigSources): Promise<string[]> {
  const config = loadAgentConfig(sources);
  const keys = loadAgentKeys(config, readSecrets(sources.environment));
  const connection = await connect(loadDeployment(config));
  try {
    const { contracts, provider } = connection;
    const worker = lowerHex(keys.worker.address);
    const master = lowerHex(await contracts.market.masterOf(worker));
    const [setId] = await contracts.masternodes.signerSet();
    return [
      ...((await provider.getBalance(worker)) === 0n ? [noGas(worker)] : []),
      ...(master !== worker && master !== (config.master ?? worker)
        ? [`The worker ${worker} belongs to ${master}. Remove it there (Market.removeWorker), or set master to it.`]
        : []),
      ...(setId === 0n ? ["There are no masternodes yet, so nobody can measure this machine. Try again later."] : []),
    ];
  } finally {
    connection.provider.destroy();
  }
}

const noGas = (address: string): string =>
  `${address} holds ${formatEther(0n)} of the chain's coin and can't pay gas. Send it some.`;
