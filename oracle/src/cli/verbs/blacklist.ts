import { own } from "../flags/own.ts";
import { verb, verbGroup } from "../Verb.ts";

const run = async () => import("../../account/blacklist.ts");

const target = { name: "<address>", help: "of the account" };

export const blacklist = verbGroup({
  name: "blacklist",
  summary: "with whom one does not deal",
  verbs: [
    verb({
      name: "show",
      summary: "list who is on it",
      words: [{ ...target, optional: true }],
      flags: own,
      json: "account and listed addresses",
      run: async (call) => (await run()).showBlacklist(call),
    }),
    verb({
      name: "add",
      summary: "deal with somebody no more",
      words: [target],
      flags: own,
      json: "target, listed, and what was sent",
      run: async (call) => (await run()).setBlacklisted(call, true),
    }),
    verb({
      name: "remove",
      summary: "deal with somebody again",
      words: [target],
      flags: own,
      json: "target, listed, and what was sent",
      run: async (call) => (await run()).setBlacklisted(call, false),
    }),
  ],
});
