import { ZERO_ADDRESS } from "../order.ts";
import type { ActionField } from "./ActionField.ts";
import type { ArgValue } from "./ArgValue.ts";
import type { CallCodec, DecodedCall } from "./CallCodec.ts";
import type { CallInWords } from "./CallInWords.ts";
import { questionOf } from "./currentReads.ts";
import { argOf, componentOf } from "./fieldArgs.ts";
import { fieldText, plainText } from "./fieldText.ts";
import { actionOf, findContract } from "./findAction.ts";
import { lookAlikes } from "./lookAlikes.ts";
import { decimalText, WAD_DIGITS } from "./numberText.ts";
import type { ProposalAction, Say } from "./ProposalAction.ts";
import type { ProposalCall } from "./ProposalCall.ts";
import type { ProposalContext } from "./ProposalContext.ts";
import type { ProposalContract } from "./ProposalContract.ts";

/** A call in words, with what is now where it is known, and with warnings of what is not as it seems. */
export function describeCall(call: ProposalCall, context: ProposalContext, codec: CallCodec): CallInWords {
  const contract = findContract(call.target, context.addresses);
  if (contract === undefined) return describeStranger(call, context);
  const decoded = codec.decode(contract, call.data);
  if (decoded === undefined) return describeUnread(call, contract);
  const action = actionOf(contract, decoded.function);
  const about = { contract, function: decoded.function };
  const warnings = [...oddities(call, contract, decoded, codec), ...strangersIn(decoded.args, context)];
  if (action === undefined) return { ...about, ...plainCall(contract, decoded), warnings: [...warnings, NO_WORDS] };
  const say = sayOf(action, decoded.args, context);
  return {
    ...about,
    action,
    words: action.words(say),
    args: action.fields.map(({ name, label }) => ({ label, value: say.text(name) })),
    warnings: [...warnings, ...(action.warnings?.(say) ?? [])],
  };
}

const NO_WORDS = "Nobody foresaw this call: read its arguments before you vote.";

function describeStranger({ target, value, data }: ProposalCall, { addresses }: ProposalContext): CallInWords {
  const warnings = lookAlikes(target, addresses);
  const amount = `${decimalText(value, WAD_DIGITS)} of the chain's coin`;
  if (data === "0x" && value !== 0n) {
    const args = [
      { label: "To", value: target },
      { label: "Amount", value: amount },
    ];
    const action = actionOf("Treasury", "");
    return { words: `pay ${amount} to ${target}`, ...(action && { action }), args, warnings };
  }
  return {
    words: `make an unknown call to ${target}: read it before you vote`,
    args: rawArgs(data, value),
    warnings: [...warnings, `${target} is no contract of this network: what it does is not known.`, ...sending(value)],
  };
}

function describeUnread({ value, data }: ProposalCall, contract: ProposalContract): CallInWords {
  if (data === "0x") {
    const amount = `${decimalText(value, WAD_DIGITS)} of the chain's coin`;
    return {
      words: `send ${amount} to ${contract}`,
      contract,
      args: rawArgs(data, value),
      warnings: [`What is sent to ${contract} may be lost, or the call fails.`],
    };
  }
  return {
    words: `make an unknown call to ${contract}: read it before you vote`,
    contract,
    args: rawArgs(data, value),
    warnings: [`${contract} has no such function, or the data does not fit it.`, ...sending(value)],
  };
}

const rawArgs = (data: string, value: bigint): CallInWords["args"] => [
  { label: "Data", value: data },
  ...(value === 0n ? [] : [{ label: "Coin", value: decimalText(value, WAD_DIGITS) }]),
];

const sending = (value: bigint): string[] =>
  value === 0n ? [] : [`The call sends ${decimalText(value, WAD_DIGITS)} of the chain's coin along.`];

function plainCall(contract: ProposalContract, decoded: DecodedCall): Pick<CallInWords, "words" | "args"> {
  const args = decoded.args.map((arg, index) => ({
    label: decoded.names[index]?.replace(/_$/, "") || `Argument ${index + 1}`,
    value: plainText(arg),
  }));
  return { words: `call ${decoded.function} of ${contract}`, args };
}

/** What a person would not see in the words: coin that goes along, and data beyond the arguments. */
function oddities(
  { value, data }: ProposalCall,
  contract: ProposalContract,
  decoded: DecodedCall,
  codec: CallCodec,
): string[] {
  const exact = codec.encode(contract, decoded.function, decoded.args).toLowerCase() === data.toLowerCase();
  return [
    ...sending(value),
    ...(exact ? [] : ["The call's data is not what its arguments make: read it before you vote."]),
  ];
}

const strangersIn = (args: readonly ArgValue[], { addresses }: ProposalContext): string[] =>
  args.flatMap(addressesIn).flatMap((address) => lookAlikes(address, addresses));

function addressesIn(value: ArgValue): string[] {
  if (typeof value === "string") return /^0x[0-9a-fA-F]{40}$/.test(value) ? [value] : [];
  return typeof value === "object" ? Object.values(value as Record<string, ArgValue>).flatMap(addressesIn) : [];
}

function sayOf(action: ProposalAction, args: readonly ArgValue[], { addresses, current }: ProposalContext): Say {
  const fieldOf = (name: string): ActionField =>
    action.fields.find((field) => field.name === name) ?? { name, label: name, hint: "", kind: "text" };
  const raw = (name: string): ArgValue => argOf(action, args, name) ?? "";
  const account = (address: ArgValue): string => {
    const known = plainText(address);
    const contract = findContract(known, addresses);
    if (known === ZERO_ADDRESS) return "nobody";
    return contract === undefined ? known : `${contract} (${known})`;
  };
  const textOf = (name: string, value: ArgValue): string => {
    const field = fieldOf(name);
    const named = field.kind === "address" || field.kind === "contract";
    return named && !(field.zero !== undefined && value === ZERO_ADDRESS) ? account(value) : fieldText(field, value);
  };
  const rawNow = (name: string): ArgValue | undefined => {
    const read = action.current?.[name];
    if (read === undefined) return undefined;
    const answer = current(questionOf(action, read, args));
    return read.result === undefined ? answer : componentOf(answer, read.result);
  };
  const now = (name: string): string | undefined => {
    const value = rawNow(name);
    return value === undefined ? undefined : textOf(name, value);
  };
  const text = (name: string): string => textOf(name, raw(name));
  const change = (name: string, what: string): string => {
    const [before, after] = [rawNow(name), raw(name)];
    if (typeof before !== "bigint" || typeof after !== "bigint") return `set ${what} to ${text(name)}`;
    if (before === after) return `leave ${what} at ${text(name)}`;
    return `${after > before ? "raise" : "lower"} ${what} from ${textOf(name, before)} to ${text(name)}`;
  };
  return { raw, text, now, change, account };
}
