import { z } from "zod";

import { addressSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import { dealWord } from "../flags/deal.ts";
import { node } from "../flags/node.ts";
import { payer } from "../flags/payer.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, type Verb } from "../Verb.ts";

const list = {
  account: {
    schema: addressSetting.optional(),
    value: "<address>",
    help: "only deals of this buyer, worker or master",
  },
  mine: { schema: z.boolean().default(false), help: "only deals of the key's account" },
  all: { schema: z.boolean().default(false), help: "closed ones too" },
  ...payer,
  ...chain,
} as const satisfies FlagTable;

const send = { ...payer, ...chain } as const satisfies FlagTable;

const hours = (help: string) =>
  ({
    schema: z.string().regex(/^\d{1,5}(\.\d{1,4})?$/, "must be hours, such as 36 or 1.5"),
    value: "<hours>",
    help,
  }) as const;

const extend = { hours: hours("how much longer it runs"), ...send } as const satisfies FlagTable;

const change = {
  price: {
    schema: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,18})?$/, "must be USD an hour, such as 0.05")
      .optional(),
    value: "<USD an hour>",
    help: "the price that is asked for; as it is without it",
  },
  hours: {
    ...hours("from the deal's start to its end; 0 for spot, as it is without it"),
    schema: hours("").schema.optional(),
  },
  ...send,
} as const satisfies FlagTable;

const refund = { ...node, ...send } as const satisfies FlagTable;

export type DealsListFlags = typeof list;
export type DealsShowFlags = typeof chain;
export type DealsSendFlags = typeof send;
export type DealsExtendFlags = typeof extend;
export type DealsChangeFlags = typeof change;
export type DealsRefundFlags = typeof refund;

const listed = (name: string): Verb =>
  verb({
    name,
    summary: name === "deals" ? "the deals that run, read from the chain, and what is done with them" : "list them",
    flags: list,
    json: "lines, a deal on each with id, firstId, terms (what `bill` and `close` of the market take) and closedBlock",
    run: async (call) => (await import("../../runDeals.ts")).listDeals(call),
  });

const SENT = "deal, and what was sent";

const actions = async () => import("../../deals/dealActions.ts");
const changes = async () => import("../../deals/dealChanges.ts");
const bonds = async () => import("../../deals/dealBond.ts");

export const deals: Verb = {
  ...listed("deals"),
  examples: ["deals --mine", "deals extend 0x1234 --hours 12", "deals close 0x1234"],
  verbs: [
    listed("list"),
    verb({
      name: "show",
      summary: "show one: its terms, escrow, what is owed and which changes are asked for",
      words: [dealWord],
      flags: chain,
      json: "the deal with state, escrow, accrued and requests in SNM wei and USD per second",
      run: async (call) => (await import("../../runDeals.ts")).showDeal(call),
    }),
    verb({
      name: "bills",
      summary: "list what was paid for one, bill by bill",
      words: [dealWord],
      flags: chain,
      json: "bills with at, paid, fee and toppedUp in SNM wei",
      run: async (call) => (await import("../../runDeals.ts")).listBills(call),
    }),
    verb({
      name: "bill",
      summary: "pay what is owed up to now; anybody may",
      words: [dealWord],
      flags: send,
      json: SENT,
      run: async (call) => (await actions()).billDeal(call),
    }),
    verb({
      name: "close",
      summary: "pay what is owed and end it; what is left returns to the buyer",
      words: [dealWord],
      flags: send,
      json: SENT,
      run: async (call) => (await actions()).closeDeal(call),
    }),
    verb({
      name: "extend",
      summary: "ask for a later end at the same price, which the other side answers",
      words: [dealWord],
      flags: extend,
      json: `${SENT}; applied says whether it holds already`,
      run: async (call) => (await changes()).extendDeal(call),
    }),
    verb({
      name: "change",
      summary: "ask for another price or end, or agree to what the other side asks for",
      words: [dealWord],
      flags: change,
      json: `${SENT}; applied says whether it holds already`,
      run: async (call) => (await changes()).changeDeal(call),
    }),
    verb({
      name: "agree",
      summary: "agree to the change that the other side asks for",
      words: [dealWord],
      flags: send,
      json: `${SENT}; applied says whether it holds already`,
      run: async (call) => (await changes()).agreeToChange(call),
    }),
    verb({
      name: "reject",
      summary: "reject the change that the other side asks for, or take one's own request back",
      words: [dealWord],
      flags: send,
      json: SENT,
      run: async (call) => (await changes()).rejectChange(call),
    }),
    verb({
      name: "refund",
      summary: "claim a refund for downtime out of the bond of a closed deal, as its buyer",
      words: [dealWord],
      flags: refund,
      json: `${SENT}; offline seconds and refund in SNM wei`,
      run: async (call) => (await bonds()).claimRefund(call),
    }),
    verb({
      name: "release",
      summary: "return the bond of a closed deal to its supplier",
      words: [dealWord],
      flags: send,
      json: SENT,
      run: async (call) => (await bonds()).releaseBond(call),
    }),
  ],
};
