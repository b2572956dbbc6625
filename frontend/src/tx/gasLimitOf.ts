import { GAS_OF_EMPTIED_SLOT } from "@sonm/protocol/gas.ts";
import type { Address, Client } from "viem";
import { estimateGas } from "viem/actions";

import type { Call } from "../chain/Call.ts";

/** Gas beyond the estimate, in percent: what is owed grows between estimate and block. */
const MARGIN = 25n;

/** The gas that a call is sent with. Wallets that are told none send with their bare estimate. What is not used is not paid. */
export async function gasLimitOf(client: Client, account: Address, call: Call): Promise<bigint> {
  const gas = await estimateGas(client, { account, ...call });
  return (gas * (100n + MARGIN)) / 100n + GAS_OF_EMPTIED_SLOT;
}
