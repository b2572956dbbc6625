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
  words: [
    { ...workerWord, name: "<worker>|here", help: `${workerWord.help}, or "here" for what this machine is made of` },
  ],
  flags,
  json: "a list with url of each node, and its answer or the problem",
  examples: ["machine 0x... --node https://node.example", "machine here"],
  run: async (call) => (await import("../../runMachine.ts")).runMachine(call),
});
