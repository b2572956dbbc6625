import { formatEther, Interface } from "ethers";

import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";

import { loadAgentKeys } from "./agent/loadAgentKeys.ts";
import { connect, type Connection } from "./chain/Connection.ts";
import { TransactionSender } from "./chain/TransactionSender.ts";
import { loadAgentConfig, type AgentConfig } from "./config/agentConfig.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { loadDeployment } from "./config/loadDeployment.ts";
import { readSnm } from "./config/readSnm.ts";
import { readSecrets } from "./config/secretsConfig.ts";
import { createLog } from "./lib/createLog.ts";

const HOW =
  "Use: bond show, bond deposit <SNM>, or bond withdraw <SNM or all>, with the flags and keys that the agent would get.";

const snm = new Interface(snmAbi);

/** Milliseconds between looks for a receipt: a person waits. */
const POLL_MS = 500;

/**
 * The worker's ledger balance, out of which bonds are taken: `bond show`, `bond deposit <SNM>` from the wallet of the
 * master, or of the worker where the master's key is not here, and `bond withdraw <SNM or all>` to the master's wallet.
 *
 * @throws ConfigError with what is wrong with the words, the flags or the chain
 * @throws ChainError where the chain refuses
 */
export async function runBond({ argv, environment }: ConfigSources): Promise<void> {
  const [action = "", word, ...rest] = argv;
  const flags = action === "show" && word !== undefined ? [word, ...rest] : rest;
  if (!["show", "deposit", "withdraw"].includes(action)) throw new ConfigError([HOW]);
  const wanted = action === "show" ? 0n : readAmount(word, action === "withdraw");
  const config = loadAgentConfig({ argv: flags, environment });
  const keys = loadAgentKeys(config, readSecrets(environment));
  const connection = await connect(loadDeployment(config));
  const { provider, contracts } = connection;
  try {
    const worker = keys.worker.address;
    if (action === "deposit") await deposit(connection, config, keys, wanted ?? 0n);
    if (action === "withdraw") {
      const amount = wanted ?? (await contracts.market.balanceOf(worker));
      const data = contracts.market.interface.encodeFunctionData("withdrawTo", [config.master ?? worker, amount]);
      await sender(connection, config, keys.worker).send("withdraw", { to: await contracts.market.getAddress(), data });
    }
    const balance = formatEther(await contracts.market.balanceOf(worker));
    console.log(JSON.stringify({ worker, ledgerBalance: balance, bond: config.bond }));
  } finally {
    provider.destroy();
  }
}

/** @returns SNM wei, undefined for all */
function readAmount(word: string | undefined, mayBeAll: boolean): bigint | undefined {
  if (mayBeAll && word === "all") return undefined;
  const amount = readSnm(word);
  if (amount === undefined) throw new ConfigError([HOW]);
  return amount;
}

async function deposit(
  connection: Connection,
  config: AgentConfig,
  { worker, master }: ReturnType<typeof loadAgentKeys>,
  amount: bigint,
): Promise<void> {
  const { market } = connection.contracts;
  const payer = sender(connection, config, master ?? worker);
  const marketAt = await market.getAddress();
  const approve = snm.encodeFunctionData("approve", [marketAt, amount]);
  await payer.send("approve the deposit", { to: await market.token(), data: approve });
  const data = market.interface.encodeFunctionData("depositFor", [worker.address, amount]);
  await payer.send("deposit for the worker", { to: marketAt, data });
}

function sender(
  { provider }: Connection,
  { replaceAfterMs, maxFeeGwei }: AgentConfig,
  wallet: ReturnType<typeof loadAgentKeys>["worker"],
): TransactionSender {
  return new TransactionSender(
    wallet,
    provider,
    { pollMs: POLL_MS, replaceAfterMs, maxFeeGwei },
    createLog("bond", "warn"),
  );
}
