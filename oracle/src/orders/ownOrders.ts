import { randomBytes } from "node:crypto";

import { Side } from "@sonm/protocol/generated/enums.ts";
import {
  orderDomain,
  orderMessage,
  orderTypes,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  type OrderFields,
} from "@sonm/protocol/order.ts";
import { toRelayPost, type SignedOrder } from "@sonm/protocol/relay.ts";
import { normalizeBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { parseEther } from "ethers";

import { pricePerSecond } from "../agent/pricePerSecond.ts";
import type { Connection } from "../chain/Connection.ts";
import { nodeUrlsOf } from "../chain/nodeUrlsOf.ts";
import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import type { OwnFlags } from "../cli/flags/own.ts";
import { onChain } from "../cli/onChain.ts";
import { requirePayer } from "../cli/requirePayer.ts";
import { sendAs } from "../cli/sendAs.ts";
import { stepOf } from "../cli/stepOf.ts";
import type { OrdersNewFlags } from "../cli/verbs/orders.ts";
import { words } from "../cli/words.ts";
import { UsageError } from "../config/UsageError.ts";
import { noAnswer } from "../http/askInTurn.ts";
import { errorText } from "../lib/errorText.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { secondsOf } from "../lib/secondsOf.ts";
import { readBenchmarks } from "../market/readBenchmarks.ts";
import { hashOrder } from "./hashOrder.ts";
import { RelayClient } from "./RelayClient.ts";
import { usdPerHour } from "./usdPerHour.ts";

const TIMEOUT_MS = 20_000;

/** Bytes of a nonce that no other order of the account has, as far as chance can tell. */
const NONCE_BYTES = 7;

/** Signs an order and gives it to the nodes: `orders new bid|ask`. @throws ConfigError with what is wrong, or why every node refuses */
export async function newOrder(call: Call<OrdersNewFlags>): Promise<Answer> {
  const { flags, terminal } = call;
  const wallet = requirePayer(call, "whoever signs");
  return onChain(flags, async (connection) => {
    const { deployment } = connection;
    const fields = await fieldsOf(call, lowerHex(wallet.address), connection);
    const domain = orderDomain(deployment.chainId, deployment.contracts.Market);
    const signature = lowerHex(
      await wallet.signTypedData(domain, { Order: [...orderTypes.Order] }, orderMessage(fields)),
    );
    const id = hashOrder(fields, { chainId: deployment.chainId, market: deployment.contracts.Market });
    const order = { fields, signature };
    const data = { id, ...toRelayPost(order) };
    if (flags["sign-only"]) return { lines: [JSON.stringify(toRelayPost(order))], data: { ...data, postedTo: [] } };
    const what = `${fields.side === Side.Bid ? "rent a machine" : "rent the machine out"} for ${usdPerHour(fields.price)} USD an hour`;
    await terminal.consent([`This gives the nodes the order ${id} to ${what}. Whoever takes it opens a deal.`]);
    const urls = await nodeUrlsOf(connection, flags.node);
    const postedTo = await terminal.during(`Giving the order to ${urls.length} nodes`, () => post(order, urls));
    return {
      lines: [`The order ${id} with nonce ${fields.nonce} is relayed by ${postedTo.join(", ")}.`],
      data: { ...data, postedTo },
    };
  });
}

async function fieldsOf(
  { words: [side], flags }: Call<OrdersNewFlags>,
  author: `0x${string}`,
  connection: Connection,
): Promise<OrderFields> {
  if (side !== "bid" && side !== "ask") throw new UsageError([`"${side ?? ""}" is neither bid nor ask.`]);
  const isBid = side === "bid";
  const { timestamp: now } = await connection.provider.header("latest");
  return {
    side: isBid ? Side.Bid : Side.Ask,
    author,
    counterparty: flags.counterparty ?? ZERO_ADDRESS,
    price: pricePerSecond(flags.price),
    duration: Number(secondsOf(flags.hours)),
    networkFlags: 0n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: isBid ? flags["attested-days"] * 86_400 : 0,
    bond: parseEther(flags.bond),
    validUntil: now + flags["valid-hours"] * 3_600,
    epoch: Number(await connection.contracts.market.orderEpoch(author, isBid ? Side.Bid : Side.Ask)),
    nonce: BigInt(`0x${randomBytes(NONCE_BYTES).toString("hex")}`),
    benchmarks: normalizeBenchmarks(readBenchmarks(flags.min)),
  };
}

/** @returns the nodes that took it @throws ConfigError where none does */
async function post(order: SignedOrder, urls: readonly string[]): Promise<string[]> {
  const problems: string[] = [];
  const taken = await Promise.all(
    urls.map(async (url) => {
      try {
        await new RelayClient(url, TIMEOUT_MS, new AbortController().signal).post(order);
        return [url];
      } catch (error) {
        problems.push(`${url}: ${errorText(error)}`);
        return [];
      }
    }),
  );
  if (taken.flat().length === 0) throw noAnswer(problems);
  return taken.flat();
}

/** Cancels own orders: `orders cancel <nonce, bids or asks>`. @throws ConfigError with what is wrong, or why the chain refuses */
export async function cancelOrders(call: Call<OwnFlags>): Promise<Answer> {
  const [word] = call.words;
  const isAll = word === "bids" || word === "asks";
  const nonce = isAll ? 0n : BigInt(/^\d{1,20}$/.test(word ?? "") ? (word ?? "0") : words.number(word, "an order"));
  return sendAs(call, "whoever signed", async ({ contracts: { market } }) => ({
    steps: [
      isAll
        ? await stepOf(`cancel all ${word}`, market.cancelAll, word === "bids" ? Side.Bid : Side.Ask)
        : await stepOf(`cancel the order with nonce ${nonce}`, market.cancel, nonce),
    ],
    done: () =>
      Promise.resolve({ lines: ["Cancelled: nobody can take it any more."], data: { cancelled: word ?? "" } }),
  }));
}
