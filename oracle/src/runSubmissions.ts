import { connect, type Connection } from "./chain/Connection.ts";
import { TransactionSender } from "./chain/TransactionSender.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { sendSteps, sentLines, type Sent } from "./cli/sendSteps.ts";
import { words } from "./cli/words.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { loadDeployment } from "./config/loadDeployment.ts";
import { loadNodeConfig } from "./config/nodeConfig.ts";
import { readSecrets } from "./config/secretsConfig.ts";
import { snmText } from "./dao/snmText.ts";
import { createLog } from "./lib/createLog.ts";
import { loadSigners } from "./node/loadSigners.ts";

/** Milliseconds between looks for a receipt: a person waits. */
const POLL_MS = 500;

/** What the reports that a node submitted are paid back: `submissions show`. @throws ConfigError with what is wrong */
export const showSubmissions = (call: Call): Promise<Answer> => withNode(call, () => Promise.resolve([]));

/** Has it paid to an address: `submissions collect <address>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function collectSubmissions(call: Call): Promise<Answer> {
  const to = words.address(call.words[0], "who is paid");
  return withNode(call, async ({ provider, contracts: { reports } }, { config, keys }) => {
    const { replaceAfterMs, maxFeeGwei } = config;
    const timing = { pollMs: POLL_MS, replaceAfterMs, maxFeeGwei };
    const log = createLog("submissions", "warn", "errors");
    const sender = new TransactionSender(keys.current, provider, timing, log);
    const data = reports.interface.encodeFunctionData("collectCredit", [to]);
    const what = `pay the credit of ${keys.current.address} to ${to}`;
    return sendSteps(call.terminal, { provider }, sender, [{ what, to: await reports.getAddress(), data }]);
  });
}

interface NodeParts {
  readonly config: ReturnType<typeof loadNodeConfig>;
  readonly keys: NonNullable<ReturnType<typeof loadSigners>>;
}

async function withNode(
  { settings, environment }: Call,
  task: (connection: Connection, node: NodeParts) => Promise<Sent[]>,
): Promise<Answer> {
  const config = loadNodeConfig(settings);
  const keys = loadSigners(config, readSecrets(environment));
  if (keys === undefined) throw new ConfigError(["Whose credit? Set the signer key or its keystore file."]);
  const connection = await connect(loadDeployment(config));
  try {
    const sent = await task(connection, { config, keys });
    const { reports } = connection.contracts;
    const submitter = keys.current.address;
    const [credit, perReport, budget] = await Promise.all([
      reports.creditOf(submitter),
      reports.submissionCredit(),
      reports.submissionBudget(),
    ]);
    return {
      lines: [
        ...sentLines(sent),
        `${submitter} has ${snmText(credit)} to collect. A report is paid back ${snmText(perReport)}, out of ${snmText(budget)}.`,
      ],
      data: { submitter, credit, perReport, budget, sent },
    };
  } finally {
    connection.provider.destroy();
  }
}
