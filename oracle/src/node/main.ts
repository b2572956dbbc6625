import { loadNodeConfig } from "../config/nodeConfig.ts";
import { readSecrets } from "../config/secretsConfig.ts";
import type { ConfigSources } from "../config/loadConfig.ts";
import { createLog } from "../lib/createLog.ts";
import { runUntilSignal } from "../lib/runUntilSignal.ts";
import { createNode } from "./createNode.ts";

/** Runs a masternode until it is told to end. @throws ConfigError */
export async function runNode(sources: ConfigSources): Promise<void> {
  const config = loadNodeConfig(sources);
  const log = createLog("node", config.logLevel);
  await runUntilSignal(await createNode(config, readSecrets(sources.environment), log));
}
