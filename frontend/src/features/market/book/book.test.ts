import { describe, expect, it } from "vitest";

import { PAGE_SIZE, bookVariables } from "./bookQuery.ts";
import { activeFilters, readMarketSearch } from "./search.ts";

const ZERO = "0x0000000000000000000000000000000000000000";
const MASTER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

describe("readMarketSearch", () => {
  it("keeps what makes sense", () => {
    const search = { cores: 4, memory: "16", hours: 2, price: 0.25, attested: true, sort: "cpu", desc: true, page: 3 };
    expect(readMarketSearch(search)).toEqual({ ...search, memory: 16 });
  });

  it("drops what does not", () => {
    const search = {
      cores: -1,
      memory: "lots",
      disk: 1.5,
      hours: 0,
      price: "cheap",
      sort: "colour",
      page: 1,
      buy: "0x12",
      gpus: 1e12,
    };
    expect(readMarketSearch(search)).toEqual({});
  });

  it("keeps the order under review", () => {
    const buy = `0x${"ab".repeat(32)}`;
    expect(readMarketSearch({ buy })).toEqual({ buy });
  });
});

it("counts what narrows the book", () => {
  expect(activeFilters({ cores: 4, sort: "cpu", page: 2, attested: true })).toEqual(["cores", "attested"]);
});

describe("bookVariables", () => {
  it("asks for what can fill now", () => {
    expect(bookVariables({}, 1_000, [])).toEqual({
      where: { side: "ASK", status: "ACTIVE", validUntil_gte: "1000", counterparty_in: [ZERO] },
      orderBy: "price",
      direction: "asc",
      first: PAGE_SIZE + 1,
      skip: 0,
    });
  });

  it("turns units of people into units of the chain", () => {
    const search = { cores: 4, memory: 16, down: 100, hours: 2, price: 0.36, attested: true } as const;
    expect(bookVariables(search, 1_000, [MASTER]).where).toEqual({
      side: "ASK",
      status: "ACTIVE",
      validUntil_gte: "1000",
      counterparty_in: [ZERO, MASTER.toLowerCase()],
      benchmark2_gte: "4",
      benchmark3_gte: "16000000000",
      benchmark5_gte: "100000000",
      duration_gte: "7200",
      price_lte: "100000000000000",
      worker_: { attestedUntil_gt: "1000" },
    });
  });

  it("turns pages and sorts", () => {
    expect(bookVariables({ page: 3, sort: "gpus", desc: true }, 1, [])).toMatchObject({
      orderBy: "benchmark7",
      direction: "desc",
      skip: 2 * PAGE_SIZE,
    });
  });
});
