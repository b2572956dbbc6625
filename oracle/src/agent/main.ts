import { loadAgentConfig } from "../config/agentConfig.ts";
import type { ConfigSources } from "../config/loadConfig.ts";
import { readSecrets } from "../config/secretsConfig.ts";
import { createLog } from "../lib/createLog.ts";
import { runUntilSignal } from "../lib/runUntilSignal.ts";
import { createAgent } from "./createAgent.ts";

/** Runs a supplier's agent until it is told to end. @throws ConfigError */
export async function runAgent(sources: ConfigSources): Promise<void> {
  const config = loadAgentConfig(sources);
  const log = createLog("agent", config.logLevel);
  await runUntilSignal(await createAgent(config, readSecrets(sources.environment), log));
}
