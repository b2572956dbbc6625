import { Side } from "@sonm/protocol/generated/enums.ts";
import { type OrderFields, ZERO_ADDRESS } from "@sonm/protocol/order.ts";

import { benchmarks } from "../../lib/benchmarks.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { NETWORK_FLAGS, NETWORK_FLAG_KEYS, hasFlag } from "../../lib/networkFlags.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { tagText } from "../../lib/tag.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import { benchmarkQuantity, quantityText } from "../../lib/units.ts";

export const sideWords = { [Side.Ask]: "Ask", [Side.Bid]: "Bid" } as const;

/** Whether it is a bid; anything that is not an ask counts as one. */
export const isBid = ({ side }: Pick<OrderFields, "side">): boolean => side !== Side.Ask;

/** Hardware that an order names, each as "Memory 16 GB". */
export function hardwareWords(values: readonly bigint[]): readonly string[] {
  return benchmarks
    .filter(({ id }) => (values[id] ?? 0n) > 0n)
    .map(({ id, label, unit }) => {
      const text = quantityText(benchmarkQuantity(values[id] ?? 0n, unit));
      return unit === "yes/no" ? label : `${label} ${text}`;
    });
}

/** Network access that an order names. */
export const accessWords = (mask: bigint): readonly string[] =>
  NETWORK_FLAG_KEYS.filter((flag) => hasFlag(mask, flag)).map((flag) => NETWORK_FLAGS[flag].label.toLowerCase());

/** For how long: "spot" or a time. */
export const termWords = (duration: number): string => (duration === 0 ? "spot" : formatDuration(duration));

function dealSentence({ duration, price, ...order }: OrderFields): string {
  const cost = formatUsdPerHour(price);
  if (isBid(order))
    return duration === 0
      ? `You want a machine until you close the deal (spot), and pay at most ${cost} per hour, by the second.`
      : `You want a machine for ${formatDuration(duration)}, and pay at most ${cost} per hour, by the second.`;
  return duration === 0
    ? `You offer this account's machine as spot, for ${cost} per hour, paid by the second.`
    : `You offer this account's machine for up to ${formatDuration(duration)} at once, for ${cost} per hour, paid by the second.`;
}

function hardwareSentence({ benchmarks: values, ...order }: OrderFields): string {
  const words = hardwareWords(values);
  if (words.length === 0) return isBid(order) ? "Any hardware will do." : "You promise no benchmark.";
  return `${isBid(order) ? "It must have at least" : "You promise"}: ${words.join(", ")}.`;
}

function partnerSentence({ counterparty, identityLevel, ...order }: OrderFields): string {
  const who = isBid(order) ? "supplier" : "buyer";
  const level = identityLevel > 1 ? ` with identity level ${identityLevel} or more` : "";
  if (counterparty === ZERO_ADDRESS) return `Any ${who}${level} can take it.`;
  return `Only the ${who} ${shortAddress(counterparty)}${level} can take it.`;
}

/** An order in sentences, as its author should read it before signing. */
export function orderSentences(order: OrderFields): readonly string[] {
  const access = accessWords(order.networkFlags);
  const days = Math.round(order.maxAttestationAge / 86_400);
  const bid = isBid(order);
  return [
    dealSentence(order),
    hardwareSentence(order),
    ...(access.length === 0 ? [] : [`Network access: ${access.join(", ")}.`]),
    ...(!bid
      ? []
      : order.maxAttestationAge === 0
        ? ["No attestation is demanded: you trust the supplier's word."]
        : [`The masternodes must have measured it within the last ${days === 1 ? "day" : `${days} days`}.`]),
    partnerSentence(order),
    ...(order.blacklist === ZERO_ADDRESS
      ? []
      : [`Nobody whom ${shortAddress(order.blacklist)} has on its blacklist can take it.`]),
    ...(tagText(order.tag) === "" ? [] : [`Tag: ${tagText(order.tag)}.`]),
    bid
      ? `Until ${formatDateTime(order.validUntil)} anybody may open the deal with an offer that fits, without asking you again.`
      : `Until ${formatDateTime(order.validUntil)} anybody who fits may open the deal, once, without asking you again.`,
  ];
}
