import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { Rule, Side } from "@sonm/protocol/generated/enums.ts";
import { type OrderFields, ZERO_ADDRESS, ZERO_BYTES32, packOrder } from "@sonm/protocol/order.ts";
import type { Address } from "viem";
import { readContract } from "viem/actions";

import type { Purchase } from "../../../chain/calls.ts";
import type { Offer } from "../../../indexer/offer.ts";
import { HOUR } from "../../../lib/time.ts";
import type { CheckSurroundings } from "../../../orders/checkSignature.ts";
import { NO_HARDWARE } from "../../../orders/demandedHardware.ts";
import { brokenRules } from "../../../orders/ruleTexts.ts";

/** The bid that a purchase stands for, so that `whyNot` can be asked about it. */
async function bidOf(
  { client, market, now }: CheckSurroundings,
  buyer: Address,
  price: bigint,
  { duration, maxAttestationAge }: Purchase,
): Promise<OrderFields> {
  const epoch = await readContract(client, {
    abi: marketAbi,
    address: market,
    functionName: "orderEpoch",
    args: [buyer, Side.Bid],
  });
  return {
    side: Side.Bid,
    author: buyer,
    counterparty: ZERO_ADDRESS,
    price,
    duration,
    networkFlags: 0n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge,
    bond: 0n,
    validUntil: now + HOUR,
    epoch: Number(epoch),
    nonce: BigInt.asUintN(64, BigInt(now) * 1_000_003n),
    benchmarks: [],
  };
}

/**
 * Asks the market which rules keep the buyer from taking the ask now. The ledger balance is left out: the deposit brings it.
 *
 * @throws viem's error if the node does not answer
 */
export async function checkRules(
  surroundings: CheckSurroundings,
  buyer: Address,
  purchase: Purchase,
  price: bigint,
): Promise<readonly Rule[]> {
  const bid = packOrder(await bidOf(surroundings, buyer, price, purchase));
  const mask = await readContract(surroundings.client, {
    abi: marketAbi,
    address: surroundings.market,
    functionName: "whyNot",
    args: [purchase.ask, bid, purchase.hardware],
  });
  return brokenRules(mask, [Rule.Funds]);
}

/**
 * What is sent to take an offer.
 *
 * @param hardware attested values; undefined to demand none
 * @param maxAttestationAge seconds; counts only with `hardware`
 */
export function purchaseOf(
  offer: Pick<Offer, "fields" | "signature">,
  duration: number,
  hardware: Purchase["hardware"] | undefined,
  maxAttestationAge: number,
): Purchase {
  return {
    ask: packOrder(offer.fields),
    signature: offer.signature,
    duration,
    maxAttestationAge: hardware === undefined ? 0 : maxAttestationAge,
    hardware: hardware ?? NO_HARDWARE,
  };
}
