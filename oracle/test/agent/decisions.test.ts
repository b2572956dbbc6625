import { expect } from "chai";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";
import { ZERO_ADDRESS, ZERO_BYTES32 } from "@sonm/protocol/order.ts";

import { askAction, type AskSituation } from "../../src/agent/askAction.ts";
import type { Ask } from "../../src/agent/Ask.ts";
import { billIsDue } from "../../src/agent/billIsDue.ts";
import type { Deal } from "../../src/agent/Deal.ts";
import { needsAttestation } from "../../src/agent/needsAttestation.ts";
import { offerOf } from "../../src/agent/offerOf.ts";
import { addressOf } from "../helpers/agreement.ts";

const NOW = 1_700_000_000;

const ask: Ask = {
  id: ZERO_BYTES32,
  fields: {
    side: 0,
    author: addressOf(1),
    counterparty: ZERO_ADDRESS,
    price: 1n,
    duration: 0,
    networkFlags: 0n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: 0,
    bond: 0n,
    validUntil: NOW + 60,
    epoch: 3,
    nonce: 1n,
    benchmarks: [1n],
  },
  signature: "0x",
  announced: true,
};

const standing: AskSituation = {
  now: NOW,
  sellable: true,
  sold: false,
  ask,
  nonceUsed: false,
  useExplained: false,
  announces: true,
  epoch: 3,
  upToDate: true,
};

describe("askAction", () => {
  it("makes an ask for a machine that is free and attested, and none otherwise", () => {
    const none = { ...standing, ask: undefined };
    expect(askAction(none)).to.equal("create");
    expect(askAction({ ...none, sellable: false })).to.equal("wait");
    expect(askAction({ ...none, sold: true })).to.equal("wait");
  });

  it("leaves a standing ask alone", () => {
    expect(askAction(standing)).to.equal("wait");
    expect(askAction({ ...standing, now: NOW + 60 })).to.equal("wait");
  });

  it("announces an ask that was signed before a crash, instead of making a second one", () => {
    expect(askAction({ ...standing, ask: { ...ask, announced: false } })).to.equal("announce");
    expect(askAction({ ...standing, announces: false, ask: { ...ask, announced: false } })).to.equal("wait");
  });

  it("waits for the deal of an ask that was just taken, and makes no new one", () => {
    expect(askAction({ ...standing, nonceUsed: true })).to.equal("wait");
  });

  it("makes a new ask when the deal is over, the ask cancelled, expired, or of an earlier epoch", () => {
    expect(askAction({ ...standing, nonceUsed: true, useExplained: true })).to.equal("create");
    expect(askAction({ ...standing, nonceUsed: true, useExplained: true, sold: true })).to.equal("wait");
    expect(askAction({ ...standing, now: NOW + 61 })).to.equal("create");
    expect(askAction({ ...standing, epoch: 4 })).to.equal("create");
  });

  it("cancels an ask that says what is not so any more, and never offers what is sold", () => {
    expect(askAction({ ...standing, upToDate: false })).to.equal("cancel");
    expect(askAction({ ...standing, sellable: false })).to.equal("cancel");
    expect(askAction({ ...standing, sold: true })).to.equal("cancel");
  });
});

