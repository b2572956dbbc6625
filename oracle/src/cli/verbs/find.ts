import { z } from "zod";

import { findFlags } from "../../choice/findFlags.ts";
import { addressSetting, snmSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import { indexed } from "../flags/indexed.ts";
import { node } from "../flags/node.ts";
import { payer } from "../flags/payer.ts";
import type { FlagTable } from "../Flag.ts";
import { verb } from "../Verb.ts";

const flags = {
  ...findFlags,
  account: {
    schema: addressSetting.optional(),
    value: "<address>",
    help: "who would buy; the key's account without it",
  },
  buy: { schema: z.boolean().default(false), help: "open the deals, with the buyer's key" },
  "max-cost": { schema: snmSetting.optional(), value: "<SNM>", help: "with --buy: what it may cost" },
  ...node,
  ...indexed,
  ...payer,
  ...chain,
} as const satisfies FlagTable;

export type FindFlags = typeof flags;

export const find = verb({
  name: "find",
  summary: "find the best machines for a task, say why, and rent them",
  examples: [
    "find --preset train",
    "find --gpu-memory 11GB --hours 4 --budget 3",
    "find --total-cores 64 --most 8 --buy --max-cost 50",
  ],
  flags,
  json: "baskets with offers, price, cost and reasons, fitting, considered, proven, gap, nearMisses; with --buy also deals and what was sent",
  run: async (call) => (await import("../../runFind.ts")).runFind(call),
});
