import { expect } from "chai";
import { parseEther } from "ethers";

import { checkLines } from "../../src/rewards/checkLines.ts";
import { programLine } from "../../src/rewards/programLine.ts";
import type { ProgramNow } from "../../src/rewards/readPrograms.ts";
import { cards, PROGRAM, rigOf } from "../helpers/rewards.ts";

const { definition, mode, minSoftwareVersion, usdPerGpuDay, start, end, programId } = PROGRAM;
const program: ProgramNow = {
  ...{ definition, mode, minSoftwareVersion, usdPerGpuDay, start, end, programId },
  ...{ guaranteedUntil: 5_000, maxGpus: 200, gpus: 12, admits: true, closed: false },
  ...{ budget: parseEther("1000"), left: parseEther("900"), free: parseEther("700.5") },
};
const RATE = parseEther("6.25");

describe("rewards check", () => {
  it("tells what a machine that passes would earn a day", () => {
    const lines = checkLines(program, rigOf({ gpus: cards(3) }), RATE);
    expect(lines[0]).to.equal("0 GTX 1080 Ti or RTX 2080 Ti: yes.");
    expect(lines.filter((line) => line.startsWith("  pass"))).to.have.length(10);
    expect(lines.at(-2)).to.equal("  pass  agent at least 0.4.25: 0.4.25");
    expect(lines.at(-1)).to.contain("6.0 USD, now 37.5 SNM, a day for 3 cards");
    expect(lines.at(-1)).to.contain("reserved until 1970-01-01T01:23:20Z");
  });

  it("names what fails, and what would count without it", () => {
    const facts = { softwareVersion: minSoftwareVersion - 1, diskBytes: 59_999_999_999n };
    const lines = checkLines(program, rigOf({ facts }), RATE);
    expect(lines[0]).to.equal("0 GTX 1080 Ti or RTX 2080 Ti: no.");
    expect(lines.filter((line) => line.startsWith("  FAIL"))).to.deep.equal([
      "  FAIL  disk at least 60 GB: 59.999 GB",
      "  FAIL  agent at least 0.4.25: 0.4.24",
    ]);
    expect(lines.at(-1)).to.equal("  It would earn nothing; 2 of its cards would count if the rest passed.");
    expect(checkLines(program, rigOf({ gpus: [] }), RATE).at(-1)).to.equal("  It would earn nothing.");
  });
});

describe("rewards programs", () => {
  it("tells the terms, and whether it admits", () => {
    const line = programLine(program, 2_000);
    expect(line).to.contain("2.0 USD a card and day, beside what deals bring, from 1970-01-01T00:16:40Z");
    expect(line).to.contain("12 of at most 200 cards are members, 900.0 of 1000.0 SNM are left, 700.5 of them free.");
    expect(line).to.match(/It admits machines\.$/);
    expect(programLine({ ...program, admits: false, mode: 1 }, 2_000)).to.match(
      /less what deals bring.*no machines now\.$/,
    );
    expect(programLine(program, end)).to.match(/It is over;/);
    expect(programLine({ ...program, closed: true }, end)).to.match(/It is closed\.$/);
  });
});
