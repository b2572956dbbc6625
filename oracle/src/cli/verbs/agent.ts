import { verb } from "../Verb.ts";

export const agent = verb({
  name: "agent",
  summary: "run a supplier's agent on the machine that is sold",
  settings: "agent",
  json: "lines, one for each thing that it logs, with or without the flag",
  examples: ["agent --chain-id 31337 --price-per-hour 0.05 --data-dir data/agent"],
  run: async ({ settings }) => {
    await (await import("../../agent/main.ts")).runAgent(settings);
    return undefined;
  },
});
