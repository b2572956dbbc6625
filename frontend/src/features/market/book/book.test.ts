import { describe, expect, it } from "vitest";

import type { Indexer } from "../../../indexer/Indexer.ts";
import { endOfDay, startOfDay } from "../../../lib/days.ts";
import { sampleOffer } from "../../../testing/sampleOffer.ts";
import { bookCsv } from "./bookCsv.ts";
import { bookQuery, fetchBook } from "./bookQuery.ts";
import { belongs, bookConditions, bookOrder } from "./conditions.ts";
import { activeFilters } from "./filterWords.ts";
import { readMarketSearch } from "./search.ts";

const ZERO = "0x0000000000000000000000000000000000000000";
const MASTER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const NOW = 1_800_000_000;

describe("readMarketSearch", () => {
  it("keeps what makes sense", () => {
    const search = {
      cores: 4,
      memory: "16",
      memoryMax: 64.5,
      hours: 2,
      price: 0.25,
      priceMin: 0.01,
      attested: true,
      incoming: true,
      term: "spot",
      by: MASTER,
      tag: "render",
      class: "1080Ti-2080Ti",
      level: 2,
      certified: 4,
      sort: "cpu",
      desc: true,
      page: 3,
      dealable: true,
      since: "2026-11-20",
      until: "2026-11-22",
    };
    expect(readMarketSearch(search)).toEqual({ ...search, memory: 16 });
  });

  it("drops what does not", () => {
    const search = {
      cores: -1,
      coresMax: 2.5,
      memory: "lots",
      disk: 1.2345,
      hours: 0,
      price: "cheap",
      attested: "yes",
      term: "long",
      by: "0x12",
      tag: "a tag of far more than thirty-two bytes",
      class: "no class",
      level: 4,
      certified: 1,
      sort: "colour",
      page: 1,
      buy: "0x12",
      gpus: 1e12,
      since: "2026-02-30",
      until: 2026,
      dealable: "yes",
    };
    expect(readMarketSearch(search)).toEqual({});
  });

  it("keeps the order under review", () => {
    const buy = `0x${"ab".repeat(32)}`;
    expect(readMarketSearch({ buy })).toEqual({ buy });
  });
});

it("says what narrows the book, each with the parts of the address that it is made of", () => {
  const filters = { cores: 4, memory: 16, memoryMax: 64, price: 0.5, attested: true, class: "vram-8-11" } as const;
  const search = { ...filters, sort: "cpu", page: 2 } as const;
  expect(activeFilters(search)).toEqual([
    { text: "Logical cores ≥ 4 cores", parts: ["cores", "coresMax"] },
    { text: "Memory 16 to 64 GB", parts: ["memory", "memoryMax"] },
    { text: "Price ≤ 0.5 $ per hour", parts: ["priceMin", "price"] },
    { text: "Attested only", parts: ["attested"] },
    { text: "Class vram-8-11", parts: ["class"] },
  ]);
});

describe("bookQuery", () => {
  it("asks for what can fill now", () => {
    expect(bookQuery({}, 1_000, [])).toEqual({
      where: { side: "ASK", status: "ACTIVE", validUntil_gte: "1000", counterparty_in: [ZERO] },
      orderBy: "cappedPrice",
      direction: "asc",
    });
  });

  it("turns units of people into units of the chain", () => {
    const search = {
      cores: 4,
      memory: 16.5,
      memoryMax: 64,
      down: 100,
      hours: 2,
      price: 0.36,
      priceMin: 0.1,
      attested: true,
      nvidia: true,
      incoming: true,
      level: 1,
      certified: 3,
      tag: "a",
    } as const;
    expect(bookQuery(search, 1_000, [MASTER]).where).toEqual({
      side: "ASK",
      status: "ACTIVE",
      validUntil_gte: "1000",
      counterparty_in: [ZERO, MASTER.toLowerCase()],
      benchmark2_gte: "4",
      benchmark3_gte: "16500000000",
      benchmark3_lte: "64000000000",
      benchmark5_gte: "100000000",
      benchmark13_gte: "1",
      duration_gte: "7200",
      cappedPrice_gte: "27777777777777",
      cappedPrice_lte: "100000000000000",
      incoming: true,
      identityLevel_lte: 1,
      master_: { level_gte: 3, levelUntil_gt: "1000" },
      tag: `0x61${"00".repeat(31)}`,
      attestedUntil_gt: "1000",
    });
  });

  it("asks for what the index's columns can hold, and for higher prices exactly", () => {
    expect(bookQuery({ cpu: 1e19, price: 1e6, priceMin: 1 }, 1, []).where).toMatchObject({
      benchmark0_gte: String(2n ** 63n - 1n),
      cappedPrice_gte: "277777777777777",
      price_lte: "277777777777777777778",
    });
  });

  it("looks for machines of a class whose attestation is still good, in one query", () => {
    const machines = { classes_contains: ["0x7672616d2d382d3131"], attestedUntil_gt: "1000" };
    expect(bookQuery({ class: "vram-8-11" }, 1_000, []).where).toMatchObject(machines);
    expect(bookQuery({ class: "vram-8-11", attested: true }, 1_000, []).where).toMatchObject(machines);
  });

  it("looks for a machine or its master", () => {
    const { where } = bookQuery({ by: MASTER, reserved: true }, 1, [MASTER]);
    const me = MASTER.toLowerCase();
    expect(where).toEqual({
      and: [
        { side: "ASK", status: "ACTIVE", validUntil_gte: "1", counterparty_in: [me] },
        { or: [{ author: me }, { master: me }] },
      ],
    });
  });

  it("sorts by a column", () => {
    expect(bookQuery({ sort: "gpus", desc: true }, 1, [])).toMatchObject({ orderBy: "benchmark7", direction: "desc" });
    expect(bookQuery({ sort: "attested" }, 1, []).orderBy).toBe("attestedUntil");
    expect(bookQuery({ sort: "machine" }, 1, []).orderBy).toBe("authorAddress");
  });
});

