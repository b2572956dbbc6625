import { z } from "zod";

import type { FlagTable } from "../Flag.ts";
import { chain } from "./chain.ts";
import { indexed } from "./indexed.ts";
import { node } from "./node.ts";

const count = (most: number) =>
  z.coerce.number("must be a number").pipe(z.int("must be a whole number").min(0).max(most));

/** Which offers of the market are meant. */
export const offer = {
  class: {
    schema: count(65_535).optional(),
    value: "<class id>",
    help: "machines of this hardware class: see `sonm classes`",
  },
  min: {
    schema: z.array(z.string().regex(/^[a-z0-9-]+=\d{1,19}$/, "must be <benchmark>=<number>")).default([]),
    value: "<benchmark>=<number>",
    help: "at least so much: ram-size=16000000000, gpu-count=1; once for each",
    many: true,
  },
  "max-price": {
    schema: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,18})?$/, "must be USD an hour, such as 0.05")
      .optional(),
    value: "<USD an hour>",
    help: "at most so much",
  },
  hours: {
    schema: z
      .string()
      .regex(/^\d{1,5}(\.\d{1,4})?$/, "must be hours, such as 36 or 1.5")
      .optional(),
    value: "<hours>",
    help: "sold for at least so long; spot without it",
  },
  bond: {
    schema: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,18})?$/, "must be SNM")
      .optional(),
    value: "<SNM>",
    help: "with at least this bond",
  },
  sort: {
    schema: z.enum(["price", "bond", "duration"], "must be price, bond or duration").default("price"),
    value: "price|bond|duration",
    help: "the cheapest first, or the largest bond, or the longest",
    completes: ["price", "bond", "duration"],
  },
  limit: { schema: count(1_000).default(20), value: "<number>", help: "at most so many; 20" },
  ...node,
  ...indexed,
  ...chain,
} as const satisfies FlagTable;

export type OfferFlags = typeof offer;
