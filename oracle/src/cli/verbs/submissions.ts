import { verb, verbGroup } from "../Verb.ts";

const json = "submitter, credit, perReport and budget in SNM wei, and what was sent";

export const submissions = verbGroup({
  name: "submissions",
  summary: "what a node's reports are paid back",
  verbs: [
    verb({
      name: "show",
      summary: "say what waits to be paid back",
      settings: "node",
      json,
      run: async (call) => (await import("../../runSubmissions.ts")).showSubmissions(call),
    }),
    verb({
      name: "collect",
      summary: "have it paid to an address",
      words: [{ name: "<address>", help: "who is paid" }],
      settings: "node",
      json,
      run: async (call) => (await import("../../runSubmissions.ts")).collectSubmissions(call),
    }),
  ],
});
