import { formatEther, getCreateAddress, type Provider } from "ethers";

import { CONTRACT_NAMES, type ContractName } from "@sonm/protocol/networks.ts";

import type { SonmParameters } from "./SonmParameters.ts";

/** Gas that the whole deployment uses, rounded up; a test compares it with what is used. */
export const DEPLOYMENT_GAS = 60_000_000n;

/** What a deployment is about to do, for people. */
export interface PlanInput {
  readonly provider: Provider;
  readonly deployer: string;
  readonly chainId: number;
  readonly parameters: SonmParameters;
  /** Folder of the journal. */
  readonly journal: string;
  /** Whether the journal holds an earlier, unfinished run. */
  readonly resumes: boolean;
}

/** What contracts make in their constructors, in this order, with the first nonces of their own. */
const MADE: Readonly<Partial<Record<ContractName, readonly ContractName[]>>> = {
  Genesis: ["SNM", "TeamPool", "LegacySwap"],
  FeeSplitter: ["Dividends"],
  Market: ["Profiles", "Amendments", "Guarantees"],
};

/** Contracts that a transaction of the deployer's makes, in the order of these. */
export const MADE_BY_DEPLOYER = CONTRACT_NAMES.filter((name) => !Object.values(MADE).flat().includes(name));

/** @param nonce of the transaction that makes the first contract */
function addressOf(name: ContractName, deployer: string, nonce: number): string {
  for (const maker of MADE_BY_DEPLOYER) {
    const made = MADE[maker]?.indexOf(name) ?? -1;
    if (made !== -1) return getCreateAddress({ from: addressOf(maker, deployer, nonce), nonce: made + 1 });
  }
  return getCreateAddress({ from: deployer, nonce: nonce + MADE_BY_DEPLOYER.indexOf(name) });
}

/** The plan as text: who pays, what is deployed where, with which parameters. */
export async function deploymentPlan(input: PlanInput): Promise<string> {
  const { provider, deployer, chainId, parameters, journal, resumes } = input;
  const [balance, nonce, fees] = await Promise.all([
    provider.getBalance(deployer),
    provider.getTransactionCount(deployer),
    provider.getFeeData(),
  ]);
  // a stand-in of the original token comes before all of them
  const first = parameters.legacyToken === undefined ? nonce + 1 : nonce;
  const cost = DEPLOYMENT_GAS * (fees.maxFeePerGas ?? fees.gasPrice ?? 0n);
  const contracts = resumes
    ? ["goes on from the journal; what it lists as deployed stays"]
    : CONTRACT_NAMES.map((name) => `${name.padEnd(20)} ${addressOf(name, deployer, first)}`);
  return [
    `Chain ${chainId}, deployer ${deployer} with ${formatEther(balance)} of the chain's coin.`,
    `It may cost up to ${formatEther(cost)}${balance < cost ? ": FUND THE DEPLOYER FIRST" : ""}.`,
    `Journal: ${journal}`,
    "Contracts:",
    ...contracts.map((line) => `  ${line}`),
    "Parameters:",
    ...Object.entries(parameters).map(([name, value]) => `  ${name.padEnd(20)} ${String(value)}`),
  ].join("\n");
}
