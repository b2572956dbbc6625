import { z } from "zod";

import { offer } from "../flags/offer.ts";
import { payer } from "../flags/payer.ts";
import type { FlagTable } from "../Flag.ts";
import { verb } from "../Verb.ts";

const flags = {
  ...offer,
  unattested: { schema: z.boolean().default(false), help: "buy although nobody attests the machine's hardware" },
  ...payer,
} as const satisfies FlagTable;

export type BuyFlags = typeof flags;

export const buy = verb({
  name: "buy",
  summary: "rent a machine",
  words: [
    {
      name: "<ask id or best>",
      help: "id of an offer or its first digits, see `sonm market`; best is the first of its list",
      completes: ["best"],
    },
  ],
  flags,
  json: "deal, ask, reserve and deposit in SNM wei, and what was sent",
  examples: ["buy best --min gpu-count=1 --hours 12", "buy 0x1234abcd --hours 3"],
  run: async (call) => (await import("../../market/buyOffer.ts")).buyOffer(call),
});
