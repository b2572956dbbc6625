import { describe, expect, it } from "vitest";

import { openingReserve } from "../../chain/settlement.ts";
import { DAY, HOUR } from "../../lib/time.ts";
import { sampleDeal } from "../../testing/sampleDeal.ts";
import { type BuyerFacts, type OwnBid, buyerNotices } from "./buyerNotices.ts";

const START = 1_800_000_000;
const SNM = 10n ** 18n;
const RATE = { rate: 10n * SNM, cumulative: 0n, updatedAt: START, staleAfter: DAY };
/** A thousandth of a dollar each second: with ten SNM for a dollar, a hundredth of an SNM. */
const PRICE = SNM / 1_000n;
const PER_HOUR = 36n * SNM;

const dealOf = (duration: number, escrow: bigint) => {
  const { id, number, terms } = sampleDeal(12);
  return {
    ...{ id, number, asked: undefined, terms: { ...terms, price: PRICE, duration } },
    state: { escrow, billedUntil: START, integral: 0n },
  };
};

const nothing: BuyerFacts = { balance: 0n, dealt: false, rate: RATE, deals: [], refunds: [], bids: [] };
const told = (facts: Partial<BuyerFacts>, now = START) => buyerNotices({ ...nothing, ...facts }, now);
const keys = (facts: Partial<BuyerFacts>, now = START) => told(facts, now).map(({ key }) => key.split("-")[0]);

describe("what awaits a buyer", () => {
  it("is nothing without deals, bids and money", () => {
    expect(told({})).toEqual([]);
  });

  it("is money for a deal that has it for less than a day, with when it ends", () => {
    const spot = dealOf(0, PER_HOUR);
    const [entry] = told({ deals: [spot], balance: PER_HOUR });
    expect(entry).toMatchObject({ tone: "warn", at: START + 2 * HOUR, to: { to: "/account" } });
    expect(entry?.text).toContain("Deal 12 has money for 2 hours");
    expect(told({ deals: [spot], balance: 30n * PER_HOUR })).toEqual([]);
  });

  it("is bad where the money is used up", () => {
    expect(told({ deals: [dealOf(0, PER_HOUR)] }, START + 2 * HOUR)[0]).toMatchObject({ tone: "bad", facts: "none" });
  });

  it("is no money where a deal of fixed length has enough to its end", () => {
    expect(keys({ deals: [dealOf(HOUR, PER_HOUR)] })).toEqual([]);
    expect(keys({ deals: [dealOf(2 * HOUR, PER_HOUR)] })).toEqual(["money"]);
  });

  it("is a deal's end in its last quarter, and closing it afterwards", () => {
    const deal = dealOf(4 * HOUR, 4n * PER_HOUR);
    expect(keys({ deals: [deal] }, START + 3 * HOUR)).toEqual([]);
    expect(keys({ deals: [deal] }, START + 3 * HOUR + 1)).toEqual(["ending"]);
    expect(keys({ deals: [deal] }, START + 4 * HOUR)).toEqual(["ended"]);
  });

  it("is nothing of a deal that the chain has closed or did not tell of", () => {
    expect(told({ deals: [dealOf(0, 0n)] })).toEqual([]);
    expect(told({ deals: [{ ...dealOf(0, 1n), state: undefined }] })).toEqual([]);
    expect(told({ deals: [dealOf(0, 1n)], rate: undefined })).toEqual([]);
  });

  it("is an answer where the supplier asks for a change, until it asks for another", () => {
    const deal = dealOf(0, 40n * PER_HOUR);
    const asked = (id: `0x${string}`) => told({ deals: [{ ...deal, asked: { id, at: START } }] })[0];
    expect(asked("0x01")).toMatchObject({ key: asked("0x02")?.key, facts: "0x01", act: "Answer it" });
    expect(asked("0x02")?.facts).toBe("0x02");
  });

  it("is a refund for downtime where there is one", () => {
    const one = { id: dealOf(0, 0n).id, number: 3, refund: 2n * SNM };
    expect(told({ refunds: [one] })[0]?.text).toBe("You can claim 2.00 SNM for downtime in deal 3.");
    expect(told({ refunds: [{ ...one, refund: 0n }] })).toEqual([]);
  });

  it("is a bid that the ledger does not cover, or that expired lately", () => {
    const bid: OwnBid = { id: "0x01", state: "active", price: PRICE, duration: HOUR, validUntil: START + DAY };
    const reserve = openingReserve(PRICE, RATE.rate, HOUR);
    expect(told({ bids: [bid], balance: reserve })).toEqual([]);
    expect(told({ bids: [bid], balance: reserve - 1n })[0]).toMatchObject({ facts: "uncovered", tone: "warn" });
    const expired: OwnBid = { ...bid, state: "expired", validUntil: START - DAY };
    expect(told({ bids: [expired] })[0]).toMatchObject({ facts: "expired" });
    expect(told({ bids: [expired] }, START + 3 * DAY)).toEqual([]);
    expect(told({ bids: [{ ...bid, state: "cancelled" }] })).toEqual([]);
  });

  it("is money in the ledger that nothing needs any more, told again when it grew tenfold", () => {
    expect(told({ balance: SNM, dealt: true })[0]).toMatchObject({ key: "withdraw", facts: "10^18" });
    expect(told({ balance: 9n * SNM, dealt: true })[0]?.facts).toBe("10^18");
    expect(told({ balance: 10n * SNM, dealt: true })[0]?.facts).toBe("10^19");
    expect(told({ balance: SNM, dealt: false })).toEqual([]);
    expect(keys({ balance: 30n * PER_HOUR, dealt: true, deals: [dealOf(0, PER_HOUR)] })).toEqual([]);
  });
});