describe("what no index filtered", () => {
  const good = sampleOffer(1, { benchmarks: [5n, 0n, 4n, 32_000_000_000n], networkFlags: 6n, price: 10n ** 14n });
  const fits = (search: Parameters<typeof bookConditions>[0], offer = good) =>
    belongs(offer, bookConditions(search, NOW, []));

  it("belongs where every filter is fulfilled", () => {
    expect(fits({})).toBe(true);
    expect(fits({ cores: 4, memory: 32, memoryMax: 32, incoming: true, outbound: true, price: 0.36, hours: 24 })).toBe(
      true,
    );
    expect(fits({ by: good.master })).toBe(true);
  });

  it.each([
    { cores: 5 },
    { memoryMax: 31 },
    { price: 0.3599 },
    { priceMin: 0.37 },
    { hours: 25 },
    { term: "spot" },
    { overlay: true },
    { nvidia: true },
    { attested: true },
    { reserved: true },
    { tag: "x" },
    { certified: 2 },
    { by: MASTER.replace("3C", "3D") },
  ] as const)("does not belong under %o", (search) => {
    expect(fits(search)).toBe(false);
  });

  it("belongs to a class by an attestation that is still good", () => {
    const attested = (expiresAt: number) =>
      ({ ...good, attestation: { classes: ["vram-8-11"], expiresAt } }) as unknown as typeof good;
    expect(fits({ class: "vram-8-11" }, attested(NOW + 1))).toBe(true);
    expect(fits({ class: "vram-5-6" }, attested(NOW + 1))).toBe(false);
    expect(fits({ class: "vram-8-11" }, attested(NOW))).toBe(false);
    expect(fits({ class: "vram-8-11" })).toBe(false);
  });

  it("belongs by the master's identity level as long as that counts", () => {
    const known = (levelUntil: number) => ({ ...good, profile: { name: "", level: 3, levelUntil } });
    expect(fits({ certified: 3 }, known(NOW + 1))).toBe(true);
    expect(fits({ certified: 4 }, known(NOW + 1))).toBe(false);
    expect(fits({ certified: 2 }, known(NOW))).toBe(false);
  });

  it("does not belong once it ended, or where it is made for somebody else", () => {
    expect(fits({}, sampleOffer(1, { validUntil: NOW - 1 }))).toBe(false);
    expect(fits({}, sampleOffer(1, { counterparty: MASTER }))).toBe(false);
  });

  it("is of the days that are asked for, the first and the last included", () => {
    const [since, until] = ["2027-01-14", "2027-01-15"] as const;
    const days = bookConditions({ since, until }, NOW, []);
    for (const [createdAt, good] of [
      [startOfDay(since), true],
      [startOfDay(since) - 1, false],
      [endOfDay(until), true],
      [endOfDay(until) + 1, false],
    ] as const)
      expect(belongs({ ...sampleOffer(1), createdAt }, days), String(createdAt)).toBe(good);
    expect(bookQuery({ since }, NOW, []).where).toMatchObject({ createdAt_gte: String(startOfDay(since)) });
  });

  it("is of nobody with whom the reader can't deal: machine, master, or whose list it names", () => {
    const offer = sampleOffer(1);
    const [machine, master] = [offer.supplier.toLowerCase(), offer.master.toLowerCase()];
    const good = (parties: readonly string[], listers: readonly string[], of = offer) =>
      belongs(of, bookConditions({ dealable: true }, NOW, [], { parties, listers }));
    expect(good([], [])).toBe(true);
    expect(good([machine], [])).toBe(false);
    expect(good([master], [])).toBe(false);
    expect(good([`0x${"ab".repeat(20)}`], [machine])).toBe(true);
    expect(good([], [master], sampleOffer(1, { blacklist: offer.master }))).toBe(false);
    expect(bookQuery({ dealable: true }, NOW, [], { parties: [machine], listers: [master] }).where).toMatchObject({
      author_not_in: [machine],
      master_not_in: [machine],
      blacklist_not_in: [master],
    });
    expect(bookQuery({ dealable: true }, NOW, []).where).not.toHaveProperty("author_not_in");
  });

  it("takes its place by the sorted column, and by id in the same direction among equals", () => {
    const offers = [sampleOffer(3), sampleOffer(1, { price: 7n }), sampleOffer(2)];
    const ids = (descending: boolean) =>
      offers.toSorted(bookOrder("price", descending)).map(({ fields }) => fields.nonce);
    expect(ids(false)).toEqual([1n, 2n, 3n]);
    expect(ids(true)).toEqual([3n, 2n, 1n]);
  });
});

