import { expect } from "chai";

import type { Ask } from "../../src/agent/Ask.ts";
import { relayable } from "../../src/agent/relayable.ts";
import { addressOf } from "../helpers/agreement.ts";
import { orderOf } from "../helpers/orders.ts";

describe("relayable", () => {
  const fields = orderOf(addressOf(1), { validUntil: 1 });
  const announced: Ask = { id: `0x${"11".repeat(32)}`, fields, signature: "0x", announced: true };
  const signed: Ask = { ...announced, announced: false };

  it("relays what is announced, or is never to be, and nothing in between", () => {
    expect(relayable("relay", signed)).to.equal(signed);
    expect(relayable("both", signed)).to.equal(undefined);
    expect(relayable("both", announced)).to.equal(announced);
    expect(relayable("announce", announced)).to.equal(undefined);
    expect(relayable("relay", undefined)).to.equal(undefined);
  });
});
