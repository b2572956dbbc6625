import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { describe, expect, it } from "vitest";

import { DAY, HOUR } from "../../lib/time.ts";
import { sampleDeal } from "../../testing/sampleDeal.ts";
import type { Announcement } from "../rewards/programEvents.ts";
import type { SupplierWorker } from "../supplier/workersQuery.ts";
import { type SupplierFacts, supplierNotices } from "./supplierNotices.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const address = localAccounts.worker.address;

const worker: SupplierWorker = {
  ...{ address, bound: true, boundSince: NOW - DAY, attestedUntil: NOW + 20 * DAY, measuredAt: NOW, cpuModel: "Xeon" },
  ...{ openDeals: 0, deals: 0, ask: { price: 1n, validUntil: NOW + DAY } },
};

const nothing: SupplierFacts = {
  ...{
    unbound: [],
    workers: [],
    asksKnown: true,
    versions: new Map<string, number>(),
    agent: undefined,
    claimable: 0n,
  },
  ...{ claimed: 0n, changes: [], deals: [], level: 1, levelUntil: 0 },
};
const told = (facts: Partial<SupplierFacts>, now = NOW) => supplierNotices({ ...nothing, ...facts }, now);
const ofWorker = (change: Partial<SupplierWorker>) => told({ workers: [{ ...worker, ...change }] });

describe("what awaits a supplier", () => {
  it("is nothing where its machine is attested and offered, or rented", () => {
    expect(ofWorker({})).toEqual([]);
    expect(ofWorker({ ask: undefined, openDeals: 1 })).toEqual([]);
  });

  it("is an attestation that ended or is about to, of a machine that is offered", () => {
    expect(ofWorker({ attestedUntil: NOW - HOUR })[0]).toMatchObject({ tone: "bad", at: NOW - HOUR });
    expect(ofWorker({ attestedUntil: NOW + HOUR })[0]).toMatchObject({ tone: "warn" });
    expect(ofWorker({ attestedUntil: NOW + HOUR })[0]?.text).toContain("attestation ends in 1 hour");
    expect(ofWorker({ attestedUntil: NOW - HOUR, ask: undefined })).toEqual([]);
  });

  it("is a machine that idles without an offer, as far as the relays tell", () => {
    const idle = { ...worker, ask: undefined };
    expect(told({ workers: [idle] })[0]).toMatchObject({ tone: "info", to: { to: "/orders/new" } });
    expect(told({ workers: [idle], asksKnown: false })).toEqual([]);
    expect(ofWorker({ ask: { price: 1n, validUntil: NOW - 1 } })).toHaveLength(1);
  });

  it("is a machine that is bound to it no more, wherever its agent runs, for a week", () => {
    const unbound = [{ address, cpuModel: "Xeon", removedAt: NOW - DAY }];
    expect(told({ unbound })).toHaveLength(1);
    expect(told({ unbound })[0]).toMatchObject({ tone: "warn", at: NOW - DAY, to: { to: "/supplier" } });
    expect(told({ unbound })[0]?.text).toContain("until you confirm it again");
    expect(told({ unbound }, NOW + 7 * DAY)).toEqual([]);
    const again = [{ ...unbound[0]!, removedAt: NOW }];
    expect(told({ unbound: again })[0]?.facts).not.toBe(told({ unbound })[0]?.facts);
  });

  it("is an agent whose version is about to end", () => {
    const agent = { version: 66_048, label: "1.2.0", from: NOW + DAY };
    const versions = (version: number) => new Map([[address.toLowerCase(), version]]);
    const [entry] = told({ workers: [worker], versions: versions(65_536), agent });
    expect(entry).toMatchObject({ key: "agent", tone: "warn", at: NOW + DAY });
    expect(entry?.text).toContain("older than version 1.2.0");
    expect(told({ workers: [worker], versions: versions(66_048), agent })).toEqual([]);
    expect(told({ workers: [worker], versions: versions(65_536) })).toEqual([]);
  });

  it("is rewards that can be claimed, told again once some were", () => {
    const [before] = told({ claimable: 2n * SNM });
    expect(before).toMatchObject({ tone: "good", to: { to: "/rewards" } });
    expect(told({ claimable: 3n * SNM })[0]?.facts).toBe(before?.facts);
    expect(told({ claimable: SNM, claimed: 60n })[0]?.facts).not.toBe(before?.facts);
    expect(told({})).toEqual([]);
  });

  it("is a change of a program for a week", () => {
    const change: Announcement = {
      ...{ id: "0x01", kind: "ADMISSION_SUSPENDED", program: 4, label: "Any", byCard: false, usdPerGpuDay: 0n },
      ...{ amount: 0n, budget: 0n, end: 0, maxUnits: 1, time: NOW, transaction: "0x02" },
    };
    expect(told({ changes: [change] })[0]?.text).toContain(
      "Reward program 4, in which your machines are. Takes no more",
    );
    expect(told({ changes: [change] }, NOW + 7 * DAY)).toEqual([]);
  });

  it("is the other side's request, and a deal past its end", () => {
    const { id, number, terms } = sampleDeal(5);
    const deal = { id, number, terms: { ...terms, start: NOW, duration: HOUR }, asked: undefined };
    expect(told({ deals: [deal] })).toEqual([]);
    expect(told({ deals: [deal] }, NOW + HOUR)[0]).toMatchObject({ key: `ended-${id}`, act: "Close it" });
    expect(told({ deals: [{ ...deal, asked: { id: "0x09", at: NOW } }] })[0]).toMatchObject({ facts: "0x09" });
    const spot = { ...deal, terms: { ...deal.terms, duration: 0 } };
    expect(told({ deals: [spot] }, NOW + 9 * DAY)).toEqual([]);
  });

  it("is an identity level that ends within two weeks", () => {
    expect(told({ level: 3, levelUntil: NOW + 13 * DAY })[0]).toMatchObject({ key: "level", at: NOW + 13 * DAY });
    expect(told({ level: 3, levelUntil: NOW + 15 * DAY })).toEqual([]);
    expect(told({ level: 3, levelUntil: NOW })).toEqual([]);
    expect(told({ level: 1, levelUntil: NOW + DAY })).toEqual([]);
  });
});
