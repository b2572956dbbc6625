import { z } from "zod";

import { urlSetting } from "../../config/commonSettings.ts";
import { own } from "../flags/own.ts";
import { workerWord } from "../flags/workerWord.ts";
import type { FlagTable } from "../Flag.ts";
import { verb } from "../Verb.ts";

const consent = {
  agent: {
    schema: urlSetting.default("http://127.0.0.1:7201"),
    value: "<url>",
    help: "the agent, which has the worker's consent",
  },
  deadline: {
    schema: z.coerce.number().int().positive().optional(),
    value: "<time>",
    help: "of a consent, instead of --agent",
  },
  signature: {
    schema: z
      .string()
      .regex(/^0x[0-9a-fA-F]+$/, "must be hexadecimal")
      .optional(),
    value: "<hex>",
    help: "the worker's consent, instead of --agent",
  },
  ...own,
} as const satisfies FlagTable;

export type ConfirmFlags = typeof consent;

const run = async () => import("../../account/workers.ts");

/** What a master confirmed. */
export const machines = verb({
  name: "machines",
  summary: "list the machines of a master",
  words: [{ name: "<master>", help: "address of the master; the key's own without it", optional: true }],
  flags: own,
  json: "master, and machines with worker, measuredAt, validDays and ledger in SNM wei",
  run: async (call) => (await run()).listMachines(call),
});

/** Takes a machine. */
export const confirm = verb({
  name: "confirm",
  summary: "confirm a worker as one's own machine: its deals pay the key's account from then on",
  words: [workerWord],
  flags: consent,
  json: "worker, master, and what was sent",
  run: async (call) => (await run()).confirmWorker(call),
});

/** Lets a machine go. */
export const dismiss = verb({
  name: "dismiss",
  summary: "end the tie between a worker and its master, as either",
  words: [workerWord],
  flags: own,
  json: "worker, master (null), and what was sent",
  run: async (call) => (await run()).dismissWorker(call),
});
