import { expect } from "chai";
import { id, TypedDataEncoder } from "ethers";

import { agentMessageDigest } from "../../src/http/AgentMessage.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { messageDomain } from "../../src/lib/messageDomain.ts";
import { addressOf, DOMAIN } from "../helpers/agreement.ts";

const types = {
  AgentMessage: [
    { name: "worker", type: "address" },
    { name: "node", type: "address" },
    { name: "action", type: "string" },
    { name: "timestamp", type: "uint64" },
    { name: "contentHash", type: "bytes32" },
  ],
};

describe("agentMessageDigest", () => {
  it("is the EIP-712 digest that any wallet would sign", () => {
    for (const timestamp of [0, 1_700_000_000_000, Number.MAX_SAFE_INTEGER]) {
      for (const action of ["poll", "answer", "maintenance"] as const) {
        for (const domain of [DOMAIN, { chainId: 1, reports: addressOf(9) }]) {
          const message = { worker: addressOf(1), node: addressOf(0xff), timestamp, body: { ready: true } };
          const value = { ...message, action, contentHash: id(canonicalJson(message.body)) };
          expect(agentMessageDigest(action, message, domain)).to.equal(
            TypedDataEncoder.hash(messageDomain(domain), types, value),
          );
        }
      }
    }
  });
});
