import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import type { ContractAddresses } from "@sonm/protocol/networks.ts";

import { connectContracts, type SonmContracts } from "../../scripts/lib/deploy/connectContracts.ts";
import { deploySonm } from "../../scripts/lib/deploy/deploySonm.ts";
import { localParameters } from "../../scripts/lib/deploy/parameters.ts";
import type { SonmParameters } from "../../scripts/lib/deploy/SonmParameters.ts";

/**
 * Runs the one deployment on a simulated chain, with the local network's parameters unless others are given.
 *
 * @param changes parameters that differ; the first account has swapped the stand-in of the original token for SNM
 * @returns the contracts, connected to the first account, and their addresses
 */
export async function deployContracts(
  connection: NetworkConnection,
  changes: Partial<SonmParameters> = {},
): Promise<SonmContracts & { addresses: ContractAddresses }> {
  const [deployer] = await connection.ethers.getSigners();
  if (deployer === undefined) throw new Error("The simulated chain has no accounts.");
  const parameters = { ...localParameters(), ...changes };
  const target = { provider: connection.provider, artifacts: hre.config.paths.artifacts, pollingInterval: 1 };
  const addresses = await deploySonm(target, parameters);
  return { ...connectContracts(addresses, deployer), addresses };
}
