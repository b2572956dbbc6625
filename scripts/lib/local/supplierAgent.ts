import { join } from "node:path";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { ROOT } from "../root.ts";
import { isHealthy } from "./isHealthy.ts";
import { oracleProgram } from "./oracleProgram.ts";
import { programWarning } from "./programWarning.ts";
import type { ProcessSpec } from "./ProcessSpec.ts";

/** Name of the agent's program. */
export const AGENT = "agent";

/** The supplier's agent on this machine. It sells for the supplier, whose key confirms the worker. */
export function supplierAgent(settings: { port: number; rpcUrl: string; stateDir: string }): ProcessSpec {
  const { port, rpcUrl, stateDir } = settings;
  return {
    name: AGENT,
    command: process.execPath,
    args: oracleProgram("agent"),
    cwd: ROOT,
    environment: {
      SONM_AGENT_PROFILE: "local",
      SONM_AGENT_RPC_URL: rpcUrl,
      SONM_AGENT_PORT: String(port),
      SONM_AGENT_DATA_DIR: join(stateDir, AGENT),
      SONM_AGENT_MASTER: localAccounts.supplier.address,
      SONM_WORKER_KEY: localAccounts.worker.privateKey,
      SONM_MASTER_KEY: localAccounts.supplier.privateKey,
    },
    ready: () => isHealthy(`http://127.0.0.1:${port}/health`),
    readyWithin: 60_000,
    warning: programWarning,
  };
}
