import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DAY } from "../../lib/time.ts";
import { PROGRAM_START, sampleProgram } from "../../testing/sampleProgram.ts";
import { draftFaults, machineOf } from "../rewards/check/machineDraft.ts";
import { type Sample, evidenceOf } from "./comparables.ts";
import { type EarnSearch, draftOf, readEarnSearch } from "./earnSearch.ts";
import { type ForecastParts, forecastOf } from "./forecast.ts";
import { guessMachine } from "./guessMachine.ts";
import { findKinds, kindById, kindsOf } from "./kinds.ts";
import { pastedMachine } from "./pastedMachine.ts";
import { shareOf } from "./shareOf.ts";

const kinds = kindsOf(hardwareClasses);
const USD = 10n ** 18n;
const HOUR = 3_600n;
const kindOf = (id: string) => kindById(kinds, id)!;
const machineFor = (search: EarnSearch & { kind: string }) => machineOf(draftOf(search, kindOf(search.kind), "0.5.0"));

const TI = "card:NVIDIA GeForce GTX 1080 Ti";
const ti = machineFor({ kind: TI });
const cpu = machineFor({ kind: "cpu" });

const sample = (id: number, change: Partial<Sample>): Sample => ({
  id: `0x${id}`,
  worker: `0x${id}`,
  price: USD / HOUR,
  from: "deal",
  running: true,
  machine: ti,
  ...change,
});

describe("kinds of machines", () => {
  it("have ids of their own, and can be read without a fault", () => {
    expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
    for (const kind of kinds) expect([kind.id, draftFaults(draftOf({}, kind, "0.5.0")).size]).toEqual([kind.id, 0]);
  });

  it("of a class belong to it", () => {
    for (const definition of hardwareClasses) {
      const machine = machineFor({ kind: `class:${definition.code}` });
      const program = sampleProgram({ definition, minSoftwareVersion: 0 });
      const { program: found } = forecastOf(partsOf({ machine, programs: [program] }), 1);
      expect([definition.code, found?.units]).toEqual([definition.code, 1]);
    }
  });

  it("are found by the words of their names", () => {
    expect(findKinds(kinds, "3090").map(({ text }) => text)).toEqual([
      "NVIDIA GeForce RTX 3090 Ti",
      "NVIDIA GeForce RTX 3090",
    ]);
    expect(findKinds(kinds, "cpu only")[0]?.id).toBe("cpu");
    expect(findKinds(kinds, "abacus")).toEqual([]);
  });

  it("hold cards that nobody listed", () => {
    expect(machineFor({ kind: "card:Moore Threads MTT S80", cardMemory: 16 }).gpus[0]?.memoryBytes).toBe(
      16_000_000_000n,
    );
    expect(kindById(kinds, "class:none")).toBeUndefined();
  });
});

describe("the address", () => {
  it("carries a machine there and back", () => {
    const search: EarnSearch = { kind: TI, cards: 4, memory: 31.5, disk: "", arm: true, wireless: true };
    expect(readEarnSearch({ ...search })).toEqual(search);
    expect(readEarnSearch({ kind: 7, cards: "many", arm: "yes", memory: "16" })).toEqual({ memory: 16 });
  });

  it("says only what differs", () => {
    const { facts, gpus } = machineFor({ kind: TI, cards: 4, wireless: true });
    expect(gpus).toHaveLength(4);
    expect([facts.architecture, facts.link]).toEqual([Architecture.X86_64, Link.Wireless]);
  });
});

