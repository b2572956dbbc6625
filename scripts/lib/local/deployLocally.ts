import { join } from "node:path";

import { JsonRpcProvider } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf, type ContractAddresses, type Network } from "@sonm/protocol/networks.ts";

import { ArtifactFolder } from "../deploy/ArtifactFolder.ts";
import { checkDeployment } from "../deploy/checkDeployment.ts";
import { deploySonm } from "../deploy/deploySonm.ts";
import type { SonmParameters } from "../deploy/SonmParameters.ts";
import { jsonRpcProvider } from "../deploy/jsonRpcProvider.ts";
import { localParameters } from "../deploy/parameters.ts";
import { writeNetwork } from "../deploy/writeNetwork.ts";
import { ROOT } from "../root.ts";
import { seed } from "./seed.ts";

/** The contracts got other addresses than the ones that page, index and programs are made with. */
export class LocalAddressesChangedError extends Error {
  override readonly name = "LocalAddressesChangedError";

  constructor() {
    super("The local network's addresses changed; protocol/networks.json has the new ones. Start it again.");
  }
}

/** Milliseconds between looks at the chain. */
const POLLING = 25;

/**
 * Deploys to a fresh local chain, checks who holds which right, and sets the scene.
 *
 * @param endpoints URL of each masternode
 * @param changes to the local network's parameters
 * @throws LocalAddressesChangedError after writing the new addresses, if they differ from protocol/networks.json
 */
export async function deployLocally(
  network: Network,
  endpoints: readonly string[],
  changes: Partial<SonmParameters> = {},
): Promise<ContractAddresses> {
  const deployer = localAccounts.deployer.address;
  const target = { provider: jsonRpcProvider(network.rpcUrl), deployer, pollingInterval: POLLING };
  const parameters = { ...localParameters(), ...changes };
  const contracts = await deploySonm(target, parameters);
  if (await writeNetwork(LOCAL_CHAIN_ID, { ...networkOf(LOCAL_CHAIN_ID), contracts })) {
    throw new LocalAddressesChangedError();
  }
  const provider = new JsonRpcProvider(network.rpcUrl, LOCAL_CHAIN_ID, {
    staticNetwork: true,
    pollingInterval: POLLING,
  });
  try {
    await checkDeployment(provider, new ArtifactFolder(join(ROOT, "artifacts")), contracts, deployer, parameters);
    await seed(provider, contracts, endpoints);
  } finally {
    provider.destroy();
  }
  return contracts;
}
