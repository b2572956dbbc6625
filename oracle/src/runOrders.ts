import { readFileSync } from "node:fs";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { fromRelayPost, RelayOrderInvalidError, toRelayPost, type SignedOrder } from "@sonm/protocol/relay.ts";

import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import type { OrdersListFlags, OrdersPostFlags } from "./cli/verbs/orders.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { askInTurn, noAnswer } from "./http/askInTurn.ts";
import { FetchProblem } from "./http/fetchJson.ts";
import { dateOf } from "./lib/dateOf.ts";
import { RelayClient } from "./orders/RelayClient.ts";
import { usdPerHour } from "./orders/usdPerHour.ts";

const TIMEOUT_MS = 20_000;

/**
 * Lists the orders that a node relays, one after the other as they come: `orders list`.
 *
 * @throws ConfigError with what is wrong, or why no node answers
 */
export async function listOrders({ flags, terminal }: Call<OrdersListFlags>): Promise<undefined> {
  const { node, side, author } = flags;
  const urls = node === undefined ? await onChain(flags, nodeUrlsOf) : [node.replace(/\/+$/, "")];
  const said = new Set<string>();
  const { answer, problems } = await askInTurn(urls, async (url) => {
    const client = clientOf(url);
    let after: string | undefined;
    do {
      const page = await client.page({ ...(side && { side }), ...(author && { author }), after, limit: 100 });
      // What one node said before it fell silent, another says again.
      for (const order of page.orders.filter(({ signature }) => !said.has(signature))) {
        said.add(order.signature);
        terminal.print([lineOf(order)], toRelayPost(order));
      }
      after = page.next;
    } while (after !== undefined);
    return true;
  });
  if (answer === undefined) throw noAnswer(problems);
  return undefined;
}

function lineOf({ fields: { side, author, price, duration, validUntil, bond } }: SignedOrder): string {
  const what = side === Side.Ask ? "Ask" : "Bid";
  const term = duration === 0 ? "spot" : `up to ${duration / 3_600} h`;
  return `${what} of ${author}: ${usdPerHour(price)} USD an hour, ${term}, bond ${bond} wei, good until ${dateOf(validUntil)}.`;
}

/** Gives an order in a file to a node: `orders post`. @throws ConfigError with what is wrong, or why the node refuses it */
export async function postOrder({ flags: { node, file } }: Call<OrdersPostFlags>): Promise<Answer> {
  try {
    const id = await clientOf(node.replace(/\/+$/, "")).post(readOrder(file));
    return { lines: [id], data: { id } };
  } catch (error) {
    if (error instanceof FetchProblem) throw new ConfigError([error.message]);
    throw error;
  }
}

const clientOf = (url: string): RelayClient => new RelayClient(url, TIMEOUT_MS, new AbortController().signal);

function readOrder(file: string): SignedOrder {
  try {
    return fromRelayPost(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof RelayOrderInvalidError)
      throw new ConfigError([`The order in ${file} is none: ${error.message}`]);
    throw new ConfigError([`The file ${file} can't be read as JSON: ${(error as Error).message}.`]);
  }
}