describe("billIsDue", () => {
  const deal: Deal = {
    id: ZERO_BYTES32,
    terms: {
      buyer: addressOf(2),
      supplier: addressOf(1),
      master: addressOf(1),
      price: 1n,
      bond: 0n,
      origin: ZERO_BYTES32,
      duration: 100n,
      start: BigInt(NOW),
    },
    billedUntil: NOW,
    open: true,
  };

  it("bills now and then, and at the end", () => {
    const plenty = { escrow: 10n ** 20n, rate: 10n ** 18n };
    expect(billIsDue(deal, plenty, NOW + 14, 15)).to.equal(false);
    expect(billIsDue(deal, plenty, NOW + 15, 15)).to.equal(true);
    expect(billIsDue({ ...deal, billedUntil: NOW + 95 }, plenty, NOW + 99, 15)).to.equal(false);
    expect(billIsDue({ ...deal, billedUntil: NOW + 95 }, plenty, NOW + 100, 15)).to.equal(true);
    expect(billIsDue({ ...deal, terms: { ...deal.terms, duration: 0n } }, plenty, NOW + 14, 15)).to.equal(false);
    expect(billIsDue({ ...deal, open: false }, plenty, NOW + 1_000, 15)).to.equal(false);
  });

  it("bills in the second in which escrow is used up, not before, and not twice in a second", () => {
    const funds = { escrow: 7n, rate: 10n ** 18n };
    expect(billIsDue(deal, funds, NOW + 6, 15)).to.equal(false);
    expect(billIsDue(deal, funds, NOW + 7, 15)).to.equal(true);
    expect(billIsDue(deal, { ...funds, rate: 2n * 10n ** 18n }, NOW + 4, 15)).to.equal(true);
    expect(billIsDue(deal, { ...funds, escrow: 0n }, NOW, 15)).to.equal(false);
    expect(billIsDue(deal, { ...funds, escrow: 0n }, NOW + 1, 15)).to.equal(true);
  });
});

describe("needsAttestation", () => {
  const machine = (measuredAt: number, benchmarks: bigint[]) => ({
    worker: addressOf(1),
    measuredAt,
    facts: NO_FACTS,
    gpus: [],
    benchmarks,
  });
  const current = { machine: machine(NOW, [5n, 0n]), expiresAt: NOW + 1_000 };

  it("attests a machine that never was, or not for much longer, or more of it than before", () => {
    expect(needsAttestation(undefined, machine(NOW, [1n]), NOW, 100)).to.equal(true);
    expect(needsAttestation(current, machine(NOW + 5, [9n, 0n]), NOW + 899, 100)).to.equal(false);
    expect(needsAttestation(current, machine(NOW + 5, [9n, 0n]), NOW + 900, 100)).to.equal(true);
    expect(needsAttestation(current, machine(NOW + 5, [5n, 1n]), NOW + 10, 100)).to.equal(true);
  });

  it("attests more cards and a newer agent, which reward programs look at, and not fewer", () => {
    const gpu = { model: NO_FACTS.cpuModel, memoryBytes: 1n, commitment: NO_FACTS.cpuModel };
    const offered = machine(NOW + 5, [5n, 0n]);
    const version = (softwareVersion: number) => ({ ...NO_FACTS, softwareVersion });
    expect(needsAttestation(current, { ...offered, gpus: [gpu] }, NOW + 10, 100)).to.equal(true);
    expect(needsAttestation(current, { ...offered, facts: version(1) }, NOW + 10, 100)).to.equal(true);
    const richer = { ...current, machine: { ...current.machine, gpus: [gpu], facts: version(2) } };
    expect(needsAttestation(richer, { ...offered, facts: version(1) }, NOW + 10, 100)).to.equal(false);
  });

  it("does not submit a measurement that is not newer: the chain would refuse it", () => {
    expect(needsAttestation(current, machine(NOW, [5n, 1n]), NOW + 999, 100)).to.equal(false);
    expect(needsAttestation(current, machine(NOW - 1, [5n, 1n]), NOW + 999, 100)).to.equal(false);
  });
});

describe("offerOf", () => {
  it("lowers what was measured and keeps what is exact", () => {
    const attested = [1_000n, 999n, 8n, 16_000_000_000n, 1_000n, 7n, 7n, 2n, 11_720_982_528n];
    expect(offerOf(attested, 5)).to.deep.equal([950n, 949n, 8n, 16_000_000_000n, 950n, 6n, 6n, 2n, 11_720_982_528n]);
    expect(offerOf(attested, 0)).to.deep.equal(attested);
    expect(offerOf([1_000_000n], 0.5)).to.deep.equal([995_000n]);
  });
});
