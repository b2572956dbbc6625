import { z } from "zod";

import { addressSetting, urlSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import { node } from "../flags/node.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const list = {
  ...node,
  side: {
    schema: z.enum(["ASK", "BID"], "must be ASK or BID").optional(),
    value: "ASK|BID",
    help: "only orders of this side",
    completes: ["ASK", "BID"],
  },
  author: { schema: addressSetting.optional(), value: "<address>", help: "only orders of this account" },
  ...chain,
} as const satisfies FlagTable;

const post = {
  node: { schema: urlSetting, value: "<url>", help: "the node that relays it" },
  file: { schema: z.string("is missing"), value: "<file>", help: "JSON with order and signature", completes: "file" },
} as const satisfies FlagTable;

export type OrdersListFlags = typeof list;
export type OrdersPostFlags = typeof post;

export const orders = verbGroup({
  name: "orders",
  summary: "signed orders of the market",
  examples: ["orders list --node https://node.example --side ASK"],
  verbs: [
    verb({
      name: "list",
      summary: "list what nodes relay",
      flags: list,
      json: "lines, an order with its signature on each",
      run: async (call) => (await import("../../runOrders.ts")).listOrders(call),
    }),
    verb({
      name: "post",
      summary: "give a signed order to a node, which relays it",
      flags: post,
      json: "id of the order",
      run: async (call) => (await import("../../runOrders.ts")).postOrder(call),
    }),
  ],
});
