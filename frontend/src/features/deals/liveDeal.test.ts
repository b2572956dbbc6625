import { describe, expect, it } from "vitest";

import type { RatePoint } from "../../chain/settlement.ts";
import type { Terms } from "../../chain/Terms.ts";
import { type DealState, liveDeal } from "./liveDeal.ts";

const SNM = 10n ** 18n;
const START = 1_800_000_000;

const terms: Terms = {
  buyer: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  supplier: "0xBcd4042DE499D14e55001CcbB24a551F3b954096",
  master: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
  price: 100_000_000_000_000n,
  start: START,
  duration: 3600,
  bond: 0n,
  origin: `0x${"00".repeat(32)}`,
};
const rate: RatePoint = {
  rate: 6_244_497_036_986_155_008n,
  cumulative: 1_000n * SNM,
  updatedAt: START - 7,
  staleAfter: 120,
};
/** The integral at the start: seven seconds after the newest point. */
const opened = 1_000n * SNM + 7n * rate.rate;
const state: DealState = { escrow: 2_248_018_933_315_015_803n, billedUntil: START, integral: opened };

const live = (change: Partial<Parameters<typeof liveDeal>[0]>) =>
  liveDeal({ terms, state, rate, now: START + 60, balance: 5n * SNM, ...change });

describe("what accrues", () => {
  it.each([
    [0, 0n],
    [1, 624_449_703_698_615n],
    [60, 37_466_982_221_916_930n],
    [3_600, 2_248_018_933_315_015_802n],
    [9_999, 2_248_018_933_315_015_802n],
  ])("after %s seconds is floor(price x integral)", (seconds, due) => {
    expect(live({ now: START + seconds }).due).toBe(due);
  });

  it("goes by the rate of each second", () => {
    const faster = { ...rate, rate: 2n * rate.rate, cumulative: opened + 30n * rate.rate, updatedAt: START + 30 };
    expect(live({ rate: faster, now: START + 60 }).due).toBe((terms.price * (30n + 60n) * rate.rate) / SNM);
  });

  it("counts from the last bill", () => {
    const billed = { ...state, billedUntil: START + 50, integral: opened + 50n * rate.rate };
    expect(live({ state: billed }).due).toBe((terms.price * 10n * rate.rate) / SNM);
  });

  it("asks the chain once the end is before the newest rate", () => {
    const later = { ...rate, updatedAt: START + 4_000, cumulative: opened + 4_000n * rate.rate };
    expect(live({ rate: later, now: START + 5_000 })).toMatchObject({
      due: undefined,
      payable: undefined,
      refund: undefined,
    });
    expect(live({ rate: later, now: START + 5_000, accruedOnChain: 7n }).due).toBe(7n);
  });

  it("never ends for spot", () => {
    const spot = live({ terms: { ...terms, duration: 0 }, now: START + 7_200 });
    expect(spot).toMatchObject({ ended: false, remaining: undefined, elapsed: 7_200 });
    expect(spot.due).toBe((terms.price * 7_200n * rate.rate) / SNM);
  });
});

describe("what closing does", () => {
  it("brings back what did not accrue", () => {
    const { due = 0n, refund } = live({});
    expect(refund).toBe(state.escrow - due);
  });

  it("takes from the ledger what escrow lacks, and forgives the rest", () => {
    const spot = { ...terms, duration: 0 };
    expect(live({ terms: spot, now: START + 7_200, balance: 5n * SNM })).toMatchObject({ refund: 0n });
    const poor = live({ terms: spot, now: START + 7_200, balance: 1n });
    expect(poor.payable).toBe(state.escrow + 1n);
    expect(poor.due).toBeGreaterThan(poor.payable ?? 0n);
    expect(poor.covered).toBe(0n);
  });
});

describe("time", () => {
  it("runs to the end and stays there", () => {
    expect(live({ now: START + 600 })).toMatchObject({ elapsed: 600, remaining: 3_000, ended: false });
    expect(live({ now: START + 3_600 })).toMatchObject({ elapsed: 3_600, remaining: 0, ended: true });
    expect(live({ now: START + 9_999 })).toMatchObject({
      elapsed: 3_600,
      remaining: 0,
      ended: true,
      covered: undefined,
    });
  });

  it("is covered by escrow and ledger", () => {
    expect(live({ now: START, balance: 0n }).covered).toBe(3_600n);
    expect(live({ now: START, balance: state.escrow }).covered).toBe(7_200n);
  });
});
