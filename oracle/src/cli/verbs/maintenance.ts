import { z } from "zod";

import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const TIME = 'unix seconds, or a date such as "2026-12-01T08:00Z"';

const from = {
  from: { schema: z.string("is missing"), value: "<time>", help: `when the machine goes off: ${TIME}` },
} as const satisfies FlagTable;

const both = {
  ...from,
  to: { schema: z.string("is missing"), value: "<time>", help: `when it is back: ${TIME}` },
} as const satisfies FlagTable;

export type FromFlags = typeof from;
export type FromToFlags = typeof both;

const json = "planned windows with from and to in unix seconds; of list also what the running agent knows";

export const maintenance = verbGroup({
  name: "maintenance",
  summary: "plan when the machine is off",
  examples: ["maintenance plan --from 2026-12-01T08:00Z --to 2026-12-01T09:00Z --data-dir data/agent"],
  verbs: [
    verb({
      name: "plan",
      summary: "plan a time at which the machine is off",
      settings: "agent",
      flags: both,
      json,
      run: async (call) => (await import("../../runMaintenance.ts")).planMaintenance(call),
    }),
    verb({
      name: "list",
      summary: "list what is planned, and what the nodes know of it",
      settings: "agent",
      json,
      run: async (call) => (await import("../../runMaintenance.ts")).listMaintenance(call),
    }),
    verb({
      name: "cancel",
      summary: "take a planned time back",
      settings: "agent",
      flags: from,
      json,
      run: async (call) => (await import("../../runMaintenance.ts")).cancelMaintenance(call),
    }),
  ],
});