describe("like machines", () => {
  it("are of the same card, per card, whoever names it", () => {
    const two = machineFor({ kind: TI, cards: 2 });
    const plain = machineFor({ kind: "card:GeForce GTX 1080 Ti", cards: 4 });
    const found = evidenceOf(two, [sample(1, { machine: plain }), sample(2, { machine: cpu })], []);
    expect(found).toEqual({
      prices: { low: USD / HOUR / 2n, middle: USD / HOUR / 2n, high: USD / HOUR / 2n },
      ...{ deals: 1, asks: 0, machines: 1, rented: 1 },
    });
  });

  it("are of the same class where the card is another", () => {
    const other = machineFor({ kind: "card:NVIDIA GeForce RTX 2080 Ti" });
    expect(evidenceOf(ti, [sample(1, { machine: other })], [])).toBeUndefined();
    expect(evidenceOf(ti, [sample(1, { machine: other })], [hardwareClasses[0]!])?.deals).toBe(1);
  });

  it("have half to twice the cores where there is no card", () => {
    const withCores = (cores: number) => machineFor({ kind: "cpu", cores });
    const ids = [3, 4, 16, 17].filter(
      (cores) => evidenceOf(cpu, [sample(1, { machine: withCores(cores) })], []) !== undefined,
    );
    expect(ids).toEqual([4, 16]);
  });

  it("count as asked only while few are rented", () => {
    const ask = sample(9, { from: "ask", running: false, price: 100n * USD });
    const deals = [1, 2, 3].map((id) => sample(id, {}));
    expect(evidenceOf(ti, [ask, ...deals.slice(0, 2)], [])?.asks).toBe(1);
    expect(evidenceOf(ti, [ask, ...deals], [])).toMatchObject({ asks: 0, deals: 3, machines: 4, rented: 3 });
  });

  it("give the middle half of the prices", () => {
    const many = Array.from({ length: 100 }, (_, index) => sample(index, { price: BigInt(index) }));
    expect(evidenceOf(ti, many, [])?.prices).toEqual({ low: 25n, middle: 50n, high: 75n });
  });
});

describe("the share of time rented", () => {
  it("is what reports proved, with this machine beside the others", () => {
    const average = { since: 0, until: 1, supply: 3_000n, demand: 2_000n };
    expect(shareOf(undefined, average, 1)).toEqual({ part: 2_000n, of: 4_000n });
  });

  it("is never more than all of it", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), fc.bigInt(0n, 10n ** 9n), fc.nat(64), (supply, demand, units) => {
        const { part, of } = shareOf(undefined, { since: 0, until: 1, supply, demand }, units + 1);
        expect(part <= of && of > 0n).toBe(true);
      }),
    );
  });

  it("is counted where nothing is proved", () => {
    expect(shareOf(evidenceOf(ti, [sample(1, {})], []), undefined, 1)).toEqual({ part: 1n, of: 2n });
    expect(shareOf(undefined, undefined, 1).part).toBe(0n);
  });
});

function partsOf(change: Partial<ForecastParts>): ForecastParts {
  return {
    ...{ machine: ti, evidence: undefined, share: { part: 1n, of: 2n }, fee: 0, now: PROGRAM_START + DAY },
    programs: [],
    ...change,
  };
}

