import type { ActionValues } from "./ActionValues.ts";
import type { ArgValue } from "./ArgValue.ts";
import type { CallCodec } from "./CallCodec.ts";
import { fieldArgs } from "./fieldArgs.ts";
import { plainText } from "./fieldText.ts";
import type { ProposalAction } from "./ProposalAction.ts";
import type { ProposalCall } from "./ProposalCall.ts";
import type { ProposalAddresses, ProposalContract } from "./ProposalContract.ts";
import { ProposalFieldError } from "./ProposalFieldError.ts";

/**
 * The calls of an action, in the order in which they are made. Calls of several actions make one proposal one after the other.
 *
 * @param values what a person gave for its fields
 * @throws ProposalFieldError with the field and what to give instead
 */
export function encodeProposal(
  action: ProposalAction,
  values: ActionValues,
  addresses: ProposalAddresses,
  codec: CallCodec,
): readonly ProposalCall[] {
  const args = fieldArgs(action, values);
  if (action.function === "") return [payment(args)];
  const addressOf = (contract: ProposalContract): `0x${string}` => {
    const address = addresses[contract];
    if (address !== undefined) return address;
    throw new ProposalFieldError("", action.title, `This network has no ${contract}. Choose another action.`);
  };
  const own = { contract: action.contract, function: action.function, args };
  return [...(action.before?.(args, addressOf) ?? []), own].map((step) => ({
    target: addressOf(step.contract),
    value: 0n,
    data: codec.encode(step.contract, step.function, step.args),
  }));
}

function payment([to = "", amount]: readonly ArgValue[]): ProposalCall {
  return { target: plainText(to) as `0x${string}`, value: typeof amount === "bigint" ? amount : 0n, data: "0x" };
}
