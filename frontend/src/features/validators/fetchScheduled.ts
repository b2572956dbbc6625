import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { type Address, type Client, type Hex, getAbiItem, zeroHash } from "viem";
import { getLogs, readContract } from "viem/actions";

import type { TreasuryCall } from "../../chain/daoCalls.ts";

const CALL_SCHEDULED = getAbiItem({ abi: treasuryAbi, name: "CallScheduled" });
const CALL_SALT = getAbiItem({ abi: treasuryAbi, name: "CallSalt" });

/** What the treasury says of the time of a call that was executed. */
const DONE = 1n;

/** A call that waits in the treasury. `dueAt`: unix seconds from which it may be executed. */
export interface Scheduled {
  readonly id: Hex;
  readonly call: TreasuryCall;
  readonly dueAt: number;
}

/**
 * The single calls that wait in the treasury, by the chain's own log, the next one first. Batches, which this page does not
 * make, are left out.
 *
 * @param fromBlock before which there was no treasury
 * @throws viem's error if the node does not answer or gives no old logs
 */
export async function fetchScheduled(
  client: Client,
  treasury: Address,
  fromBlock: bigint,
): Promise<readonly Scheduled[]> {
  const range = { address: treasury, strict: true, fromBlock, toBlock: "latest" } as const;
  const [calls, salts] = await Promise.all([
    getLogs(client, { ...range, event: CALL_SCHEDULED }),
    getLogs(client, { ...range, event: CALL_SALT }),
  ]);
  const saltOf = new Map(salts.map(({ args }) => [args.id, args.salt]));
  const batches = new Set(calls.filter(({ args }) => args.index > 0n).map(({ args }) => args.id));
  const single = calls.filter(({ args }) => !batches.has(args.id));
  const times = await Promise.all(
    single.map(({ args }) =>
      readContract(client, { abi: treasuryAbi, address: treasury, functionName: "getTimestamp", args: [args.id] }),
    ),
  );
  return single
    .flatMap(({ args: { id, target, value, data, predecessor } }, index) => {
      const due = times[index] ?? 0n;
      if (due <= DONE) return [];
      const call = { to: target, value, data, predecessor, salt: saltOf.get(id) ?? zeroHash };
      return [{ id, call, dueAt: Number(due) }];
    })
    .toSorted((left, right) => left.dueAt - right.dueAt);
}
