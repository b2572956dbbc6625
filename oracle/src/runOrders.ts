import { readFileSync } from "node:fs";

import { fromRelayPost, RelayOrderInvalidError, toRelayPost, type SignedOrder } from "@sonm/protocol/relay.ts";
import { z } from "zod";

import { addressSetting, urlSetting } from "./config/commonSettings.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { readVerbFlags } from "./config/readVerbFlags.ts";
import { FetchProblem } from "./http/fetchJson.ts";
import { RelayClient } from "./orders/RelayClient.ts";

const HOW =
  "Use: orders list --node <url of a node> [--side ASK|BID] [--author <address>], or " +
  "orders post --node <url of a node> --file <JSON file with order and signature>.";

const TIMEOUT_MS = 20_000;

const OPTIONS = {
  node: { type: "string" },
  side: { type: "string" },
  author: { type: "string" },
  file: { type: "string" },
} as const;

const listSchema = z.strictObject({
  node: urlSetting,
  side: z.enum(["ASK", "BID"], "must be ASK or BID").optional(),
  author: addressSetting.optional(),
});

const postSchema = z.strictObject({ node: urlSetting, file: z.string("must be a file") });

/**
 * Lists the orders that a node relays, one JSON object a line, or posts one: `orders list` and `orders post`.
 *
 * @throws ConfigError with what is wrong, or why the node refuses the order
 */
export async function runOrders([verb, ...argv]: readonly string[]): Promise<void> {
  try {
    if (verb === "list") await list(readVerbFlags(listSchema, OPTIONS, argv, HOW));
    else if (verb === "post") await post(readVerbFlags(postSchema, OPTIONS, argv, HOW));
    else throw new ConfigError([HOW]);
  } catch (error) {
    if (error instanceof FetchProblem) throw new ConfigError([error.message]);
    throw error;
  }
}

async function list({ node, ...query }: z.output<typeof listSchema>): Promise<void> {
  const client = clientOf(node);
  let after: string | undefined;
  do {
    const { side, author } = query;
    const page = await client.page({ ...(side && { side }), ...(author && { author }), after, limit: 100 });
    for (const order of page.orders) console.log(JSON.stringify(toRelayPost(order)));
    after = page.next;
  } while (after !== undefined);
}

async function post({ node, file }: z.output<typeof postSchema>): Promise<void> {
  console.log(await clientOf(node).post(readOrder(file)));
}

function clientOf(url: string): RelayClient {
  return new RelayClient(url.replace(/\/+$/, ""), TIMEOUT_MS, new AbortController().signal);
}

function readOrder(file: string): SignedOrder {
  try {
    return fromRelayPost(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof RelayOrderInvalidError)
      throw new ConfigError([`The order in ${file} is none: ${error.message}`]);
    throw new ConfigError([`The file ${file} can't be read as JSON: ${(error as Error).message}.`]);
  }
}
