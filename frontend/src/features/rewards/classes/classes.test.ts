import { Steering } from "@sonm/protocol/generated/enums.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { describe, expect, it } from "vitest";

import { sampleMandate } from "../../../testing/sampleMandate.ts";
import { actReason, actText } from "./actWords.ts";
import { ratioText } from "./averageWords.ts";
import { averageOver, trendOf } from "./balanceAverages.ts";
import type { BalancePoint } from "./balancePoints.ts";
import { mandateWords } from "./mandateWords.ts";
import { planWords } from "./planWords.ts";
import type { SteeringAct } from "./steeringActs.ts";
import type { SteeringPlan } from "./useSteering.ts";

const SNM = 10n ** 18n;
const cards = hardwareClasses[0]!;
const machines = { ...cards, minGpus: 0 };

const point = (asOf: number, supplied: number, demanded: number): BalancePoint => ({
  asOf,
  supplied: BigInt(supplied),
  demanded: BigInt(demanded),
});

describe("an average of supply and demand", () => {
  const points = [point(400, 1_000, 350), point(300, 600, 200), point(200, 300, 100), point(100, 200, 100)];

  it("is over the time since the youngest point that is old enough", () => {
    expect(averageOver(points, 150)).toEqual({ since: 200, until: 400, supply: 3_500n, demand: 1_250n });
    expect(averageOver(points, 100)).toEqual({ since: 300, until: 400, supply: 4_000n, demand: 1_500n });
  });

  it("is over all that is known where that is less", () => {
    expect(averageOver(points, 1_000)).toEqual({ since: 100, until: 400, supply: 2_666n, demand: 833n });
  });

  it("takes two points", () => {
    expect(averageOver(points.slice(0, 1), 0)).toBeUndefined();
    expect(averageOver([], 0)).toBeUndefined();
  });

  it("is told from point to point, oldest first, leaving out points that are too near", () => {
    expect(trendOf(points, 100).map(({ since, until, supply }) => [since, until, supply])).toEqual([
      [100, 200, 1_000n],
      [200, 300, 3_000n],
      [300, 400, 4_000n],
    ]);
    expect(trendOf(points, 200).map(({ since, until }) => [since, until])).toEqual([[200, 400]]);
    expect(trendOf(points, 1_000).map(({ since, until }) => [since, until])).toEqual([[100, 400]]);
    expect(trendOf(points.slice(0, 1), 0)).toEqual([]);
  });

  it.each([
    [1_500n, 1_000n, "1.5×"],
    [2_000n, 3_000n, "0.66×"],
    [2_000n, 0n, "no demand"],
  ])("of %d against %d is %s", (supply, demand, text) => expect(ratioText(supply, demand)).toBe(text));
});

describe("a mandate in words", () => {
  it("tells what may be spent, on which programs, and when", () => {
    const text = mandateWords(sampleMandate({ minSoftwareVersion: 0x00_04_19 }), cards).join(" ");
    for (const part of [
      "The controller may spend 5,000.00 SNM a day, and 50% of the fees",
      "add up, for 90 days at most",
      "programs of $2.00 a card and day, guaranteed for 90 days, with 20 cards each at most",
      "Paid on top of what deals bring.",
      "reserves 125%",
      "agent version 0.4.25",
      "more than 10% below twice the demand",
      "at least for 4 cards",
      "as far as they pay $0.01 of market fees a day for each card",
    ])
      expect(text).toContain(part);
  });

  it("leaves out what is not granted", () => {
    const grants = mandateWords(sampleMandate({ boost: 0, feePerGpuDay: 0n, mode: 1 }), machines).join(" ");
    expect(grants).toContain("5,000.00 SNM a day, and nothing of the class's fees");
    expect(grants).toContain("Every deal counts as demand");
    expect(grants).toContain("Tops up what deals bring");
    expect(grants).toContain("a machine and day");
    const fees = mandateWords(sampleMandate({ dailyGrant: 0n }), cards).join(" ");
    expect(fees).toContain("may spend 50% of the fees");
    expect(fees).not.toContain("add up");
  });
});

describe("a plan in words", () => {
  const plan = (change: Partial<SteeringPlan>): SteeringPlan => ({
    ...{ steering: Steering.None, supply: 3_000n, demand: 3_000n, programId: 7n, gpus: 0n, budget: 0n },
    ...change,
  });
  const words = (change: Partial<SteeringPlan>) => planWords(plan(change), sampleMandate(), cards);

  it.each([
    [{ steering: Steering.Opened, gpus: 4n, budget: 5n * SNM }, "Open a program for 4 cards with 5.00 SNM."],
    [{ steering: Steering.Enlarged, gpus: 1n, budget: SNM }, "Enlarge program 7 by 1 card, with 1.00 SNM more."],
    [{ steering: Steering.Enlarged, budget: SNM }, "Give program 7 1.00 SNM more."],
    [{ steering: Steering.Resumed }, "Let program 7 take machines again."],
  ])("says what it would do: %o", (change, what) => {
    expect(words(change)).toEqual({ what, why: "Supply is 3; twice the demand is 6: 3 are missing." });
  });

  it.each([
    [{ steering: Steering.Suspended, supply: 7_000n }, "more than 10% above twice the demand, which is 6."],
    [{ supply: 7_000n }, "there is nothing to stop"],
    [{ supply: 6_600n }, "within 10% of twice the demand"],
    [{ supply: 5_400n }, "within 10% of twice the demand"],
    [{ supply: 5_399n }, "What can be done is done"],
    [{ supply: 0n, demand: 0n }, "Supply is 0, within 10%"],
  ])("says why: %o", (change, why) => expect(words(change).why).toContain(why));
});

describe("an act in words", () => {
  const act: SteeringAct = {
    ...{ id: "0x01", steering: "OPENED", supply: 1_500n, demand: 3_000n, program: 7, units: 4, budget: 5n * SNM },
    ...{ time: 1, transaction: "0x02" },
  };

  it.each([
    [{}, "Opened program 7 for 4 cards with 5.00 SNM."],
    [{ steering: "ENLARGED" }, "Enlarged program 7 by 4 cards, with 5.00 SNM more."],
    [{ steering: "ENLARGED", units: 0 }, "Gave program 7 5.00 SNM more."],
    [{ steering: "RESUMED" }, "Let program 7 take machines again."],
    [{ steering: "SUSPENDED" }, "Let program 7 take no more machines."],
  ] as const)("says what was done: %o", (change, text) => {
    expect(actText({ ...act, ...change }, cards)).toBe(text);
    expect(actReason(act)).toBe("Supply was 1.5, demand 3.");
  });
});
