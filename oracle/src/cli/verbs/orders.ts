import { z } from "zod";

import { addressSetting, urlSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import { node } from "../flags/node.ts";
import { own } from "../flags/own.ts";
import { payer } from "../flags/payer.ts";
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

const make = {
  price: {
    schema: z.string("is missing").regex(/^\d{1,9}(\.\d{1,18})?$/, "must be USD an hour, such as 0.05"),
    value: "<USD an hour>",
    help: "what is asked for, or paid at most",
  },
  hours: {
    schema: z
      .string()
      .regex(/^\d{1,5}(\.\d{1,4})?$/, "must be hours, such as 36 or 1.5")
      .default("0"),
    value: "<hours>",
    help: "of a bid how long, of an ask the longest; spot without it",
  },
  min: {
    schema: z.array(z.string().regex(/^[a-z0-9-]+=\d{1,19}$/, "must be <benchmark>=<number>")).default([]),
    value: "<benchmark>=<number>",
    help: "of a bid what is demanded, of an ask what is promised; once for each",
    many: true,
  },
  bond: {
    schema: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,18})?$/, "must be SNM")
      .default("0"),
    value: "<SNM>",
    help: "of an ask what is promised, of a bid what is demanded",
  },
  counterparty: { schema: addressSetting.optional(), value: "<address>", help: "only for this account" },
  "attested-days": {
    schema: z.coerce.number("must be a number").pipe(z.int().min(0).max(365)).default(30),
    value: "<days>",
    help: "of a bid: how old the machine's measurement may be; 0 for any machine; 30",
  },
  "valid-hours": {
    schema: z.coerce.number("must be a number").pipe(z.int().min(1).max(168)).default(24),
    value: "<hours>",
    help: "for how long the order is good; 24",
  },
  "sign-only": { schema: z.boolean().default(false), help: "only sign it: print what `orders post` takes" },
  ...node,
  ...payer,
  ...chain,
} as const satisfies FlagTable;

export type OrdersNewFlags = typeof make;
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
    verb({
      name: "new",
      summary: "sign an order and give it to the nodes, which costs nothing",
      words: [{ name: "bid|ask", help: "to rent a machine, or to rent out the key's own", completes: ["bid", "ask"] }],
      flags: make,
      json: "id, order (as relays carry it), signature, and postedTo with the nodes that took it",
      run: async (call) => (await import("../../orders/ownOrders.ts")).newOrder(call),
    }),
    verb({
      name: "cancel",
      summary: "cancel an own order by its nonce, or all on one side",
      words: [{ name: "<nonce, bids or asks>", help: "which", completes: ["bids", "asks"] }],
      flags: own,
      json: "cancelled, and what was sent",
      run: async (call) => (await import("../../orders/ownOrders.ts")).cancelOrders(call),
    }),
  ],
});
