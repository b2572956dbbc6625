import { describe, expect, it } from "vitest";

import { draftOf, isChange, readChange } from "./changeDraft.ts";
import { changeEffects, outcomeText } from "./changeWords.ts";
import { type PendingChanges, changeFault, changeOutcome } from "./changes.ts";

const START = 1_800_000_000;
const HOUR = 3_600;
const P = 100_000_000_000_000n;
const forward = { price: P, start: START, duration: 10 * HOUR };
const spot = { price: P, start: START, duration: 0 };
const now = START + HOUR;
const NOTHING: PendingChanges = { bid: undefined, ask: undefined };

describe("changeFault", () => {
  it.each([
    [forward, { price: P, duration: 10 * HOUR }, "unchanged"],
    [forward, { price: P, duration: HOUR }, "past"],
    [forward, { price: P, duration: HOUR + 1 }, undefined],
    [forward, { price: P, duration: 31_536_000 }, undefined],
    [forward, { price: P, duration: 31_536_001 }, "long"],
    [forward, { price: P, duration: 0 }, undefined],
    [spot, { price: P, duration: 0 }, "unchanged"],
    [spot, { price: P, duration: 5 * HOUR }, "spot"],
    [spot, { price: P + 1n, duration: 0 }, undefined],
  ])("of %o to %o is %s", (terms, want, fault) => {
    expect(changeFault(terms, want, now)).toBe(fault);
  });
});

describe("changeOutcome", () => {
  const outcome = (side: "bid" | "ask", price: bigint, duration = 10 * HOUR, pending = NOTHING) =>
    changeOutcome(forward, pending, side, { price, duration }, now);

  it("applies at once what favours the other side alone", () => {
    expect(outcome("bid", P + 1n).kind).toBe("applies");
    expect(outcome("ask", P - 1n).kind).toBe("applies");
    expect(outcome("bid", P + 1n, 11 * HOUR).kind).toBe("waits");
    expect(outcome("bid", P - 1n).kind).toBe("waits");
    expect(outcome("ask", P + 1n).kind).toBe("waits");
  });

  it("takes the ask's price for the bid's duration where the two fit, whoever came first", () => {
    const ask = { ...NOTHING, ask: { price: 3n * P, duration: 20 * HOUR } };
    expect(outcome("bid", 4n * P, 15 * HOUR, ask)).toEqual({
      kind: "accepts",
      conditions: { price: 3n * P, duration: 15 * HOUR },
    });
    expect(outcome("bid", 3n * P - 1n, 15 * HOUR, ask).kind).toBe("waits");
    expect(outcome("bid", 3n * P, 20 * HOUR + 1, ask).kind).toBe("waits");
    const bid = { ...NOTHING, bid: { price: 3n * P, duration: 15 * HOUR } };
    expect(outcome("ask", 2n * P, 20 * HOUR, bid)).toEqual({
      kind: "accepts",
      conditions: { price: 2n * P, duration: 15 * HOUR },
    });
    expect(outcome("ask", 2n * P, 15 * HOUR - 1, bid).kind).toBe("waits");
  });

  it("takes no bid whose end has passed", () => {
    const bid = { ...NOTHING, bid: { price: 3n * P, duration: HOUR } };
    expect(outcome("ask", 2n * P, 20 * HOUR, bid).kind).toBe("waits");
  });
});

describe("the words of a change", () => {
  const effects = (price: bigint, duration: number) => changeEffects(forward, { price, duration });

  it("say who gains", () => {
    expect(effects(2n * P, 12 * HOUR)).toEqual([
      "The supplier gains: $0.36 more per hour, which the buyer pays.",
      "The buyer may keep the machine for 2 hours longer.",
    ]);
    expect(effects(P / 2n, 10 * HOUR)).toEqual(["The buyer gains: $0.18 less per hour, which the supplier loses."]);
    expect(effects(P, 8 * HOUR)).toEqual(["The machine is free again 2 hours earlier."]);
    expect(effects(P, 0)[0]).toContain("the supplier, too, may close it at any time");
  });

  it("say whether it applies at once", () => {
    const conditions = { price: P, duration: 0 };
    expect(outcomeText({ kind: "waits", conditions }, "bid")).toContain("until the supplier accepts");
    expect(outcomeText({ kind: "applies", conditions }, "ask")).toContain("favours the buyer alone");
    expect(outcomeText({ kind: "accepts", conditions }, "bid")).toContain("at once, at $0.36 per hour");
  });
});

describe("a typed change", () => {
  const odd = { price: 27_777_777_777_778n, duration: 12_345 };

  it("is none as long as nothing is touched, to the last digit", () => {
    for (const terms of [odd, forward, spot])
      expect(readChange(draftOf(terms), terms)).toEqual({ price: terms.price, duration: terms.duration });
  });

  it("reads a price in USD and hours in all", () => {
    expect(readChange({ price: "0.72", hours: "1.5", spot: false }, odd)).toEqual({ price: 2n * P, duration: 5_400 });
    expect(readChange({ price: "0.72", hours: "nonsense", spot: true }, odd)).toEqual({ price: 2n * P, duration: 0 });
  });

  it.each([
    [{ price: "", hours: "2", spot: false }, ["price"]],
    [{ price: "1", hours: "", spot: false }, ["hours"]],
    [{ price: "1", hours: "0", spot: false }, ["hours"]],
    [{ price: "free", hours: "-3", spot: false }, ["price", "hours"]],
    [{ price: "1", hours: "9999999999", spot: false }, ["hours"]],
  ])("%o is wrong in %o", (draft, fields) => {
    const read = readChange(draft, odd);
    expect(isChange(read)).toBe(false);
    expect(Object.keys(read)).toEqual(fields);
  });
});
