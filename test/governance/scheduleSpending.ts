import { parseEther, toBeHex, ZeroHash, type AddressLike } from "ethers";

import { Speed } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import type { System } from "../helpers/System.ts";

const { ethers, networkHelpers } = chain;

/**
 * A payment of SNM wei that the treasury has to make, scheduled by the governor.
 *
 * - `dueAt`: unix seconds
 * - `execute`: makes it in a block of this time
 */
export interface Spending {
  readonly dueAt: bigint;
  readonly execute: (at: bigint) => Promise<void>;
}

/** Schedules a small payment, without the vote that comes before. */
export async function scheduleSpending(
  { token, treasury }: System,
  to: AddressLike,
  amount: bigint,
): Promise<Spending> {
  const governor = await treasury.governor();
  await networkHelpers.impersonateAccount(governor);
  await networkHelpers.setBalance(governor, parseEther("1"));
  const mine = treasury.connect(await ethers.getSigner(governor));
  const data = token.interface.encodeFunctionData("transfer", [await ethers.resolveAddress(to), amount]);
  const salt = toBeHex(await networkHelpers.time.latest(), 32); // the same payment may be made again
  const decision: [string[], bigint[], string[], string, string] = [
    [await token.getAddress()],
    [0n],
    [data],
    ZeroHash,
    salt,
  ];
  await mine.scheduleBatch(...decision, await treasury.delayOf(Speed.Fast));
  const dueAt = await treasury.getTimestamp(await treasury.hashOperationBatch(...decision));
  const execute = async (at: bigint) => {
    await networkHelpers.time.setNextBlockTimestamp(at);
    await mine.executeBatch(...decision);
  };
  return { dueAt, execute };
}
