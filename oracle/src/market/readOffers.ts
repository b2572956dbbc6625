import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { unpackOrder, type PackedOrder } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";
import { parseEther } from "ethers";

import { pricePerSecond } from "../agent/pricePerSecond.ts";
import type { Connection } from "../chain/Connection.ts";
import { logsOf } from "../chain/logsOf.ts";
import type { FlagsOf } from "../cli/Flag.ts";
import type { OfferFlags } from "../cli/flags/offer.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { secondsOf } from "../lib/secondsOf.ts";
import { hashOrder } from "../orders/hashOrder.ts";
import { RelayClient } from "../orders/RelayClient.ts";
import { RelayReader } from "../orders/RelayReader.ts";
import { isOfClass } from "./isOfClass.ts";
import type { Offer } from "./Offer.ts";
import { nodeUrls } from "./nodeUrls.ts";
import { openIndex } from "./openIndex.ts";
import { readBenchmarks } from "./readBenchmarks.ts";

const TIMEOUT_MS = 5_000;

/** Pages read of one relay. */
const MOST_PAGES = 200;

type Flags = Pick<
  FlagsOf<OfferFlags>,
  "class" | "min" | "max-price" | "hours" | "bond" | "sort" | "limit" | "node" | "index"
>;

/** What was found. `problem`: why the index was not asked, in a sentence. */
export interface FoundOffers {
  readonly offers: readonly Offer[];
  readonly problem?: string | undefined;
}

/**
 * The offers that fit: those that nodes relay and those that the chain announced, as far as they can be taken now by what the chain
 * says of their nonces and epochs. What was announced the index knows; without one, and of what it does not know yet, the chain's
 * events are read.
 *
 * @param tell told which part of the events was read, from 0 to 1
 */
export async function readOffers(
  connection: Connection,
  flags: Flags,
  tell?: (part: number) => void,
): Promise<FoundOffers> {
  const { contracts, provider, deployment } = connection;
  const place = { chainId: deployment.chainId, market: deployment.contracts.Market };
  const { timestamp: now } = await provider.header("latest");
  const { index, problem } = await openIndex(connection, flags.index);
  const [indexedAsks, news, others] = await Promise.all([
    index?.asks(conditionsOf(flags, now)) ?? [],
    announcedSince(connection, index === undefined ? deployment.startBlock : index.block + 1, tell),
    relayed(await nodeUrls(connection, index, flags.node)),
  ]);
  const known = new Map<string, Offer>();
  for (const order of [...indexedAsks, ...news, ...others]) {
    if (order.fields.side !== Side.Ask || order.fields.validUntil < now) continue;
    const id = hashOrder(order.fields, place);
    known.set(id, { ...order, id });
  }
  const fitting = [...known.values()].filter(fits(flags)).toSorted(ORDERS[flags.sort]);
  const attested =
    (await index?.attestedIn([...new Set(fitting.map(({ fields }) => lowerHex(fields.author)))])) ??
    new Map<Hex, Hex>();
  const open: Offer[] = [];
  for (const one of fitting) {
    if (open.length >= flags.limit) break;
    const { author, nonce, epoch } = one.fields;
    const [used, epochNow] = await Promise.all([
      contracts.market.nonceUsed(author, nonce),
      contracts.market.orderEpoch(author, Side.Ask),
    ]);
    if (used || Number(epochNow) !== epoch) continue;
    const attestedIn = attested.get(lowerHex(author));
    if (flags.class === undefined || (await isOfClass(connection, lowerHex(author), flags.class, attestedIn)))
      open.push({ ...one, attestedIn });
  }
  return { offers: open, problem };
}

const byNumber = (of: (offer: Offer) => bigint) => (one: Offer, other: Offer) => Number(of(one) - of(other)) || 0;

const ORDERS = {
  price: (one: Offer, other: Offer) => (one.fields.price < other.fields.price ? -1 : 1),
  bond: byNumber(({ fields }) => -fields.bond),
  duration: byNumber(({ fields }) => -BigInt(fields.duration)),
} as const;

function limitsOf({ min, hours, bond, "max-price": maxPrice }: Flags) {
  return {
    demanded: readBenchmarks(min),
    seconds: hours === undefined ? 0n : secondsOf(hours),
    price: maxPrice && pricePerSecond(maxPrice),
    bonded: bond === undefined ? 0n : parseEther(bond),
  };
}

/** The same limits as the index takes them, so that it gives no more than what fits. */
function conditionsOf(flags: Flags, now: number): Readonly<Record<string, string>> {
  const { demanded, seconds, price, bonded } = limitsOf(flags);
  return {
    validUntil_gte: String(now),
    duration_gte: String(seconds),
    bond_gte: String(bonded),
    ...(typeof price === "bigint" ? { price_lte: String(price) } : {}),
    ...Object.fromEntries(demanded.flatMap((value, id) => (value > 0n ? [[`benchmark${id}_gte`, String(value)]] : []))),
  };
}

function fits(flags: Flags): (offer: Offer) => boolean {
  const { demanded, seconds, price, bonded } = limitsOf(flags);
  return ({ fields }) =>
    benchmarksCover(fields.benchmarks, demanded) &&
    BigInt(fields.duration) >= seconds &&
    fields.bond >= bonded &&
    (typeof price !== "bigint" || fields.price <= price);
}

/** Asks and bids that were announced from a block on. */
async function announcedSince(
  { provider, deployment, contracts: { market } }: Connection,
  startBlock: number,
  tell?: (part: number) => void,
): Promise<SignedOrder[]> {
  const topics = [market.interface.getEvent("OrderAnnounced").topicHash];
  const logs = await logsOf(provider, { startBlock }, { address: deployment.contracts.Market, topics }, tell);
  return logs.flatMap((log) => {
    const event = market.interface.parseLog(log);
    if (event === null) return [];
    const order = (event.args["order"] as { toObject(): unknown }).toObject() as PackedOrder;
    const fields = unpackOrder({ ...order, benchmarks: [...order.benchmarks] });
    return [{ fields, signature: lowerHex(event.args["signature"] as string) }];
  });
}

/** What nodes relay; a node that does not answer adds nothing. */
async function relayed(urls: readonly string[]): Promise<SignedOrder[]> {
  const found = await Promise.all(
    urls.map(async (url) => {
      const orders: SignedOrder[] = [];
      const reader = new RelayReader(new RelayClient(url, TIMEOUT_MS, new AbortController().signal), "ASK");
      const take = (page: { readonly orders: readonly SignedOrder[] }): Promise<boolean> => {
        orders.push(...page.orders);
        return Promise.resolve(true);
      };
      // What came before it fell silent counts; the others say the rest.
      await reader.read(take, MOST_PAGES).catch(() => undefined);
      return orders;
    }),
  );
  return found.flat();
}
