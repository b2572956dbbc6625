import type { Deployment } from "../config/loadDeployment.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { ChainClock } from "./ChainClock.ts";
import { checkChain } from "./checkChain.ts";
import { contractsOf, type Contracts } from "./Contracts.ts";
import { RpcProvider } from "./RpcProvider.ts";

/** A checked connection to the chain. */
export interface Connection {
  readonly deployment: Deployment;
  readonly provider: RpcProvider;
  readonly contracts: Contracts;
  readonly clock: ChainClock;
  readonly domain: ReportDomain;
  /** Hash of the chain's first block. */
  readonly firstBlock: string;
}

/**
 * Connects to the chain and checks that the contracts are there.
 *
 * @throws ConfigError with a sentence for each problem
 */
export async function connect(deployment: Deployment): Promise<Connection> {
  const provider = new RpcProvider(deployment.rpcUrl, deployment.chainId);
  try {
    const firstBlock = await checkChain(provider, deployment);
    return {
      deployment,
      provider,
      contracts: contractsOf(deployment, provider),
      clock: new ChainClock(),
      domain: { chainId: deployment.chainId, reports: lowerHex(deployment.contracts.Reports) },
      firstBlock,
    };
  } catch (error) {
    provider.destroy();
    throw error;
  }
}
