import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { expect } from "chai";
import fc from "fast-check";

import { startPriceSource } from "../../src/devtools/priceSource.ts";
import { clampRate } from "../../src/node/rate/clampRate.ts";
import { combineRates } from "../../src/node/rate/combineRates.ts";
import { RateReader } from "../../src/node/rate/RateReader.ts";
import { readRate } from "../../src/node/rate/readRate.ts";
import { RateSourceError } from "../../src/node/rate/RateSourceError.ts";
import { silentLog } from "../helpers/silentLog.ts";

const WAD = 10n ** 18n;
const usdPerSnm = (path: string) => ({ path, kind: "usdPerSnm" }) as const;
const snmPerUsd = (path: string) => ({ path, kind: "snmPerUsd" }) as const;

describe("readRate", () => {
  it("reads a price in either direction, at any depth, as number or text", () => {
    expect(readRate({ a: { b: [{ c: 0.16 }] } }, usdPerSnm("a.b.0.c"))).to.equal((WAD * 100n) / 16n);
    expect(readRate({ price: "6.244497036986155008" }, snmPerUsd("price"))).to.equal(6_244_497_036_986_155_008n);
    expect(readRate({ price: 0.000002 }, usdPerSnm("price"))).to.equal(WAD * 500_000n);
  });

  it("refuses what is no positive number at the path", () => {
    for (const answer of [{}, null, [], { p: "-1" }, { p: "1e5" }, { p: NaN }, { p: Infinity }, { p: "" }, { p: {} }]) {
      expect(() => readRate(answer, usdPerSnm("p")), JSON.stringify(answer)).to.throw(RateSourceError, "no positive");
    }
    expect(() => readRate({ p: 0 }, usdPerSnm("p"))).to.throw(RateSourceError, "is 0");
    expect(() => readRate({}, usdPerSnm("constructor.length"))).to.throw(RateSourceError, "no positive");
  });

  it("refuses a rate outside the protocol's bounds", () => {
    expect(() => readRate({ p: "1000001" }, usdPerSnm("p"))).to.throw(RateSourceError, "bounds");
    expect(() => readRate({ p: "1000001" }, snmPerUsd("p"))).to.throw(RateSourceError, "bounds");
  });
});

describe("combineRates", () => {
  it("pitfall_19_takes the median and leaves outliers out", () => {
    expect(combineRates([100n])).to.equal(100n);
    expect(combineRates([100n, 101n])).to.equal(100n);
    expect(combineRates([1_000_000n, 100n, 101n])).to.equal(100n);
    expect(combineRates([1n, 100n, 101n, 102n, 5_000n])).to.equal(101n);
  });

  it("has no rate where no more than half of the sources agree", () => {
    expect(combineRates([])).to.equal(undefined);
    expect(combineRates([100n, 200n])).to.equal(undefined);
    expect(combineRates([1n, 100n, 10_000n])).to.equal(undefined);
  });
});

describe("clampRate", () => {
  it("keeps what the chain accepts and cuts the rest to the largest step", () => {
    expect(clampRate(1_100n * WAD, 1_000n * WAD, 2_000n)).to.equal(1_100n * WAD);
    expect(clampRate(5_000n * WAD, 1_000n * WAD, 2_000n)).to.equal(1_200n * WAD);
    expect(clampRate(1n * WAD, 1_000n * WAD, 2_000n)).to.equal(800n * WAD);
  });

  it("always gives a step that the contract takes", () => {
    const rate = fc.bigInt(10n ** 12n, 10n ** 24n);
    fc.assert(
      fc.property(rate, rate, fc.bigInt(1n, 5_000n), (observed, previous, step) => {
        const clamped = clampRate(observed, previous, step);
        const moved = clamped > previous ? clamped - previous : previous - clamped;
        expect(moved * 10_000n <= previous * step).to.equal(true);
        expect(clamped >= 10n ** 12n && clamped <= 10n ** 24n).to.equal(true);
      }),
    );
  });
});

describe("RateReader", () => {
  it("follows its source, remembers it while it is silent, and forgets it in time", async () => {
    const source = await startPriceSource(0, "0.5");
    const reader = new RateReader([{ url: source.url, ...usdPerSnm("usdPerSnm") }], 0.5, 1_000, silentLog);
    expect(reader.current()).to.equal(undefined);
    await reader.refresh();
    expect(reader.current()).to.equal(2n * WAD);

    await fetch(source.url, { method: "POST", body: JSON.stringify({ usdPerSnm: "0.25" }) });
    await reader.refresh();
    expect(reader.current()).to.equal(4n * WAD);

    await source.stop();
    await reader.refresh();
    expect(reader.current()).to.equal(4n * WAD);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(reader.current()).to.equal(undefined);
  });

  it("has no rate while no more than half of its sources answer", async () => {
    const source = await startPriceSource(0, "0.5");
    const silent = { url: "http://127.0.0.1:9/", ...usdPerSnm("usdPerSnm") };
    const reader = new RateReader([{ url: source.url, ...usdPerSnm("usdPerSnm") }, silent], 60, 1_000, silentLog);
    await reader.refresh();
    expect(reader.current()).to.equal(undefined);
    await source.stop();
  });

  it("takes no answer that is late, endless or no JSON", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/late") return;
      if (request.url === "/text") response.end("a price");
      else for (let sent = 0; sent < 4; sent += 1) response.write(Buffer.alloc(512 * 1_024, 32));
      if (request.url === "/endless") response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    for (const path of ["late", "text", "endless"]) {
      const source = { url: `http://127.0.0.1:${port}/${path}`, ...usdPerSnm("p") };
      const reader = new RateReader([source], 60, 200, silentLog);
      await reader.refresh();
      expect(reader.current(), path).to.equal(undefined);
    }
    server.closeAllConnections();
    server.close();
  });
});

describe("startPriceSource", () => {
  it("refuses what is no price and keeps the one it has", async () => {
    const source = await startPriceSource(0, "0.5");
    for (const body of ["", "{}", '{"usdPerSnm":1}', '{"usdPerSnm":"0"}', '{"usdPerSnm":"-1"}', "x".repeat(2_000)]) {
      expect((await fetch(source.url, { method: "POST", body })).status, body).to.equal(400);
    }
    expect(await (await fetch(source.url)).json()).to.deep.equal({ usdPerSnm: "0.5" });
    await source.stop();
  });
});
