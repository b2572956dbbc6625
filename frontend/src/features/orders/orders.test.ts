import { Rule } from "@sonm/protocol/generated/enums.ts";
import { type OrderFields, ZERO_ADDRESS, packOrder } from "@sonm/protocol/order.ts";
import { describe, expect, it } from "vitest";

import { MemoryStorage } from "../../lib/MemoryStorage.ts";
import { contracts } from "../../testing/FakeNode.ts";
import { sampleOffer } from "../../testing/sampleOffer.ts";
import { freeNonce } from "./freeNonce.ts";
import { keepOrder, keptNonces, readKeptOrders } from "./keptOrders.ts";
import { joinOrders, stateOf } from "./knownOrder.ts";
import { isCandidate, matchFilter, mismatchText } from "./matches.ts";
import { type OrderDraft, draftFaults, emptyDraft, orderOf } from "./orderDraft.ts";
import { orderSentences } from "./orderWords.ts";

const BUYER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const NOW = 1_800_000_000;
const place = { author: BUYER, epoch: 2, nonce: 9n, now: NOW } as const;
const draft = (change: Partial<OrderDraft> = {}): OrderDraft => ({ ...emptyDraft("bid"), price: "0.36", ...change });
const bid = (change: Partial<OrderDraft> = {}): OrderFields => {
  const fields = orderOf(draft(change), place);
  if (fields === undefined) throw new Error("The draft is not good.");
  return fields;
};

describe("a draft", () => {
  it("stands for an order in the chain's units", () => {
    const fields = bid({
      duration: "1.5",
      durationUnit: "days",
      benchmarks: { memory: "16.5", cores: "4", ethash: "" },
      flags: { incoming: true, outbound: true, nvidia: true, overlay: false },
      counterparty: ` ${BUYER.toLowerCase()} `,
      level: 2,
      tag: "render",
      attestedDays: "3",
      validDays: "2",
    });
    expect(fields).toEqual({
      side: 1,
      author: BUYER,
      counterparty: BUYER,
      price: 100_000_000_000_000n,
      duration: 129_600,
      networkFlags: 6n,
      identityLevel: 2,
      blacklist: ZERO_ADDRESS,
      tag: `0x${Buffer.from("render").toString("hex")}${"00".repeat(26)}`,
      maxAttestationAge: 259_200,
      bond: 0n,
      validUntil: NOW + 172_800,
      epoch: 2,
      nonce: 9n,
      benchmarks: [0n, 0n, 4n, 16_500_000_000n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n, 0n, 0n],
    });
    expect(() => packOrder(fields)).not.toThrow();
  });

  it("demands no attestation for an ask, nor where the buyer says so; spot has no time", () => {
    expect(orderOf(draft({ side: "ask", attested: true }), place)).toMatchObject({ side: 0, maxAttestationAge: 0 });
    expect(bid({ attested: false, attestedDays: "never" }).maxAttestationAge).toBe(0);
    expect(bid({ term: "spot", duration: "none" }).duration).toBe(0);
  });

  it("carries a bond in SNM, none where nothing is entered", () => {
    expect(bid({ bond: "12.5" }).bond).toBe(12_500_000_000_000_000_000n);
    for (const bond of ["", " ", "0"]) expect(bid({ bond }).bond).toBe(0n);
  });

  it("rounds the price up alike on both sides, so that equal entries fit", () => {
    const price = 27_777_777_777_778n;
    expect(bid({ price: "0.1" }).price).toBe(price);
    expect(orderOf(draft({ side: "ask", price: "0.1" }), place)?.price).toBe(price);
    expect(bid({ price: "0.000000000000000001" }).price).toBe(1n);
  });

  it.each([
    [{ price: "" }, "price"],
    [{ price: "0" }, "price"],
    [{ price: "cheap" }, "price"],
    [{ bond: "much" }, "bond"],
    [{ bond: "-1" }, "bond"],
    [{ bond: "99999999999999999999" }, "bond"],
    [{ price: "-1" }, "price"],
    [{ price: "999999999999999999" }, "price"],
    [{ duration: "0.01" }, "duration"],
    [{ duration: "366", durationUnit: "days" }, "duration"],
    [{ counterparty: "0x12" }, "counterparty"],
    [{ blacklist: "me" }, "blacklist"],
    [{ tag: "x".repeat(33) }, "tag"],
    [{ attestedDays: "0" }, "attestedDays"],
    [{ validDays: "91" }, "validDays"],
    [{ validDays: "0" }, "validDays"],
    [{ benchmarks: { memory: "lots" } }, "memory"],
    [{ benchmarks: { memory: "9999999999999" } }, "memory"],
    [{ benchmarks: { cores: "1.5" } }, "cores"],
  ] as const)("with %o says what is wrong with %s", (change, field) => {
    const wrong = draft(change);
    expect(Object.keys(draftFaults(wrong))).toEqual([field]);
    expect(orderOf(wrong, place)).toBeUndefined();
  });
});

