import { join } from "node:path";

import { DeploymentResultType, deploy, type EIP1193Provider } from "@nomicfoundation/ignition-core";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };
import { Split } from "@sonm/protocol/generated/enums.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { CONTRACT_NAMES, type ContractAddresses } from "@sonm/protocol/networks.ts";

import LocalSonm from "../../../ignition/modules/LocalSonm.ts";
import Sonm from "../../../ignition/modules/Sonm.ts";
import { ROOT } from "../root.ts";
import { ArtifactFolder } from "./ArtifactFolder.ts";
import { failureText } from "./failureText.ts";
import type { SonmParameters } from "./SonmParameters.ts";

/** The deployment stopped. A journaled one goes on from where it stopped when it is run again. */
export class DeploymentFailedError extends Error {
  override readonly name = "DeploymentFailedError";
}

/** Where and how to deploy. */
export interface DeploymentTarget {
  /** Signs for `deployer`. */
  readonly provider: EIP1193Provider;
  /** Pays the transactions, and keeps no right; the provider's first account unless told. */
  readonly deployer?: string;
  /** Folder of compiled contracts. */
  readonly artifacts?: string;
  /** Folder that makes the deployment resumable; without one a deployment that fails starts over. */
  readonly journal?: string;
  /** Blocks to wait for after each transaction. */
  readonly confirmations?: number;
  /** Milliseconds between looks at the chain. */
  readonly pollingInterval?: number;
}

/**
 * Deploys the contracts, or finishes a deployment that a journal remembers.
 *
 * @throws DeploymentFailedError naming the contract and the reason
 */
export async function deploySonm(target: DeploymentTarget, parameters: SonmParameters): Promise<ContractAddresses> {
  const accounts = (await target.provider.request({ method: "eth_accounts" })) as string[];
  const result = await deploy({
    provider: target.provider,
    artifactResolver: new ArtifactFolder(target.artifacts ?? join(ROOT, "artifacts")),
    ignitionModule: parameters.legacyToken === undefined ? LocalSonm : Sonm,
    deploymentParameters: { Sonm: { ...moduleParameters(parameters) } },
    accounts,
    config: {
      requiredConfirmations: target.confirmations ?? 1,
      blockPollingInterval: target.pollingInterval ?? 10,
    },
    ...(target.deployer === undefined ? {} : { defaultSender: target.deployer }),
    ...(target.journal === undefined ? {} : { deploymentDir: target.journal }),
  });
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) throw new DeploymentFailedError(failureText(result));
  const { contracts } = result;
  return Object.fromEntries(
    CONTRACT_NAMES.map((name) => [name, contracts[Sonm.results[name].id]?.address]),
  ) as unknown as ContractAddresses;
}

/** The parameters as the module takes them, the benchmark list and the hardware classes included. */
const moduleParameters = ({ legacyToken, ...parameters }: SonmParameters) => ({
  ...parameters,
  ...(legacyToken === undefined ? {} : { legacyToken }),
  benchmarks: benchmarks.map(({ code, unit, split }) => ({ code, unit, split: Split[split as keyof typeof Split] })),
  hardwareClasses: hardwareClasses.map(({ gpuModels, minBenchmarks, ...others }) => ({
    ...others,
    gpuModels: [...gpuModels],
    minBenchmarks: packBenchmarks(minBenchmarks),
  })),
});
