import { verb } from "../Verb.ts";

export const node = verb({
  name: "node",
  summary: "run a masternode; without a key it is a dry run that signs nothing",
  settings: "node",
  json: "lines, one for each thing that it logs, with or without the flag",
  examples: ["node --profile local --data-dir data/node"],
  run: async ({ settings }) => {
    await (await import("../../node/main.ts")).runNode(settings);
    return undefined;
  },
});
