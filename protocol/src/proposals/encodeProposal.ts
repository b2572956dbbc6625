import type { ActionValues } from "./ActionValues.ts";
import type { ArgValue } from "./ArgValue.ts";
import type { CallCodec } from "./CallCodec.ts";
import { fieldArgs } from "./fieldArgs.ts";
import { plainText } from "./fieldText.ts";
import type { ActionStep, ProposalAction } from "./ProposalAction.ts";
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
    data: encoded(action, step, codec),
  }));
}

function encoded({ title }: ProposalAction, step: ActionStep, codec: CallCodec): `0x${string}` {
  try {
    return codec.encode(step.contract, step.function, step.args);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(" (")[0] ?? "") : "";
    throw new ProposalFieldError(
      "",
      title,
      `${title}: a value does not fit (${reason}). Copy each address as it is, and give numbers within their bounds.`,
    );
  }
}

function payment([to = "", amount]: readonly ArgValue[]): ProposalCall {
  return { target: plainText(to) as `0x${string}`, value: typeof amount === "bigint" ? amount : 0n, data: "0x" };
}
