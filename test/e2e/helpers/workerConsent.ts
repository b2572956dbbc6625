import type { Wallet } from "ethers";

import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import { orderDomain } from "@sonm/protocol/order.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";

const { contracts } = networkOf(LOCAL_CHAIN_ID);
const HOUR = 3_600;

/** What the agent of a machine that was never bound prints for its master to paste. */
export async function workerConsent(worker: Wallet, master: string): Promise<string> {
  const deadline = Math.floor(Date.now() / 1000) + HOUR;
  const message = { worker: worker.address, master, binding: 0n, deadline };
  const types = { WorkerBinding: [...workerBindingTypes.WorkerBinding] };
  const signature = await worker.signTypedData(orderDomain(LOCAL_CHAIN_ID, contracts.Market), types, message);
  return JSON.stringify({ worker: worker.address, master, deadline, signature });
}
