import { chain } from "../flags/chain.ts";
import { own } from "../flags/own.ts";
import { verb, verbGroup } from "../Verb.ts";

const run = async () => import("../../account/masternodes.ts");

const ONE =
  "owner, signer, stake and bond in SNM wei, active, jailedUntil, commission in basis points, endpoint and description";

export const masternode = verbGroup({
  name: "masternode",
  summary: "the masternodes that there are, and what one's own says of itself",
  examples: ["masternode list", "masternode endpoint https://node.example", 'masternode describe "Run by Ada"'],
  verbs: [
    verb({
      name: "list",
      summary: "list them, those with the most stake first",
      flags: chain,
      json: `masternodes, each with ${ONE}`,
      run: async (call) => (await run()).listMasternodes(call),
    }),
    verb({
      name: "endpoint",
      summary: "say where one's node is reached",
      words: [{ name: "<url>", help: "such as https://node.example" }],
      flags: own,
      json: `${ONE}; and what was sent`,
      run: async (call) => (await run()).changeEndpoint(call),
    }),
    verb({
      name: "describe",
      summary: "say what delegators shall read",
      words: [{ name: "<text>", help: "at most 256 bytes, or a link to more", many: true }],
      flags: own,
      json: `${ONE}; and what was sent`,
      run: async (call) => (await run()).describeMasternode(call),
    }),
  ],
});
