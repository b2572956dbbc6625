import { expect } from "chai";

import { RewardMode } from "../src/generated/enums.ts";
import { hardwareClasses } from "../src/hardwareClasses.ts";
import { firstPrograms } from "../src/rewardPrograms.ts";

const at = (text: string): number => Date.parse(text) / 1_000;

describe("the first reward program", () => {
  it("is what was announced: 1080 Ti and 2080 Ti, $2 a day for each card, 90 days guaranteed", () => {
    const [program, ...others] = firstPrograms(at("2019-03-22T00:00:00Z"));
    expect(others).to.deep.equal([]);
    expect(program?.terms).to.deep.include({ mode: RewardMode.OnTop, usdPerGpuDay: 2n * 10n ** 18n });
    expect(hardwareClasses[program?.terms.classId ?? -1]?.code).to.equal("1080Ti-2080Ti");
    expect(program?.terms.start).to.equal(at("2019-04-15T12:00:00Z"));
    expect(program?.terms.guaranteedUntil).to.equal(at("2019-07-14T12:00:00Z"));
  });

  it("begins on the next 15 April at noon in UTC, never on one that has begun", () => {
    const starts = ["2026-04-15T11:59:59Z", "2026-04-15T12:00:00Z", "2026-12-31T23:59:59Z"].map(
      (now) => firstPrograms(at(now))[0]?.terms.start,
    );
    expect(starts).to.deep.equal(
      ["2026-04-15T12:00:00Z", "2027-04-15T12:00:00Z", "2027-04-15T12:00:00Z"].map((date) => at(date)),
    );
  });

  it("has a budget that covers all its places at the first rate, with the margin", () => {
    const [program] = firstPrograms(at("2026-01-01T00:00:00Z"));
    if (program === undefined) throw new Error("there is none");
    const { usdPerGpuDay, maxGpus, reserveMargin } = program.terms;
    const rate = 6_244_497_036_986_155_008n;
    const needed = (BigInt(maxGpus) * usdPerGpuDay * 90n * rate * BigInt(reserveMargin)) / 10n ** 18n / 10_000n;
    expect(program.budget >= needed).to.equal(true);
  });
});
