import { ConfigError } from "../config/ConfigError.ts";
import type { Deployment } from "../config/loadDeployment.ts";
import { errorText } from "../lib/errorText.ts";
import type { RpcProvider } from "./RpcProvider.ts";

/**
 * Checks that the endpoint answers, serves the right chain, and that the contracts are there.
 *
 * @returns hash of the chain's first block, which tells apart chains with the same id
 * @throws ConfigError with a sentence for each problem
 */
export async function checkChain(provider: RpcProvider, deployment: Deployment): Promise<string> {
  const { chainId, rpcUrl, contracts } = deployment;
  let served: number;
  try {
    served = Number(await provider.send("eth_chainId", []));
  } catch (error) {
    throw new ConfigError([`The chain at ${rpcUrl} does not answer (${errorText(error)}). Start it or set rpcUrl.`]);
  }
  if (served !== chainId) {
    throw new ConfigError([`The chain at ${rpcUrl} is ${served}, not ${chainId}. Set rpcUrl or chainId.`]);
  }
  const missing: string[] = [];
  for (const [name, address] of Object.entries(contracts)) {
    if ((await provider.getCode(address)) === "0x") missing.push(`${name} (${address})`);
  }
  if (missing.length > 0) {
    throw new ConfigError([
      `There is no contract on chain ${chainId} at ${rpcUrl} for: ${missing.join(", ")}. Deploy it.`,
    ]);
  }
  const first = await provider.getBlock(0);
  if (first === null || first.hash === null)
    throw new ConfigError([`The chain at ${rpcUrl} does not give its first block.`]);
  return first.hash;
}
