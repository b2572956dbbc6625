import { chain } from "../flags/chain.ts";
import { own } from "../flags/own.ts";
import { verb } from "../Verb.ts";

const run = async () => import("../../account/status.ts");

/** The network at a glance. */
export const status = verb({
  name: "status",
  summary: "the network at a glance: block, rate, reports, nodes and how far the index is behind",
  flags: chain,
  json: "chainId, block with number and at, rate with snmPerUsd in wei, updatedAt and stale, nodes, deals and index with behind in blocks",
  run: async (call) => (await run()).networkStatus(call),
});

/** Who one is. */
export const whoami = verb({
  name: "whoami",
  summary: "say which account the key is, and which roles it has",
  flags: own,
  json: "account, chainId, and roles: buyer and supplier with deals, operator, holder with wallet in SNM wei",
  run: async (call) => (await run()).whoAmI(call),
});