describe("fetchBook", () => {
  /** Conditions of a request, those of a later one with where it goes on. */
  interface Where {
    readonly and?: readonly [unknown, unknown, { readonly or: readonly [unknown, { readonly id_gt: string }] }];
  }
  /** An index of so many orders that grows by one with each request, unless asked as of a block. */
  function growing(size: number) {
    const asked: { first: number; where: Where; block: unknown }[] = [];
    const indexer: Indexer = {
      request: (_document, variables) => {
        const { first, where, block } = variables as unknown as (typeof asked)[number];
        asked.push({ first, where, block });
        const start = where.and === undefined ? 0 : Number(where.and[2].or[1].id_gt) + 1;
        const rows = Array.from({ length: size }, (_, index) => index).slice(start, start + first);
        return Promise.resolve({ orders: rows.map(rawOrder), _meta: { block: { number: 77 } } } as never);
      },
    };
    return { indexer, asked };
  }
  const rawOrder = (nonce: number) => ({
    id: `0x${nonce.toString(16)}`,
    status: "ACTIVE",
    authorAddress: ZERO,
    master: { id: ZERO, name: "", level: 1, levelUntil: "0" },
    price: "1",
    duration: "0",
    networkFlags: "0",
    maxAttestationAge: "0",
    bond: "0",
    validUntil: "0",
    epoch: "0",
    nonce: String(nonce),
    benchmarks: [],
    createdAt: "0",
    endedAt: null,
    deal: null,
    worker: null,
    attestedUntil: "0",
  });
  const query = bookQuery({}, 1, []);

  it("reads no more than is shown, and whether there is more", async () => {
    const { indexer, asked } = growing(51);
    expect(await fetchBook(indexer, query, 50)).toMatchObject({ more: true, offers: { length: 50 } });
    expect(await fetchBook(indexer, query, 51)).toMatchObject({ more: false, offers: { length: 51 } });
    expect(asked.map(({ first }) => first)).toEqual([51, 52]);
  });

  it("reads many as of one block, each once", async () => {
    const { indexer, asked } = growing(2_500);
    const { offers, more } = await fetchBook(indexer, query, 5_000);
    expect(offers.map(({ fields }) => Number(fields.nonce))).toEqual(Array.from({ length: 2_500 }, (_, at) => at));
    expect(more).toBe(false);
    expect(asked.map(({ block }) => block)).toEqual([{ number_gte: 0 }, { number: 77 }, { number: 77 }]);
    expect(asked[1]?.where).toEqual({
      and: [query.where, { cappedPrice_gte: "1" }, { or: [{ cappedPrice_gt: "1" }, { id_gt: "0x3e7" }] }],
    });
  });
});

it("writes offers with exact prices and times in UTC", () => {
  const [head, row] = bookCsv([sampleOffer(1, { price: 27_777_777_777_777n })]).split("\r\n");
  const cells = Object.fromEntries((head ?? "").split(",").map((name, at) => [name, row?.split(",")[at]]));
  expect(cells).toMatchObject({
    usd_per_hour: "0.0999999999999972",
    usd_per_second: "0.000027777777777777",
    longest_duration_seconds: "86400",
    valid_until: "2027-01-16T08:00:00.000Z",
    attested_until: "",
    tag: "",
  });
});
