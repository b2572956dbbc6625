import { expect } from "chai";
import { Signature, Wallet } from "ethers";

import { AgentGate } from "../../src/http/AgentGate.ts";
import { agentMessageDigest, type AgentAction, type AgentMessage } from "../../src/http/AgentMessage.ts";
import { HttpProblem } from "../../src/http/HttpProblem.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import type { ReportDomain } from "../../src/lib/ReportDomain.ts";
import { addressOf, DOMAIN } from "../helpers/agreement.ts";

const NODE = addressOf(1);
const WORKER = new Wallet(`0x${"22".repeat(32)}`);
const STRANGER = new Wallet(`0x${"33".repeat(32)}`);
const NOW = 1_700_000_000_000;

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe("AgentGate", () => {
  let now: number;
  let gate: AgentGate;
  beforeEach(() => {
    now = NOW;
    gate = new AgentGate([NODE], DOMAIN, () => now);
  });

  const message = (
    parts: Partial<AgentMessage> = {},
    {
      signer = WORKER,
      action = "poll",
      domain = DOMAIN,
    }: { signer?: Wallet; action?: AgentAction; domain?: ReportDomain } = {},
  ): AgentMessage => {
    const unsigned = { worker: lowerHex(WORKER.address), node: NODE, timestamp: NOW, body: { ready: true }, ...parts };
    const signature = signer.signingKey.sign(agentMessageDigest(action, unsigned, domain)).compactSerialized as Hex;
    return { signature, ...unsigned };
  };
  const refusal = (body: unknown, action: AgentAction = "poll"): string => {
    try {
      gate.admit(action, body);
    } catch (error) {
      if (error instanceof HttpProblem) return error.code;
      throw error;
    }
    return "admitted";
  };

  it("admits what the worker signed for this node, now", () => {
    expect(gate.admit("poll", message()).body).to.deep.equal({ ready: true });
  });

  it("refuses the same message a second time, and in its other spelling", () => {
    const sent = message();
    expect(refusal(sent)).to.equal("admitted");
    expect(refusal(sent)).to.equal("replay");
    const long = { ...sent, signature: lowerHex(Signature.from(sent.signature).serialized) };
    expect(refusal(long)).to.equal("replay");
    now += 30_001;
    expect(refusal(sent)).to.equal("clock");
  });

  it("refuses a replayed heartbeat: by its node at once and ever after, and by every other node", () => {
    const heartbeat = message();
    expect(refusal(heartbeat)).to.equal("admitted");
    for (const later of [0, 1, 29_999, 30_000, 30_001, 86_400_000]) {
      now = NOW + later;
      expect(refusal(heartbeat), `${later} ms later`).to.be.oneOf(["replay", "clock"]);
      const other = new AgentGate([addressOf(2)], DOMAIN, () => now);
      expect(() => other.admit("poll", heartbeat)).to.throw(HttpProblem, "this node is");
      expect(() => other.admit("poll", { ...heartbeat, node: addressOf(2) })).to.throw(HttpProblem);
    }
  });

  it("takes messages for either signer of its node, and each of them once", () => {
    gate = new AgentGate([NODE, addressOf(2)], DOMAIN, () => now);
    for (const node of [NODE, addressOf(2)]) {
      const sent = message({ node });
      expect(refusal(sent)).to.equal("admitted");
      expect(refusal(sent)).to.equal("replay");
    }
    expect(refusal(message({ node: addressOf(3) }))).to.equal("node");
  });

  it("pitfall_58_refuses a forged message: by another key, with another body, action, chain or contract", () => {
    expect(refusal(message({}, { signer: STRANGER }))).to.equal("signature");
    expect(refusal({ ...message(), body: { ready: false } })).to.equal("signature");
    expect(refusal({ ...message(), timestamp: NOW + 1 })).to.equal("signature");
    expect(refusal(message({}, { action: "answer" }))).to.equal("signature");
    expect(refusal(message({}, { domain: { ...DOMAIN, chainId: 1 } }))).to.equal("signature");
    expect(refusal(message({}, { domain: { ...DOMAIN, reports: addressOf(9) } }))).to.equal("signature");
  });

  it("pitfall_07_refuses a malleable signature", () => {
    const sent = message();
    const { r, s, v } = Signature.from(sent.signature);
    const high = (ORDER - BigInt(s)).toString(16).padStart(64, "0");
    const flipped = `${r}${high}${(v === 27 ? 28 : 27).toString(16)}` as Hex;
    expect(refusal({ ...sent, signature: flipped })).to.equal("signature");
    expect(refusal(sent)).to.equal("admitted");
  });

  it("refuses a message for another node", () => {
    expect(refusal(message({ node: addressOf(2) }))).to.equal("node");
  });

  it("refuses a message out of time, and tells its own time", () => {
    expect(refusal(message({ timestamp: NOW - 30_001 }))).to.equal("clock");
    expect(refusal(message({ timestamp: NOW + 30_001 }))).to.equal("clock");
    expect(refusal(message({ timestamp: NOW - 30_000 }))).to.equal("admitted");
    try {
      gate.admit("poll", message({ timestamp: 0 }));
    } catch (error) {
      expect((error as HttpProblem).details).to.deep.equal({ now: NOW });
    }
  });

  it("refuses what is no message", () => {
    for (const body of [null, {}, [], "text", { ...message(), worker: WORKER.address }, { ...message(), more: 1 }]) {
      expect(refusal(body), JSON.stringify(body)).to.equal("malformed");
    }
  });
});
