import type { Log } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { Attestation } from "../store/AttestationStore.ts";
import { attestationOfEvent } from "./attestationOfEvent.ts";
import type { Connection } from "./Connection.ts";

/** Blocks asked for logs in one request. */
const RANGE = 2_000;

/**
 * What the chain attests of a machine, from the event that filled its slot. Looks from the newest block back, since an
 * attestation that counts is young.
 *
 * @param transaction in which it may be, as an index says: looked at first
 * @returns undefined for a machine that was never attested
 */
export async function readAttestation(
  { provider, contracts: { hardware }, deployment }: Pick<Connection, "provider" | "contracts" | "deployment">,
  worker: Hex,
  transaction?: Hex,
): Promise<Attestation | undefined> {
  const { measuredAt } = await hardware.machine(worker);
  if (measuredAt === 0n) return undefined;
  const topics = await hardware.filters.HardwareAttested(worker).getTopicFilter();
  const address = await hardware.getAddress();
  const last = (logs: readonly Log[]): Attestation | undefined => {
    for (const log of logs.toReversed()) {
      const event = lowerHex(log.address) === lowerHex(address) ? hardware.interface.parseLog(log) : null;
      const { measuredAt: at, worker: of } = event?.args.toObject() ?? {};
      if (at === measuredAt && lowerHex(String(of)) === worker)
        return attestationOfEvent(worker, event?.args.toObject() ?? {});
    }
    return undefined;
  };
  const named = transaction === undefined ? null : await provider.getTransactionReceipt(transaction);
  const there = last(named?.logs ?? []);
  if (there !== undefined) return there;
  for (let to = await provider.getBlockNumber(); to >= deployment.startBlock; to -= RANGE) {
    const fromBlock = Math.max(deployment.startBlock, to - RANGE + 1);
    const logs = await provider.getLogs({ address, topics, fromBlock, toBlock: to });
    const found = last(logs);
    if (found !== undefined) return found;
  }
  return undefined;
}