describe("the next nonce", () => {
  const used =
    (...nonces: bigint[]) =>
    (asked: readonly bigint[]) =>
      Promise.resolve(asked.map((nonce) => nonces.includes(nonce)));

  it("follows the author's highest, over whatever the chain has used", async () => {
    expect(await freeNonce([], used())).toBe(0n);
    expect(await freeNonce([3n, 5n], used())).toBe(6n);
    expect(await freeNonce([5n], used(6n, 7n))).toBe(8n);
    expect(await freeNonce([0n], used(...Array.from({ length: 20 }, (_, at) => BigInt(at + 1))))).toBe(21n);
  });

  it("begins again where the author took the last one there is", async () => {
    expect(await freeNonce([(1n << 64n) - 1n, 0n], used())).toBe(1n);
  });
});

describe("in words", () => {
  it("says what a bid lets others do", () => {
    const text = orderSentences(
      bid({ benchmarks: { memory: "16" }, flags: { incoming: true }, tag: "render" }),
      true,
    ).join(" ");
    expect(text).toContain("You want a machine for 1 hour, for at most $0.36 per hour");
    expect(text).toContain("It must have at least: Memory 16 GB.");
    expect(text).toContain("Network access: incoming.");
    expect(text).toContain("within the last 30 days");
    expect(text).toContain("Any supplier can take it.");
    expect(text).toContain("without asking again");
  });

  it("says what a bond promises, or what is demanded", () => {
    const said = (change: Partial<OrderDraft>) => orderSentences(bid({ bond: "5", ...change }), true).join(" ");
    expect(said({ side: "ask" })).toContain("A bond of 5.00 SNM stands behind it");
    expect(said({})).toContain("A bond of at least 5.00 SNM");
    expect(said({ bond: "" })).not.toContain("bond");
  });

  it("speaks of the author where somebody else reads", () => {
    expect(orderSentences(bid(), false)[0]).toMatch(/^The buyer wants a machine for 1 hour/);
    expect(orderSentences(orderOf(draft({ side: "ask" }), place)!, false)[0]).toMatch(/^The supplier offers a machine/);
  });

  it("says what an ask promises, and for whom", () => {
    const fields = orderOf(
      draft({ side: "ask", term: "spot", counterparty: BUYER, level: 3, blacklist: BUYER }),
      place,
    )!;
    const text = orderSentences(fields, true).join(" ");
    expect(text).toContain("You offer this account's machine as spot");
    expect(text).toContain("You promise no benchmark.");
    expect(text).toContain("Only the buyer 0x7099…79C8 with identity level 3 or more can take it.");
    expect(text).toContain("has on its blacklist");
    expect(text).not.toContain("attest");
  });
});

