import { existsSync } from "node:fs";
import { join, relative } from "node:path";

import hre from "hardhat";

import { LOCAL_CHAIN_ID, networks } from "@sonm/protocol/networks.ts";

import { ROOT } from "../root.ts";
import { ArtifactFolder } from "./ArtifactFolder.ts";
import { checkDeployment } from "./checkDeployment.ts";
import { deploymentPlan } from "./deploymentPlan.ts";
import { DeployOptionsError, type DeployOptions } from "./deployOptions.ts";
import { deploySonm } from "./deploySonm.ts";
import { firstBlock } from "./firstBlock.ts";
import { productionParameters } from "./parameters.ts";
import type { SonmParameters } from "./SonmParameters.ts";
import { writeNetwork } from "./writeNetwork.ts";

/**
 * Deploys to a network of Hardhat's configuration, checks the result and writes `protocol/networks.json`. A run that
 * was interrupted goes on where it stopped.
 *
 * @param say tells a person what happens
 */
export async function deployPublicly(options: DeployOptions, say: (text: string) => void): Promise<void> {
  if (hre.config.networks[options.network] === undefined) {
    const known = Object.keys(hre.config.networks).join(", ");
    throw new DeployOptionsError(`--network: hardhat.config.ts has no network "${options.network}"; it has: ${known}.`);
  }
  const parameters = parametersOf(options);
  const connection = await hre.network.create({ network: options.network });
  const { ethers, provider } = connection;
  const chainId = Number((await ethers.provider.getNetwork()).chainId);
  if (chainId === LOCAL_CHAIN_ID) {
    throw new DeployOptionsError(`Chain ${chainId} is the local network's; \`npm start\` deploys to it.`);
  }
  const [signer] = await ethers.getSigners();
  if (signer === undefined) throw new DeployOptionsError("The network has no account; set SONM_DEPLOYER_KEY.");
  const deployer = signer.address;
  const journal = join(ROOT, "ignition/deployments", `chain-${chainId}`);
  const resumes = existsSync(join(journal, "journal.jsonl"));

  say(await deploymentPlan({ provider: ethers.provider, deployer, chainId, parameters, journal, resumes }));
  if (options.dryRun) {
    say("Dry run: nothing was sent.");
    return;
  }
  const { confirmations } = options;
  const contracts = await deploySonm(
    { provider, deployer, journal, confirmations, pollingInterval: 1_000 },
    parameters,
  );
  await checkDeployment(
    ethers.provider,
    new ArtifactFolder(hre.config.paths.artifacts),
    contracts,
    deployer,
    parameters,
    await firstBlock(journal),
  );
  const known = networks[String(chainId)];
  await writeNetwork(chainId, {
    name: options.name,
    startBlock: await firstBlock(journal),
    rpcUrl: options.rpcUrl ?? known?.rpcUrl ?? "",
    graphqlUrl: options.graphqlUrl ?? known?.graphqlUrl ?? "",
    contracts,
  });
  say("Deployed and checked: every right is the treasury's. protocol/networks.json has the addresses.");
  say(`Commit it and ${relative(ROOT, journal)}. To publish the sources: npx hardhat ignition verify chain-${chainId}`);
}

function parametersOf(options: DeployOptions): SonmParameters {
  const { legacyToken, guardian, rpcUrl, graphqlUrl } = options;
  if (legacyToken === undefined)
    throw new DeployOptionsError("--legacy-token is missing: for which token is SNM swapped?");
  if (rpcUrl === undefined || graphqlUrl === undefined) {
    throw new DeployOptionsError(
      "--rpc-url and --graphql-url are missing: page and programs find the network by them.",
    );
  }
  return productionParameters({ legacyToken, guardian });
}
