import { readFileSync } from "node:fs";

import { networkOf, NetworkUnknownError } from "@sonm/protocol/networks.ts";
import { z } from "zod";

import type { Hex } from "../lib/Hex.ts";
import { addressSetting, urlSetting } from "./commonSettings.ts";
import { ConfigError } from "./ConfigError.ts";

/** Where the contracts are that node and agent use. Addresses in lower case. */
export interface Deployment {
  readonly chainId: number;
  readonly rpcUrl: string;
  /** Nothing of the contracts happened before this block. */
  readonly startBlock: number;
  /** The index's query endpoint, where the network has one. */
  readonly graphqlUrl?: string | undefined;
  readonly contracts: {
    readonly Masternodes: Hex;
    readonly Reports: Hex;
    readonly Hardware: Hex;
    readonly Market: Hex;
    readonly Guarantees: Hex;
    readonly HardwareClasses: Hex;
    readonly Duty: Hex;
    readonly Treasury: Hex;
    readonly Releases: Hex;
    readonly RewardPrograms: Hex;
    readonly ClassBalances: Hex;
    readonly ProgramController: Hex;
  };
}

const networkSchema = z.object({
  startBlock: z.int().nonnegative(),
  rpcUrl: urlSetting,
  graphqlUrl: urlSetting.optional(),
  contracts: z.object({
    Masternodes: addressSetting,
    Reports: addressSetting,
    Hardware: addressSetting,
    Market: addressSetting,
    Guarantees: addressSetting,
    HardwareClasses: addressSetting,
    Duty: addressSetting,
    Treasury: addressSetting,
    Releases: addressSetting,
    RewardPrograms: addressSetting,
    ClassBalances: addressSetting,
    ProgramController: addressSetting,
  }),
});

/** Where a deployment is looked for. `networksFile`: instead of `protocol/networks.json`. */
export interface NetworkSource {
  readonly chainId: number;
  readonly networksFile?: string | undefined;
}

/**
 * Finds the deployment on a chain.
 *
 * @throws ConfigError if there is none, or the file can't be used
 */
export function loadDeployment(
  settings: NetworkSource & {
    readonly rpcUrl?: string | undefined;
  },
): Deployment {
  const { chainId } = settings;
  const result = networkSchema.safeParse(networkEntry(settings));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ConfigError([
      `The deployment on chain ${chainId} can't be used: ${issue?.path.join(".")} ${issue?.message}. ` +
        "Deploy again, or correct the file of networks.",
    ]);
  }
  const { contracts, startBlock, rpcUrl, graphqlUrl } = result.data;
  return { chainId, startBlock, contracts, graphqlUrl, rpcUrl: settings.rpcUrl ?? rpcUrl };
}

/** What is written of the network, unread. @throws ConfigError if nothing is */
export function networkEntry({ chainId, networksFile }: NetworkSource): unknown {
  return networksFile === undefined ? knownNetwork(chainId) : fileEntry(networksFile, chainId);
}

function knownNetwork(chainId: number): unknown {
  try {
    return networkOf(chainId);
  } catch (error) {
    if (error instanceof NetworkUnknownError) throw new ConfigError([error.message]);
    throw error;
  }
}

function fileEntry(file: string, chainId: number): unknown {
  let networks: unknown;
  try {
    networks = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ConfigError([`The file of networks ${file} can't be read as JSON: ${(error as Error).message}.`]);
  }
  const entry = (networks as Record<string, unknown> | null)?.[String(chainId)];
  if (entry === undefined) throw new ConfigError([`The file of networks ${file} has no entry for chain ${chainId}.`]);
  return entry;
}
