import { chain } from "../flags/chain.ts";
import { node } from "../flags/node.ts";
import { workerWord } from "../flags/workerWord.ts";
import type { FlagTable } from "../Flag.ts";
import { verb } from "../Verb.ts";

const flags = { ...node, ...chain } as const satisfies FlagTable;

export type MachineFlags = typeof flags;

export const machine = verb({
  name: "machine",
  summary: "say what each node measured of a machine, what failed and why",
  words: [workerWord],
  flags,
  json: "a list with url of each node, and its answer or the problem",
  examples: ["machine 0x... --node https://node.example"],
  run: async (call) => (await import("../../runMachine.ts")).runMachine(call),
});