describe("orders of this device", () => {
  const order = { id: sampleOffer(1).id, fields: bid(), signature: "0x1234", signedAt: NOW } as const;
  const read = (storage: Storage) => readKeptOrders(storage, 31337, contracts.Market);

  it("are kept with every digit, for one market", () => {
    const storage = new MemoryStorage();
    expect(keepOrder(storage, 31337, contracts.Market, order)).toBe(true);
    keepOrder(storage, 31337, contracts.Market, { ...order, id: sampleOffer(2).id });
    keepOrder(storage, 31337, contracts.Market, { ...order, signature: "0x5678" });
    expect(read(storage).map(({ id, signature }) => [id, signature])).toEqual([
      [order.id, "0x5678"],
      [sampleOffer(2).id, "0x1234"],
    ]);
    const { author, counterparty, ...others } = order.fields;
    expect(read(storage)[0]?.fields).toMatchObject({ ...others, benchmarks: [], author: author.toLowerCase() });
    expect(counterparty).toBe(ZERO_ADDRESS);
    expect(readKeptOrders(storage, 1, contracts.Market)).toEqual([]);
    expect(keptNonces(storage, 31337, contracts.Market, BUYER)).toEqual([9n, 9n]);
    expect(keptNonces(storage, 31337, contracts.Market, ZERO_ADDRESS)).toEqual([]);
    const late = { ...order, id: sampleOffer(3).id, signedAt: order.fields.validUntil + 1 };
    keepOrder(storage, 31337, contracts.Market, late);
    expect(read(storage).map(({ id }) => id)).toEqual([late.id]);
  });

  it("are left out where they can't be read any more", () => {
    const storage = new MemoryStorage();
    storage.setItem(`sonm.orders.v1.31337.${contracts.Market.toLowerCase()}`, '[{"id":"0x1"},5,null]');
    expect(read(storage)).toEqual([]);
  });

  it("are one with what relays and index say of them", () => {
    const announced = { ...sampleOffer(1), status: "FILLED" as const };
    const relayed = { id: sampleOffer(2).id, fields: bid(), signature: "0x", receivedAt: NOW + 5 } as const;
    const joined = joinOrders({
      announced: [announced],
      relayed: [relayed],
      kept: [order, { ...relayed, signedAt: NOW }],
      lives: new Map([[relayed.id, { state: "CANCELLED", deal: undefined }]]),
    });
    expect(joined.map(({ offer, places }) => [offer.id, offer.status, places])).toEqual([
      [relayed.id, "CANCELLED", ["relayed", "kept"]],
      [announced.id, "FILLED", ["announced", "kept"]],
    ]);
  });

  it("end by their time, or earlier", () => {
    const { fields } = sampleOffer(1, { validUntil: NOW });
    expect(stateOf({ status: "ACTIVE", fields }, NOW)).toBe("active");
    expect(stateOf({ status: "ACTIVE", fields }, NOW + 1)).toBe("expired");
    expect(stateOf({ status: "PENDING", fields }, NOW)).toBe("pending");
    expect(stateOf({ status: "CANCELLED", fields }, NOW + 1)).toBe("cancelled");
  });
});

describe("orders that fit", () => {
  const ask = sampleOffer(1, { benchmarks: [0n, 0n, 8n, 32_000_000_000n], networkFlags: 6n });

  it("are asked of the index by price, time, hardware, access and parties", () => {
    const fields = bid({ benchmarks: { cores: "4" }, flags: { incoming: true }, counterparty: ask.master });
    const filter = {
      side: "ASK",
      status: "ACTIVE",
      validUntil_gte: String(NOW),
      counterparty_in: [ZERO_ADDRESS, BUYER.toLowerCase()],
      author_not: BUYER.toLowerCase(),
      benchmark2_gte: "4",
      incoming: true,
      master: ask.master.toLowerCase(),
    };
    expect(matchFilter(fields, BUYER, NOW, true)).toEqual(filter);
    expect(matchFilter(fields, BUYER, NOW, false)).toEqual({
      ...filter,
      cappedPrice_lte: "100000000000000",
      duration_gte: "3600",
    });
  });

  it("are, for an ask, bids that want no more than it has", () => {
    expect(matchFilter(ask.fields, ask.master, NOW, false)).toMatchObject({
      side: "BID",
      benchmark2_lte: "8",
      benchmark7_lte: "0",
      overlay: false,
      cappedPrice_gte: "100000000000000",
      duration_lte: "86400",
    });
    expect(matchFilter(ask.fields, ask.master, NOW, false)).not.toHaveProperty("incoming");
  });

  it("are of the other side, alive, of somebody else, and have the hardware", () => {
    expect(isCandidate(bid({ benchmarks: { cores: "8" } }), ask.fields, NOW)).toBe(true);
    expect(isCandidate(ask.fields, bid({ benchmarks: { cores: "8" } }), NOW)).toBe(true);
    expect(isCandidate(bid({ benchmarks: { cores: "9" } }), ask.fields, NOW)).toBe(false);
    expect(isCandidate(bid(), bid(), NOW)).toBe(false);
    expect(isCandidate(bid(), ask.fields, ask.fields.validUntil + 1)).toBe(false);
  });

  it("or say why not, with their own values", () => {
    const wanted = bid({
      price: "0.1",
      duration: "2",
      durationUnit: "days",
      benchmarks: { cores: "16" },
      flags: { overlay: true },
    });
    const why = (rule: Rule) => mismatchText(rule, ask.fields, wanted);
    expect(why(Rule.Price)).toBe("The offer costs $0.36 an hour; the bid pays $0.10 at most.");
    expect(why(Rule.Duration)).toBe("The supplier sells 1 day at most; the bid wants 2 days.");
    expect(why(Rule.Benchmarks)).toBe("The machine has too little: Logical cores 8 of 16.");
    expect(why(Rule.NetworkFlags)).toBe("Network access is missing: private network.");
    for (const rule of Object.values(Rule)) expect(why(rule)).toMatch(/^[A-Z].*\.$/);
  });
});
