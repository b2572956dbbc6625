import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { unpackOrder, type PackedOrder } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";
import { parseEther } from "ethers";

import { pricePerSecond } from "../agent/pricePerSecond.ts";
import type { Connection } from "../chain/Connection.ts";
import { logsOf } from "../chain/logsOf.ts";
import { nodeUrlsOf } from "../chain/nodeUrlsOf.ts";
import type { FlagsOf } from "../cli/Flag.ts";
import type { OfferFlags } from "../cli/flags/offer.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { secondsOf } from "../lib/secondsOf.ts";
import { hashOrder } from "../orders/hashOrder.ts";
import { RelayClient } from "../orders/RelayClient.ts";
import { RelayReader } from "../orders/RelayReader.ts";
import { isOfClass } from "./isOfClass.ts";
import type { Offer } from "./Offer.ts";
import { readBenchmarks } from "./readBenchmarks.ts";

const TIMEOUT_MS = 5_000;

/** Pages read of one relay. */
const MOST_PAGES = 200;

type Flags = Pick<FlagsOf<OfferFlags>, "class" | "min" | "max-price" | "hours" | "bond" | "sort" | "limit" | "node">;

/**
 * The offers that fit: those that nodes relay and those that the chain announced, as far as they can be taken now by what the chain
 * says of their nonces and epochs.
 */
export async function readOffers(connection: Connection, flags: Flags): Promise<Offer[]> {
  const { contracts, provider, deployment } = connection;
  const place = { chainId: deployment.chainId, market: deployment.contracts.Market };
  const { timestamp: now } = await provider.header("latest");
  const known = new Map<string, Offer>();
  for (const order of [...(await announced(connection)), ...(await relayed(connection, flags.node))]) {
    if (order.fields.side !== Side.Ask || order.fields.validUntil < now) continue;
    const id = hashOrder(order.fields, place);
    known.set(id, { ...order, id });
  }
  const fitting = [...known.values()].filter(fits(flags)).toSorted(ORDERS[flags.sort]);
  const open: Offer[] = [];
  for (const one of fitting) {
    if (open.length >= flags.limit) break;
    const { author, nonce, epoch } = one.fields;
    const [used, epochNow] = await Promise.all([
      contracts.market.nonceUsed(author, nonce),
      contracts.market.orderEpoch(author, Side.Ask),
    ]);
    if (used || Number(epochNow) !== epoch) continue;
    if (flags.class === undefined || (await isOfClass(connection, lowerHex(author), flags.class))) open.push(one);
  }
  return open;
}

const byNumber = (of: (offer: Offer) => bigint) => (one: Offer, other: Offer) => Number(of(one) - of(other)) || 0;

const ORDERS = {
  price: (one: Offer, other: Offer) => (one.fields.price < other.fields.price ? -1 : 1),
  bond: byNumber(({ fields }) => -fields.bond),
  duration: byNumber(({ fields }) => -BigInt(fields.duration)),
} as const;

function fits({ min, hours, bond, "max-price": maxPrice }: Flags): (offer: Offer) => boolean {
  const demanded = readBenchmarks(min);
  const [seconds, price] = [hours === undefined ? 0n : secondsOf(hours), maxPrice && pricePerSecond(maxPrice)];
  const bonded = bond === undefined ? 0n : parseEther(bond);
  return ({ fields }) =>
    benchmarksCover(fields.benchmarks, demanded) &&
    BigInt(fields.duration) >= seconds &&
    fields.bond >= bonded &&
    (typeof price !== "bigint" || fields.price <= price);
}

async function announced({ provider, deployment, contracts: { market } }: Connection): Promise<SignedOrder[]> {
  const topics = [market.interface.getEvent("OrderAnnounced").topicHash];
  const logs = await logsOf(provider, deployment, { address: deployment.contracts.Market, topics });
  return logs.flatMap((log) => {
    const event = market.interface.parseLog(log);
    if (event === null) return [];
    const order = (event.args["order"] as { toObject(): unknown }).toObject() as PackedOrder;
    const fields = unpackOrder({ ...order, benchmarks: [...order.benchmarks] });
    return [{ fields, signature: lowerHex(event.args["signature"] as string) }];
  });
}

/** What nodes relay; a node that does not answer adds nothing. */
async function relayed(connection: Connection, node: string | undefined): Promise<SignedOrder[]> {
  const urls = node === undefined ? await nodeUrlsOf(connection) : [node.replace(/\/+$/, "")];
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
