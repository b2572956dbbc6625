import { AbiCoder, keccak256, toBeHex, ZeroHash, zeroPadValue } from "ethers";

import { decisionStorage } from "@sonm/protocol/proposals/decisionStorage.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import { decodeRevert } from "../../chain/decodeRevert.ts";
import { contractAbis } from "../contractAbis.ts";
import type { Dao } from "../Dao.ts";
import { refusalOf } from "../../chain/refusalOf.ts";

/**
 * What would become of calls if the treasury made them now.
 *
 * - `index`: of the call that stops them; undefined where only all of them together are refused
 * - `reason`: a sentence
 */
export type Simulation =
  { readonly works: true } | { readonly works: false; readonly index: number | undefined; readonly reason: string };

const word = (value: bigint): string => zeroPadValue(toBeHex(value), 32);
const mapped = (key: string, slot: bigint): string => keccak256(`${zeroPadValue(key, 32)}${word(slot).slice(2)}`);

/**
 * Executes calls as the treasury would, on the state of now and without a transaction: as if they had been accepted and their time had
 * come. All that the treasury itself checks applies.
 */
export async function simulate(dao: Dao, calls: readonly ProposalCall[]): Promise<Simulation> {
  const refused = await attempt(dao, calls);
  if (refused === undefined) return { works: true };
  for (let count = 1; count < calls.length; count += 1) {
    const early = await attempt(dao, calls.slice(0, count));
    // An allowance is left over until the next call has used it.
    if (early?.text === refused.text) return { works: false, index: count - 1, reason: refused.reason };
  }
  const index = refused.name === "TreasuryAllowanceLeft" ? undefined : calls.length - 1;
  return { works: false, index, reason: refused.reason };
}

interface Refused {
  readonly name: string;
  readonly text: string;
  readonly reason: string;
}

async function attempt(dao: Dao, calls: readonly ProposalCall[]): Promise<Refused | undefined> {
  const { addresses, connection } = dao;
  const batch = [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ data }) => data),
    ZeroHash,
    ZeroHash,
  ];
  const types = ["address[]", "uint256[]", "bytes[]", "bytes32", "bytes32"];
  const id = keccak256(AbiCoder.defaultAbiCoder().encode(types, batch));
  const data = contractAbis.Treasury.encodeFunctionData("executeBatch", batch);
  const request = { from: addresses.SonmGovernor, to: addresses.Treasury, data };
  try {
    await connection.provider.send("eth_call", [request, "latest", overridesFor(dao, calls, id)]);
    return undefined;
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === undefined) throw error;
    const revert = decodeRevert(error);
    if (revert?.name === "TimelockUnexpectedOperationState") {
      throw new ConfigError(["This endpoint can't simulate: it takes no state for a call. Use another by --rpc-url."]);
    }
    return { name: revert?.name ?? "", text: revert?.text ?? reason, reason };
  }
}

/** What the chain would hold if these calls had been accepted and queued, and were due. */
function overridesFor({ addresses }: Dao, calls: readonly ProposalCall[], id: string): object {
  const own = calls.filter(({ target }) => target.toLowerCase() === addresses.SonmGovernor.toLowerCase());
  const due = {
    [addresses.Treasury]: { stateDiff: { [mapped(id, decisionStorage.treasuryTimes)]: word(decisionStorage.due) } },
  };
  if (own.length === 0) return due;
  const entries = own.map(({ data }, index) => [
    mapped(word(BigInt(index)), decisionStorage.governorCalls + 1n),
    keccak256(data),
  ]);
  const stateDiff: Readonly<Record<string, string>> = {
    [word(decisionStorage.governorCalls)]: word(BigInt(own.length) << 128n),
    ...(Object.fromEntries(entries) as Record<string, string>),
  };
  return { ...due, [addresses.SonmGovernor]: { stateDiff } };
}
