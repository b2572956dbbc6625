import { argOf } from "./fieldArgs.ts";
import { actionOf, findContract } from "./findAction.ts";
import type { ArgValue } from "./ArgValue.ts";
import type { CallCodec } from "./CallCodec.ts";
import type { CurrentRead, ProposalAction } from "./ProposalAction.ts";
import type { ProposalCall } from "./ProposalCall.ts";
import type { ProposalAddresses } from "./ProposalContract.ts";
import type { ChainQuestion } from "./ProposalContext.ts";

/** What to ask the chain so that calls can be put into words with what is now: see `ProposalContext.current`. */
export function currentReads(
  calls: readonly ProposalCall[],
  addresses: ProposalAddresses,
  codec: CallCodec,
): readonly ChainQuestion[] {
  return calls.flatMap((call) => {
    const contract = findContract(call.target, addresses);
    const decoded = contract === undefined ? undefined : codec.decode(contract, call.data);
    const action = contract === undefined || decoded === undefined ? undefined : actionOf(contract, decoded.function);
    if (action === undefined || decoded === undefined) return [];
    return Object.values(action.current ?? {}).map((read) => questionOf(action, read, decoded.args));
  });
}

/** A getter with its arguments, out of those of the call. */
export function questionOf(action: ProposalAction, read: CurrentRead, args: readonly ArgValue[]): ChainQuestion {
  return {
    contract: read.contract ?? action.contract,
    function: read.function,
    args: (read.args ?? []).map((one) => (typeof one === "bigint" ? one : (argOf(action, args, one) ?? ""))),
  };
}
