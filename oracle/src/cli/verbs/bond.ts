import { verb, verbGroup } from "../Verb.ts";

const json = "worker, ledgerBalance and bond in SNM wei, and what was sent";

const amount = { name: "<SNM>", help: "amount of SNM, such as 12.5" };

export const bond = verbGroup({
  name: "bond",
  summary: "fund the bonds of the agent's deals",
  examples: ["bond deposit 500 --data-dir data/agent"],
  verbs: [
    verb({
      name: "show",
      summary: "say what the worker has in the market, and what each ask promises",
      settings: "agent",
      json,
      run: async (call) => (await import("../../runBond.ts")).showBond(call),
    }),
    verb({
      name: "deposit",
      summary: "put SNM in the market for the worker, from the wallet of its master, or its own",
      words: [amount],
      settings: "agent",
      json,
      run: async (call) => (await import("../../runBond.ts")).depositBond(call),
    }),
    verb({
      name: "withdraw",
      summary: "take SNM out of the market to the master's wallet",
      words: [{ ...amount, name: "<SNM or all>" }],
      settings: "agent",
      json,
      run: async (call) => (await import("../../runBond.ts")).withdrawBond(call),
    }),
  ],
});
