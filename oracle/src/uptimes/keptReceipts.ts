import { existsSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import type { AgentConfig } from "../config/agentConfig.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { fetchJson, FetchProblem } from "../http/fetchJson.ts";
import { AGENT_TABLES } from "../store/agentTables.ts";
import { openDatabase } from "../store/openDatabase.ts";
import { ReceiptStore } from "../store/ReceiptStore.ts";
import { receiptSchema, type Receipt } from "./Receipt.ts";

const TIMEOUT_MS = 5_000;

/** Most bytes of an agent's answer: 500 receipts of each of many nodes. */
const MAX_BYTES = 64 * 1024 * 1024;

const answerSchema = z.object({ receipts: z.array(receiptSchema) });

/**
 * The receipts that an agent keeps: asked of the agent where it runs, since its database is its own then, else read there.
 *
 * @throws ConfigError if there is neither
 */
export async function keptReceipts({
  host,
  port,
  dataDir,
}: Pick<AgentConfig, "host" | "port" | "dataDir">): Promise<Receipt[]> {
  try {
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}/receipts`;
    return answerSchema.parse(await fetchJson(url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES })).receipts;
  } catch (error) {
    if (!(error instanceof FetchProblem) || error.status !== 0) {
      throw new ConfigError([`What answers on port ${port} is no agent that keeps receipts. Give the agent's --port.`]);
    }
  }
  const file = join(dataDir, "agent.db");
  if (!existsSync(file)) {
    throw new ConfigError([`No agent answers on port ${port}, and there is no ${file}. Give the agent's --data-dir.`]);
  }
  const database = openDatabase(file, AGENT_TABLES);
  try {
    return new ReceiptStore(database).list();
  } finally {
    database.close();
  }
}