describe("a forecast", () => {
  const evidence = evidenceOf(ti, [sample(1, {})], []);
  const full = (USD / HOUR) * BigInt(DAY);

  it("is the price for the time rented, after the fee", () => {
    const { market, total, full: always } = forecastOf(partsOf({ evidence, fee: 500 }), 1);
    expect(always?.low).toBe((full * 95n) / 100n);
    expect(market?.low).toBe((full * 95n) / 200n);
    expect(total).toEqual(market);
  });

  it("adds a program that is on top, and tops up to one that is a floor", () => {
    const onTop = forecastOf(partsOf({ evidence, programs: [sampleProgram()] }), 1);
    expect(onTop.total.low).toBe(full / 2n + 2n * USD);
    const floor = forecastOf(partsOf({ evidence, programs: [sampleProgram({ mode: "FLOOR" })] }), 1);
    expect(floor.total.low).toBe(full / 2n > 2n * USD ? full / 2n : 2n * USD);
  });

  it("takes the one program that brings most", () => {
    const programs = [sampleProgram(), sampleProgram({ id: 1, usdPerGpuDay: 5n * USD })];
    expect(forecastOf(partsOf({ programs }), 30)).toMatchObject({
      program: { program: { id: 1 }, units: 1, usd: 150n * USD },
      total: { low: 150n * USD, high: 150n * USD },
      market: undefined,
      gains: [],
    });
  });

  it.each([
    ["full", { units: 100 }],
    ["not started", { start: PROGRAM_START + 9 * DAY }],
    ["over", { end: PROGRAM_START }],
    ["closed to new ones", { admits: false }],
    ["without money", { left: 5n, reserved: 5n }],
  ])("leaves out a program that is %s", (_what, change) => {
    const { program, gains } = forecastOf(partsOf({ programs: [sampleProgram(change)] }), 1);
    expect([program, gains]).toEqual([undefined, []]);
  });

  it("says what is missing, and what it would add", () => {
    const machine = machineFor({ kind: TI, memory: 13, cards: 2 });
    const { gains, total } = forecastOf(partsOf({ machine, programs: [sampleProgram()] }), 1);
    expect(total.low).toBe(0n);
    expect(gains.map(({ usd, missing }) => [usd, missing.map(({ demand, found }) => [demand, found])])).toEqual([
      [4n * USD, [["memory at least 16 GB", "13 GB"]]],
    ]);
  });

  it("offers nothing that would not earn more", () => {
    const programs = [sampleProgram(), sampleProgram({ id: 1, definition: hardwareClasses[4]!, usdPerGpuDay: USD })];
    expect(forecastOf(partsOf({ programs }), 1).gains).toEqual([]);
  });
});

describe("a machine that was measured", () => {
  const printed = {
    ...{ architecture: 1, link: 1, physicalCores: 4, logicalCores: 8, clockMHz: 3_600, softwareVersion: 256 },
    ...{ memoryBytes: "16682094592", diskBytes: "270553174016", cpuModel: "Intel" },
    cards: Array.from({ length: 2 }, () => ({ model: "NVIDIA GeForce GTX 1080 Ti", memoryBytes: "11811160064" })),
  };

  it("is read from what the command printed, whatever stands around it", () => {
    expect(pastedMachine(`$ npm run sonm\n${JSON.stringify(printed)}\n`)).toEqual({
      ...{
        kind: TI,
        cards: "2",
        cardMemory: "11.811",
        cores: "4",
        gigahertz: "3.6",
        memory: "16.682",
        disk: "270.553",
      },
    });
  });

  it("has nothing where it could not tell", () => {
    const found = pastedMachine(JSON.stringify({ ...printed, clockMHz: 0, cards: [] }));
    expect(found).toMatchObject({ kind: "cpu", gigahertz: "" });
    expect(machineFor({ ...found, kind: "cpu" }).facts.clockMHz).toBe(0);
  });

  it.each(["", "hello", "{}", "[]", '{"cards":7}', "{"])("is not %s", (text) => {
    expect(pastedMachine(text)).toBeUndefined();
  });
});

describe("what a browser hints at", () => {
  it.each([
    ["ANGLE (NVIDIA, NVIDIA GeForce RTX 3090 Ti Direct3D11 vs_5_0 ps_5_0, D3D11)", "card:NVIDIA GeForce RTX 3090 Ti"],
    ["ANGLE (NVIDIA, NVIDIA GeForce RTX 3090 Direct3D11 vs_5_0 ps_5_0, D3D11)", "card:NVIDIA GeForce RTX 3090"],
    ["AMD Radeon RX 6800 XT", "card:AMD Radeon RX 6800 XT"],
    ["ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)", "cpu"],
    ["Apple GPU", "cpu"],
    [undefined, "cpu"],
  ])("%s is %s", (renderer, kind) => {
    expect(guessMachine({ renderer, threads: 16, memory: 8 }, kinds)).toEqual({ kind, cores: "8", memory: "8" });
  });
});
