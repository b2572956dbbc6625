import { ANY_MACHINE } from "@sonm/protocol/choice/Needs.ts";
import { choicePresets } from "@sonm/protocol/choice/choicePresets.ts";
import { describe, expect, it } from "vitest";

import { DAY, HOUR } from "../../lib/time.ts";
import { sampleAttestation } from "../../testing/sampleAttestation.ts";
import { sampleOffer } from "../../testing/sampleOffer.ts";
import { quoteBuy } from "../market/buy/buyModel.ts";
import { taskOf } from "../market/book/taskOf.ts";
import { basketParts } from "./basketParts.ts";
import { choiceOfferOf } from "./choiceOfferOf.ts";
import { readFindNumber, readFindSearch } from "./findSearch.ts";
import { needsOf } from "./needsOf.ts";
import { quoteBasket } from "./quoteBasket.ts";
import { searchOf } from "./searchOf.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const RATE = 6_244_497_036_986_155_008n;

describe("a task in the address", () => {
  it("looks for the cheapest machine for an hour where it says nothing", () => {
    const plain = needsOf({});
    expect({ ...plain, each: plain.each.filter((value) => value > 0n) }).toEqual(ANY_MACHINE);
  });

  it("says in units of people what the chain counts in its own", () => {
    const needs = needsOf(
      readFindSearch({
        memory: 0.5,
        vramAll: "24",
        machines: 2,
        hours: 4,
        perHour: "0.25",
        incoming: true,
        age: 7,
        online: 99.5,
        bond: 1.5,
        model: 3090,
        goal: "safe",
      }),
    );
    expect(needs.each[3]).toBe(500_000_000n);
    expect(needs.totals).toEqual([{ quantity: "gpu-memory", least: 24_000_000_000n }]);
    expect(needs).toMatchObject({
      machines: { least: 2, most: 2 },
      duration: 4 * HOUR,
      perHour: 250_000_000_000_000_000n,
      networkFlags: 4n,
      maxAttestationAge: 7 * DAY,
      online: 995_000,
      bond: (15n * SNM) / 10n,
      model: "3090",
      speed: "gpu-memory",
      weights: { price: 0, speed: 0, reliability: 100 },
    });
  });

  it("drops what makes no sense", () => {
    const rubbish = {
      memory: -1,
      cores: 0,
      machines: 51,
      hours: "x",
      online: 101,
      goal: "best",
      fast: "core",
      model: " ",
    };
    expect(readFindSearch({ ...rubbish, spot: "yes", class: "a b" })).toEqual({});
    expect(["1", "1.5", "0", "1e3", ""].map((text) => readFindNumber("cores", text))).toEqual([
      1,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each(choicePresets)("keeps everything of the preset $code", ({ needs }) => {
    const kept = needsOf(readFindSearch(JSON.parse(JSON.stringify(searchOf(needs))) as Record<string, unknown>));
    const trimmed = (values: readonly bigint[]) => values.slice(0, values.findLastIndex((value) => value > 0n) + 1);
    expect({ ...kept, each: trimmed(kept.each) }).toEqual({ ...needs, each: trimmed(needs.each) });
  });

  it("begins with the market's filters", () => {
    expect(
      taskOf({ memory: 16, memoryMax: 32, price: 0.5, incoming: true, sort: "cpu", page: 2, term: "spot" }),
    ).toEqual({
      memory: 16,
      incoming: true,
      perHour: 0.5,
      spot: true,
    });
  });
});

describe("an offer in a choice", () => {
  it("is attested while its attestation lasts, with the memory of all its cards", () => {
    const cards = [1, 2].map((memoryBytes) => ({
      model: "RTX",
      memoryBytes: BigInt(memoryBytes),
      commitment: "0x" as const,
    }));
    const offer = { ...sampleOffer(1), attestation: sampleAttestation(NOW - HOUR, { cards }) };
    expect(choiceOfferOf(offer, NOW, 990_000)).toMatchObject({
      online: 990_000,
      attestation: { measuredAt: NOW - HOUR, gpuMemory: 3n, models: ["RTX", "RTX"] },
    });
    expect(choiceOfferOf(offer, NOW + 31 * DAY, undefined).attestation).toBeUndefined();
  });
});

describe("buying a basket", () => {
  it("moves what its deals move one by one, with one deposit", () => {
    const input = { rate: RATE, duration: 2 * HOUR, ledger: SNM, wallet: 100n * SNM, deposit: undefined };
    const prices = [100_000_000_000_001n, 33_333_333_333_333n];
    const each = prices.map((price) => quoteBuy({ ...input, price }));
    const both = quoteBasket({ ...input, prices });
    expect(both.reserve).toBe((each[0]?.reserve ?? 0n) + (each[1]?.reserve ?? 0n));
    expect(both.missing).toBe(both.reserve - SNM);
    expect(both.after).toBe(SNM + both.deposit - both.reserve);
    expect(quoteBasket({ ...input, duration: 0, prices }).total).toBeUndefined();
  });

  it("demands what is attested, and of what is not only where the task demands it", () => {
    const benchmarks = [100n, 50n, 8n];
    const attested = { ...sampleOffer(1, { benchmarks }), attestation: sampleAttestation(NOW - HOUR) };
    const never = sampleOffer(2, { benchmarks });
    const ages = (maxAttestationAge: number) =>
      basketParts([attested, never], { ...ANY_MACHINE, maxAttestationAge }, NOW).map(
        ({ purchase }) => purchase.maxAttestationAge,
      );
    expect(ages(0)).toEqual([30 * DAY, 0]);
    expect(ages(DAY)).toEqual([DAY, DAY]);
  });
});
