import { describe, expect, it } from "vitest";

import { DAY, HOUR } from "../../../lib/time.ts";
import { type BuyInput, defaultDuration, durationOptions, quoteBuy } from "./buyModel.ts";

const SNM = 10n ** 18n;

/** $0.36 an hour at 6.244497036986155008 SNM per USD. */
const INPUT: BuyInput = {
  price: 100_000_000_000_000n,
  rate: 6_244_497_036_986_155_008n,
  duration: HOUR,
  ledger: 0n,
  wallet: 1_000n * SNM,
  deposit: undefined,
};

describe("quoteBuy", () => {
  it("reserves the hour that is bought, rounded up", () => {
    const { reserve, total, totalUsd, hourly } = quoteBuy(INPUT);
    expect(reserve).toBe(2_248_018_933_315_015_803n);
    expect(total).toBe(reserve);
    expect(hourly).toBe(reserve);
    expect(totalUsd).toBe(360_000_000_000_000_000n);
  });

  it("deposits what is missing and a margin for a rate that moves", () => {
    const quote = quoteBuy(INPUT);
    expect(quote.missing).toBe(quote.reserve);
    expect(quote.suggested).toBe(2_360_500_000_000_000_000n);
    expect(quote.deposit).toBe(quote.suggested);
    expect(quote.after).toBe(quote.suggested - quote.reserve);
    expect(quote.short).toBe(0n);
  });

  it("deposits nothing where the ledger covers the reserve", () => {
    const quote = quoteBuy({ ...INPUT, ledger: 3n * SNM });
    expect(quote).toMatchObject({ missing: 0n, suggested: 0n, deposit: 0n, short: 0n });
    expect(quote.after).toBe(3n * SNM - quote.reserve);
  });

  it("counts what the ledger has towards what is missing", () => {
    const quote = quoteBuy({ ...INPUT, ledger: SNM });
    expect(quote.missing).toBe(quote.reserve - SNM);
  });

  it("reserves an hour for spot, which has no total", () => {
    const quote = quoteBuy({ ...INPUT, duration: 0 });
    expect(quote.reserve).toBe(2_248_018_933_315_015_803n);
    expect(quote).toMatchObject({ total: undefined, totalUsd: undefined, suggestedWhole: undefined });
  });

  it("reserves a day at most, and can deposit for the whole deal", () => {
    const quote = quoteBuy({ ...INPUT, duration: 3 * DAY });
    expect(quote.reserve).toBe(53_952_454_399_560_379_270n);
    expect(quote.total).toBe(161_857_363_198_681_137_808n);
    expect(quote.suggestedWhole ?? 0n).toBeGreaterThanOrEqual(quote.total ?? 0n);
  });

  it("takes the whole wallet where it covers the reserve but not the margin", () => {
    const { reserve } = quoteBuy(INPUT);
    expect(quoteBuy({ ...INPUT, wallet: reserve })).toMatchObject({ deposit: reserve, short: 0n, after: 0n });
  });

  it("tells what the wallet lacks", () => {
    const { reserve } = quoteBuy(INPUT);
    expect(quoteBuy({ ...INPUT, wallet: reserve - 1n }).short).toBeGreaterThan(0n);
    expect(quoteBuy({ ...INPUT, wallet: SNM, deposit: 3n * SNM }).short).toBe(2n * SNM);
  });
});

describe("durationOptions", () => {
  it("offers spot alone where nothing else is sold", () => {
    expect(durationOptions(0).map(({ seconds }) => seconds)).toEqual([0]);
  });

  it("ends with the longest that is sold", () => {
    expect(durationOptions(DAY).map(({ seconds }) => seconds)).toEqual([0, HOUR, 6 * HOUR, DAY]);
    expect(durationOptions(1800)).toEqual([
      { seconds: 0, text: "Spot" },
      { seconds: 1800, text: "30 minutes" },
    ]);
  });

  it("begins with an hour, or what there is", () => {
    expect([0, 600, HOUR, DAY].map(defaultDuration)).toEqual([0, 600, HOUR, HOUR]);
  });
});
