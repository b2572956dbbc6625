import { join } from "node:path";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import oracle from "../../../oracle/package.json" with { type: "json" };
import { ROOT } from "../root.ts";
import { isHealthy } from "./isHealthy.ts";
import { oracleProgram } from "./oracleProgram.ts";
import { programWarning } from "./programWarning.ts";
import type { ProcessSpec } from "./ProcessSpec.ts";
import { livePriceSource } from "./livePrice.ts";
import { LOCAL_MASTERNODES } from "./localMasternodes.ts";

/** Where a masternode's oracle runs. */
export interface OracleNodeSettings {
  /** Place in `LOCAL_MASTERNODES`. */
  readonly index: number;
  readonly port: number;
  readonly rpcUrl: string;
  readonly pricePort: number;
  /** Folder for the states of all programs. */
  readonly stateDir: string;
  /** Settings beyond the local profile. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** The name of a masternode's program. */
export const oracleName = (index: number): string => `oracle-${index + 1}`;

/** The oracle of one masternode. */
export function oracleNode({ index, port, rpcUrl, pricePort, stateDir, settings }: OracleNodeSettings): ProcessSpec {
  const name = oracleName(index);
  const masternode = LOCAL_MASTERNODES[index];
  if (masternode === undefined) throw new Error(`The local network has no masternode ${index + 1}.`);
  return {
    name,
    command: process.execPath,
    args: oracleProgram("node"),
    cwd: ROOT,
    environment: {
      NODE_OPTIONS: oracle.config.nodeOptions,
      SONM_NODE_PROFILE: "local",
      SONM_NODE_RPC_URL: rpcUrl,
      SONM_NODE_PORT: String(port),
      SONM_NODE_DATA_DIR: join(stateDir, name),
      SONM_NODE_RATE_SOURCES: JSON.stringify([livePriceSource(pricePort)]),
      SONM_SIGNER_KEY: localAccounts[masternode.signer].privateKey,
      ...settings,
    },
    ready: () => isHealthy(`http://127.0.0.1:${port}/health`),
    readyWithin: 60_000,
    warning: programWarning,
  };
}
