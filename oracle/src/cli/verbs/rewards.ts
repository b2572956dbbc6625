import { z } from "zod";

import { chain } from "../flags/chain.ts";
import { node } from "../flags/node.ts";
import { own } from "../flags/own.ts";
import { payer } from "../flags/payer.ts";
import { workerWord } from "../flags/workerWord.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const asked = { ...node, ...chain } as const satisfies FlagTable;

const checked = {
  machine: { schema: z.boolean().default(false), help: "check this machine itself, before it was ever attested" },
  ...chain,
} as const satisfies FlagTable;

const paid = { ...node, ...payer, ...chain } as const satisfies FlagTable;

export type RewardShowFlags = typeof asked;
export type RewardCheckFlags = typeof checked;
export type RewardPayFlags = typeof paid;

const run = async () => import("../../runRewards.ts");

const classWord = { name: "<class id>", help: "number of the hardware class" };

export const rewards = verbGroup({
  name: "rewards",
  summary: "what machines earn in reward programs, and supply and demand by class",
  examples: ["rewards check --machine", "rewards claim 0x..."],
  verbs: [
    verb({
      name: "programs",
      summary: "list the programs",
      flags: chain,
      json: "programs as the chain has them",
      run: async (call) => (await run()).listPrograms(call),
    }),
    verb({
      name: "show",
      summary: "say what a machine has earned and what waits",
      words: [workerWord],
      flags: asked,
      json: "worker, program (null without one), and earned with programId, gpuSeconds, asOf, paid, due and payable in SNM wei",
      run: async (call) => (await run()).showRewards(call),
    }),
    verb({
      name: "check",
      summary: "hold a machine against every program",
      words: [{ ...workerWord, optional: true }],
      flags: checked,
      json: "lines",
      run: async (call) => (await run()).checkRewards(call),
    }),
    verb({
      name: "claim",
      summary: "pay what machines earned to their masters; anybody may",
      words: [{ ...workerWord, many: true }],
      flags: paid,
      json: "claimed with worker, programId and amount in SNM wei, and what was sent",
      run: async (call) => (await run()).claimRewards(call),
    }),
    verb({
      name: "leave",
      summary: "take one's machine out of its program, with its master's key",
      words: [workerWord],
      flags: own,
      json: "worker, left (the program) and what was sent",
      run: async (call) => (await run()).leaveProgram(call),
    }),
    verb({
      name: "classes",
      summary: "list supply and demand by class",
      flags: asked,
      json: "lines",
      run: async (call) => (await run()).classBalances(call),
    }),
    verb({
      name: "record",
      summary: "prove supply and demand of a class on the chain; anybody may",
      words: [classWord],
      flags: paid,
      json: "lines",
      run: async (call) => (await run()).recordClass(call),
    }),
    verb({
      name: "steer",
      summary: "let the controller act on a class; anybody may",
      words: [classWord],
      flags: paid,
      json: "lines",
      run: async (call) => (await run()).steerClass(call),
    }),
  ],
});
