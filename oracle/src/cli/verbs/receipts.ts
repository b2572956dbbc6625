import { verb } from "../Verb.ts";

export const receipts = verb({
  name: "receipts",
  summary: "the nodes' receipts for the time online, by node",
  settings: "agent",
  json: "a list with node, receipts, since, asOf, epoch, online and signature",
  run: async (call) => (await import("../../runReceipts.ts")).listReceipts(call),
  verbs: [
    verb({
      name: "check",
      summary: "find nodes that lied: hold each receipt against what the node reported",
      settings: "agent",
      json: "receipts, checked and contradictions",
      run: async (call) => (await import("../../runReceipts.ts")).checkReceipts(call),
    }),
  ],
});
