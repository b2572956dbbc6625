import { parseEther } from "ethers";

import type { Contracts } from "../../chain/Contracts.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import type { AgentConfig } from "../../config/agentConfig.ts";
import type { Costs } from "./Costs.ts";

/** Gas of a deal's transactions, as the bench measures them: their limits, rounded up. */
const OPEN_GAS = 120_000n;
const BILL_GAS = 57_000n;
const CLOSE_GAS = 52_000n;

const PPM_OF_PERCENT = 10_000;

/** What a deal costs now, by the chain's fee, rate and gas price, and what the owner counts the chain's coin as. */
export async function readCosts(
  contracts: Pick<Contracts, "market" | "reports">,
  provider: Pick<RpcProvider, "getFeeData">,
  config: Pick<AgentConfig, "billSeconds" | "offlinePercent" | "bond" | "rewardSnmPerCoin">,
): Promise<Costs> {
  const [fee, { rate }, { gasPrice }] = await Promise.all([
    contracts.market.fee(),
    contracts.reports.latestRate(),
    provider.getFeeData(),
  ]);
  // wei of coin x SNM wei of a coin / SNM wei of a USD: USD with 18 decimals
  const usd = (gas: bigint): bigint => (rate === 0n ? 0n : (gas * (gasPrice ?? 0n) * config.rewardSnmPerCoin) / rate);
  const snm = parseEther(config.bond);
  return {
    ...{ open: usd(OPEN_GAS), bill: usd(BILL_GAS), close: usd(CLOSE_GAS), billSeconds: config.billSeconds },
    feeBasisPoints: Number(fee),
    offlinePpm: Math.round(config.offlinePercent * PPM_OF_PERCENT),
    bond: rate === 0n ? 0n : (snm * 10n ** 18n) / rate,
  };
}
