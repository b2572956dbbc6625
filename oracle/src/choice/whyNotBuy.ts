import { Rule, Side } from "@sonm/protocol/generated/enums.ts";
import { ZERO_ADDRESS, ZERO_BYTES32, type OrderFields } from "@sonm/protocol/order.ts";

import type { Connection } from "../chain/Connection.ts";
import { contractSigned } from "../chain/contractSigned.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import { orderArgument } from "../orders/orderArgument.ts";
import type { MarketOffer } from "./MarketOffer.ts";

const HOUR = 3_600;

const NO_HARDWARE = { factsHash: ZERO_BYTES32, benchmarks: [] };

/** Who buys what: `maxAge` in seconds, of measurements that are demanded; 0 demands none. */
export interface Purchase {
  readonly buyer: Hex;
  readonly duration: number;
  readonly maxAge: number;
  readonly now: number;
}

/**
 * Why the market would not open the deal now: names of the rules that fail, and `Signature` where the ask is not its
 * author's. The balance is left out: a deposit brings it.
 */
export async function whyNotBuy(
  connection: Connection,
  found: MarketOffer,
  { buyer, duration, maxAge, now }: Purchase,
): Promise<string[]> {
  const { market } = connection.contracts;
  const { ask } = found.offer;
  const bid: OrderFields = {
    side: Side.Bid,
    author: buyer,
    counterparty: ZERO_ADDRESS,
    price: ask.price,
    duration,
    networkFlags: 0n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: maxAge,
    bond: 0n,
    validUntil: now + HOUR,
    epoch: Number(await market.orderEpoch(buyer, Side.Bid)),
    nonce: BigInt(now) * 1_000_003n,
    benchmarks: [],
  };
  const [failed, signed] = await Promise.all([
    market.whyNot(orderArgument(ask), orderArgument(bid), found.hardware ?? NO_HARDWARE),
    isSigned(connection, found),
  ]);
  const names = Object.entries(Rule).filter(([name, bit]) => name !== "Funds" && (failed >> BigInt(bit)) & 1n);
  return [...names.map(([name]) => name), ...(signed ? [] : ["Signature"])];
}

async function isSigned(
  { provider, contracts }: Connection,
  { offer: { id, ask }, signature }: MarketOffer,
): Promise<boolean> {
  const author = lowerHex(ask.author);
  if (signature === "0x") return contracts.market.presigned(author, id);
  return recoverSigner(id, signature) === author || contractSigned(provider, author, id, signature);
}
