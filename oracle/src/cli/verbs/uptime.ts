import { workerWord } from "../flags/workerWord.ts";
import { verb } from "../Verb.ts";
import { chain } from "../flags/chain.ts";
import { node } from "../flags/node.ts";
import type { FlagTable } from "../Flag.ts";

const flags = { ...node, ...chain } as const satisfies FlagTable;

export type UptimeFlags = typeof flags;

export const uptime = verb({
  name: "uptime",
  summary: "say for how long a machine was online, as attested and proved",
  words: [workerWord],
  flags,
  json: "worker, online seconds with asOf and report sequence, and windows with online of seconds",
  run: async (call) => (await import("../../runUptime.ts")).runUptime(call),
});
