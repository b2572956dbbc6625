import { Side } from "@sonm/protocol/generated/enums.ts";
import { type OrderFields, ZERO_ADDRESS } from "@sonm/protocol/order.ts";

import { type Benchmark, benchmarks } from "../../lib/benchmarks.ts";
import { formatSnm, formatUsdPerHour } from "../../lib/money.ts";
import { NETWORK_FLAGS, NETWORK_FLAG_KEYS, hasFlag } from "../../lib/networkFlags.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { tagText } from "../../lib/tag.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import { benchmarkQuantity, quantityText } from "../../lib/units.ts";

export const sideWords = { [Side.Ask]: "Ask", [Side.Bid]: "Bid" } as const;

/** Whether it is a bid; anything that is not an ask counts as one. */
export const isBid = ({ side }: Pick<OrderFields, "side">): boolean => side !== Side.Ask;

/** A benchmark's value with its unit, unless its label names that already: "16 GB", but "4" of "Logical cores". */
export function valueText(value: bigint, { label, unit }: Pick<Benchmark, "label" | "unit">): string {
  const told = label.toLowerCase().endsWith(unit) || unit === "cards";
  return quantityText(benchmarkQuantity(value, told ? "" : unit));
}

/** Hardware that an order names, each as "Memory 16 GB". */
export function hardwareWords(values: readonly bigint[]): readonly string[] {
  return benchmarks
    .filter(({ id }) => (values[id] ?? 0n) > 0n)
    .map(({ id, label, unit }) =>
      unit === "yes/no" ? label : `${label} ${valueText(values[id] ?? 0n, { label, unit })}`,
    );
}

/** Network access that an order names. */
export const accessWords = (mask: bigint): readonly string[] =>
  NETWORK_FLAG_KEYS.filter((flag) => hasFlag(mask, flag)).map((flag) => NETWORK_FLAGS[flag].label.toLowerCase());

/** For how long: "spot" or a time. */
export const termWords = (duration: number): string => (duration === 0 ? "spot" : formatDuration(duration));

/** Who speaks: the reader, or the author whom the reader looks at. */
interface Voice {
  readonly want: string;
  readonly offer: string;
  readonly promise: string;
  readonly trust: string;
}

const READER: Voice = {
  want: "You want a machine",
  offer: "You offer this account's machine",
  promise: "You promise",
  trust: "you trust the supplier's word",
};

const AUTHOR: Voice = {
  want: "The buyer wants a machine",
  offer: "The supplier offers a machine",
  promise: "The supplier promises",
  trust: "the supplier's word is enough",
};

function dealSentence({ duration, price, ...order }: OrderFields, { want, offer }: Voice): string {
  const cost = formatUsdPerHour(price);
  const time = formatDuration(duration);
  if (isBid(order))
    return `${want} ${duration === 0 ? "until the deal is closed (spot)" : `for ${time}`}, for at most ${cost} per hour, paid by the second.`;
  return `${offer} ${duration === 0 ? "as spot" : `for up to ${time} at once`}, for ${cost} per hour, paid by the second.`;
}

function hardwareSentence({ benchmarks: values, ...order }: OrderFields, { promise }: Voice): string {
  const words = hardwareWords(values);
  if (words.length === 0) return isBid(order) ? "Any hardware will do." : `${promise} no benchmark.`;
  return `${isBid(order) ? "It must have at least" : promise}: ${words.join(", ")}.`;
}

function partnerSentence({ counterparty, identityLevel, ...order }: OrderFields): string {
  const who = isBid(order) ? "supplier" : "buyer";
  const level = identityLevel > 1 ? ` with identity level ${identityLevel} or more` : "";
  if (counterparty === ZERO_ADDRESS) return `Any ${who}${level} can take it.`;
  return `Only the ${who} ${shortAddress(counterparty)}${level} can take it.`;
}

function bondSentence({ bond, ...order }: OrderFields): string {
  const amount = `${formatSnm(bond)} SNM`;
  return isBid(order)
    ? `A bond of at least ${amount} must stand behind it, out of which time offline is refunded.`
    : `A bond of ${amount} stands behind it: time offline is refunded, with that share of the bond.`;
}

/**
 * An order in sentences.
 *
 * @param own whether the reader is its author, who should read it so before signing
 */
export function orderSentences(order: OrderFields, own: boolean): readonly string[] {
  const voice = own ? READER : AUTHOR;
  const access = accessWords(order.networkFlags);
  const days = Math.round(order.maxAttestationAge / 86_400);
  const bid = isBid(order);
  return [
    dealSentence(order, voice),
    hardwareSentence(order, voice),
    ...(access.length === 0 ? [] : [`Network access: ${access.join(", ")}.`]),
    ...(!bid
      ? []
      : order.maxAttestationAge === 0
        ? [`No attestation is demanded: ${voice.trust}.`]
        : [`The masternodes must have measured it within the last ${days === 1 ? "day" : `${days} days`}.`]),
    ...(order.bond === 0n ? [] : [bondSentence(order)]),
    partnerSentence(order),
    ...(order.blacklist === ZERO_ADDRESS
      ? []
      : [`Nobody whom ${shortAddress(order.blacklist)} has on its blacklist can take it.`]),
    ...(tagText(order.tag) === "" ? [] : [`Tag: ${tagText(order.tag)}.`]),
    bid
      ? `Until ${formatDateTime(order.validUntil)} anybody may open the deal with an offer that fits, without asking again.`
      : `Until ${formatDateTime(order.validUntil)} anybody who fits may open the deal, once, without asking again.`,
  ];
}
