import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { decisionStorage } from "@sonm/protocol/proposals/decisionStorage.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import {
  type Address,
  type Client,
  type Hex,
  encodeAbiParameters,
  encodeFunctionData,
  isAddressEqual,
  keccak256,
  numberToHex,
  pad,
  zeroHash,
} from "viem";
import { call } from "viem/actions";

import { explainError } from "../../../chain/errors/explainError.ts";
import type { Failure } from "../../../chain/errors/Failure.ts";
import { revertData } from "../../../chain/errors/revertData.ts";

/**
 * What becomes of calls if the treasury made them now.
 *
 * - `works`: all of them pass
 * - `fails`: `index` of the call that stops them; undefined where only all of them together are refused
 * - `unknown`: the node can't tell
 */
export type Effect =
  | { readonly kind: "works" }
  | { readonly kind: "fails"; readonly index: number | undefined; readonly failure: Failure }
  | { readonly kind: "unknown"; readonly failure: Failure };

/** Who decides and who acts. */
export interface Deciders {
  readonly governor: Address;
  readonly treasury: Address;
}

const word = (value: bigint): Hex => numberToHex(value, { size: 32 });
const mapped = (key: Hex, slot: bigint): Hex => keccak256(`${pad(key)}${word(slot).slice(2)}`);

function operationOf(calls: readonly ProposalCall[]) {
  const batch = [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ data }) => data),
    zeroHash,
    zeroHash,
  ] as const;
  const id = keccak256(
    encodeAbiParameters(
      [{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }, { type: "bytes32" }, { type: "bytes32" }],
      batch,
    ),
  );
  return { id, data: encodeFunctionData({ abi: treasuryAbi, functionName: "executeBatch", args: batch }) };
}

/** What storage would hold if these calls had been voted on, queued, and were due. */
function overridesFor(calls: readonly ProposalCall[], id: Hex, { governor, treasury }: Deciders) {
  const own = calls.filter(({ target }) => isAddressEqual(target, governor)).map(({ data }) => keccak256(data));
  const due = {
    address: treasury,
    stateDiff: [{ slot: mapped(id, decisionStorage.treasuryTimes), value: word(decisionStorage.due) }],
  };
  if (own.length === 0) return [due];
  const queue = { slot: word(decisionStorage.governorCalls), value: word(BigInt(own.length) << 128n) };
  const entries = own.map((value, index) => ({
    slot: mapped(numberToHex(index), decisionStorage.governorCalls + 1n),
    value,
  }));
  return [due, { address: governor, stateDiff: [queue, ...entries] }];
}

/** @returns why the calls are refused; undefined where they pass */
async function attempt(client: Client, deciders: Deciders, calls: readonly ProposalCall[]): Promise<unknown> {
  const { id, data } = operationOf(calls);
  return call(client, {
    account: deciders.governor,
    to: deciders.treasury,
    data,
    stateOverride: overridesFor(calls, id, deciders),
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
}

/**
 * Executes calls as the treasury would, on the chain's state of now, without a transaction: the governor's order is given, and the
 * wait is taken for over. All checks of the treasury itself apply. Never throws.
 */
export async function simulateCalls(
  client: Client,
  deciders: Deciders,
  calls: readonly ProposalCall[],
): Promise<Effect> {
  const error = await attempt(client, deciders, calls);
  if (error === undefined) return { kind: "works" };
  const failure = explainError(error);
  const data = revertData(error);
  // The treasury takes the wait for not over: the node did not put the storage in place.
  if (data === undefined || failure.name === "TimelockUnexpectedOperationState") return { kind: "unknown", failure };
  for (let count = 1; count <= calls.length; count += 1) {
    const early = count === calls.length ? error : await attempt(client, deciders, calls.slice(0, count));
    if (revertData(early) === data) return { kind: "fails", index: count - 1, failure };
  }
  return { kind: "fails", index: undefined, failure };
}
