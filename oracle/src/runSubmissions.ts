import { formatEther } from "ethers";

import { connect } from "./chain/Connection.ts";
import { TransactionSender } from "./chain/TransactionSender.ts";
import { addressSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";
import { loadDeployment } from "./config/loadDeployment.ts";
import { loadNodeConfig } from "./config/nodeConfig.ts";
import { readSecrets } from "./config/secretsConfig.ts";
import { createLog } from "./lib/createLog.ts";
import { loadSigners } from "./node/loadSigners.ts";

const HOW =
  "Use: submissions show, or submissions collect <address that is paid>, with the flags and keys that the node would get.";

/** Milliseconds between looks for a receipt: a person waits. */
const POLL_MS = 500;

/**
 * What the reports that a node submitted are paid back: `submissions show`, and `submissions collect <address>`.
 *
 * @throws ConfigError with what is wrong with the words, the flags or the chain
 * @throws ChainError where the chain refuses
 */
export async function runSubmissions({ argv, environment }: ConfigSources): Promise<void> {
  const [action = "", word = "", ...rest] = argv;
  const to = addressSetting.safeParse(word);
  if (action !== "show" && (action !== "collect" || !to.success)) throw new ConfigError([HOW]);
  const flags = action === "collect" ? rest : argv.slice(1);
  const config = loadNodeConfig({ argv: flags, environment });
  const keys = loadSigners(config, readSecrets(environment));
  if (keys === undefined) throw new ConfigError(["Whose credit? Set the signer key or its keystore file."]);
  const { provider, contracts } = await connect(loadDeployment(config));
  try {
    const { reports } = contracts;
    const submitter = keys.current.address;
    if (action === "collect") {
      const { replaceAfterMs, maxFeeGwei } = config;
      const settings = { pollMs: POLL_MS, replaceAfterMs, maxFeeGwei };
      const sender = new TransactionSender(keys.current, provider, settings, createLog("submissions", "warn"));
      const data = reports.interface.encodeFunctionData("collectCredit", [to.data ?? submitter]);
      await sender.send("collect the credit", { to: await reports.getAddress(), data });
    }
    const [credit, perReport, budget] = await Promise.all([
      reports.creditOf(submitter),
      reports.submissionCredit(),
      reports.submissionBudget(),
    ]);
    console.log(
      JSON.stringify({
        submitter,
        credit: formatEther(credit),
        perReport: formatEther(perReport),
        budget: formatEther(budget),
      }),
    );
  } finally {
    provider.destroy();
  }
}
