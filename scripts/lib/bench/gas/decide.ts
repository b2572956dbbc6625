import { ZeroHash } from "ethers";

import type { ContractName } from "@sonm/protocol/networks.ts";

import { interfaces, type GasWorld } from "./GasWorld.ts";

/** Of the treasury, in the gas world. */
const DELAY = 60;

/** Has the treasury make calls, as the DAO does it: scheduled, and executed after the delay. */
export async function decide(
  { chain, addresses, governor }: GasWorld,
  calls: readonly (readonly [ContractName, string])[],
): Promise<void> {
  const { treasury } = interfaces;
  const batch: [string[], bigint[], string[], string, string] = [
    calls.map(([name]) => addresses[name]),
    calls.map(() => 0n),
    calls.map(([, payload]) => payload),
    ...([ZeroHash, ZeroHash] as [string, string]),
  ];
  const schedule = treasury.encodeFunctionData("scheduleBatch", [...batch, DELAY]);
  await chain.send(governor, addresses.Treasury, schedule);
  chain.pass(DELAY);
  await chain.send(governor, addresses.Treasury, treasury.encodeFunctionData("executeBatch", batch));
}
