import { getAddress } from "ethers";
import { z } from "zod";

import { CONTRACT_NAMES, type ContractAddresses } from "@sonm/protocol/networks.ts";

import { addressSetting } from "../config/commonSettings.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { networkEntry, type NetworkSource } from "../config/loadDeployment.ts";
import type { Hex } from "../lib/Hex.ts";

/** With their checksums, as people compare them. */
const spelledAddress = addressSetting.transform((address) => getAddress(address) as Hex);

const entrySchema = z.object({
  contracts: z.object(Object.fromEntries(CONTRACT_NAMES.map((name) => [name, spelledAddress]))),
});

/** The address of every contract of a network. @throws ConfigError where one is missing: a deployment from before the DAO */
export function daoAddresses(source: NetworkSource): ContractAddresses {
  const result = entrySchema.safeParse(networkEntry(source));
  if (result.success) return result.data.contracts as ContractAddresses;
  const missing = [...new Set(result.error.issues.map(({ path }) => String(path.at(-1))))];
  throw new ConfigError([
    `The deployment on chain ${source.chainId} has no ${missing.join(", ")}. Deploy again, or name another file of networks.`,
  ]);
}
