import { chain } from "../flags/chain.ts";
import { node } from "../flags/node.ts";
import type { FlagTable } from "../Flag.ts";
import { verb } from "../Verb.ts";

const flags = { ...node, ...chain } as const satisfies FlagTable;

export type VerifyFlags = typeof flags;

export const verify = verb({
  name: "verify",
  summary: "recompute the report of an epoch from its observations; exit code 1 where it is another",
  words: [{ name: "<epoch>", help: "number of the epoch" }],
  flags,
  json: "epoch, verified, and what the report holds or the problems",
  run: async (call) => (await import("../../runVerify.ts")).runVerify(call),
});
