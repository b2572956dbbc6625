import { Interface } from "ethers";

import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";

import { loadAgentKeys } from "./agent/loadAgentKeys.ts";
import { connect, type Connection } from "./chain/Connection.ts";
import { TransactionSender } from "./chain/TransactionSender.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { sendSteps, sentLines, type Sent } from "./cli/sendSteps.ts";
import { words } from "./cli/words.ts";
import { loadAgentConfig, type AgentConfig } from "./config/agentConfig.ts";
import { loadDeployment } from "./config/loadDeployment.ts";
import { readSnm } from "./config/readSnm.ts";
import { readSecrets } from "./config/secretsConfig.ts";
import { snmText } from "./dao/snmText.ts";
import { createLog } from "./lib/createLog.ts";

const snm = new Interface(snmAbi);

/** Milliseconds between looks for a receipt: a person waits. */
const POLL_MS = 500;

/** The agent that a verb is about. */
interface Agent {
  readonly config: AgentConfig;
  readonly keys: ReturnType<typeof loadAgentKeys>;
}

/** The worker's ledger balance, out of which bonds are taken: `bond show`. @throws ConfigError with what is wrong */
export const showBond = (call: Call): Promise<Answer> => withAgent(call, () => Promise.resolve([]));

/**
 * Puts SNM there, `bond deposit <SNM>`: from the wallet of the master, or of the worker where the master's key is not here.
 *
 * @throws ConfigError with what is wrong, or why the chain refuses
 */
export async function depositBond(call: Call): Promise<Answer> {
  const amount = words.snm(call.words[0]);
  return withAgent(call, async (connection, { config, keys: { worker, master } }) => {
    const { market } = connection.contracts;
    const to = await market.getAddress();
    const approve = snm.encodeFunctionData("approve", [to, amount]);
    const deposit = market.interface.encodeFunctionData("depositFor", [worker.address, amount]);
    return sendSteps(call.terminal, connection, sender(connection, config, master ?? worker), [
      { what: `let the market take ${snmText(amount)} of the wallet`, to: await market.token(), data: approve },
      { what: `deposit ${snmText(amount)} for the worker ${worker.address}`, to, data: deposit },
    ]);
  });
}

/** Takes SNM out to the master's wallet: `bond withdraw <SNM or all>`. @throws ConfigError as `depositBond` does */
export async function withdrawBond(call: Call): Promise<Answer> {
  const wanted = words.snmOrAll(call.words[0]);
  return withAgent(call, async (connection, { config, keys: { worker } }) => {
    const { market } = connection.contracts;
    const amount = wanted ?? (await market.balanceOf(worker.address));
    const master = config.master ?? worker.address;
    const data = market.interface.encodeFunctionData("withdrawTo", [master, amount]);
    const what = `withdraw ${snmText(amount)} to ${master}`;
    return sendSteps(call.terminal, connection, sender(connection, config, worker), [
      { what, to: await market.getAddress(), data },
    ]);
  });
}

async function withAgent(
  { settings, environment }: Call,
  task: (connection: Connection, agent: Agent) => Promise<Sent[]>,
): Promise<Answer> {
  const config = loadAgentConfig(settings);
  const keys = loadAgentKeys(config, readSecrets(environment));
  const connection = await connect(loadDeployment(config));
  try {
    const sent = await task(connection, { config, keys });
    const worker = keys.worker.address;
    const ledgerBalance = await connection.contracts.market.balanceOf(worker);
    const bond = readSnm(config.bond) ?? 0n;
    const promise = bond === 0n ? "Its asks promise no bond." : `Each of its asks promises ${snmText(bond)}.`;
    return {
      lines: [...sentLines(sent), `${worker} has ${snmText(ledgerBalance)} in the market. ${promise}`],
      data: { worker, ledgerBalance, bond, sent },
    };
  } finally {
    connection.provider.destroy();
  }
}

function sender(
  { provider }: Connection,
  { replaceAfterMs, maxFeeGwei }: AgentConfig,
  wallet: ReturnType<typeof loadAgentKeys>["worker"],
): TransactionSender {
  const timing = { pollMs: POLL_MS, replaceAfterMs, maxFeeGwei };
  return new TransactionSender(wallet, provider, timing, createLog("bond", "warn", "errors"));
}
