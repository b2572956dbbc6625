import { expect } from "chai";

import { Steering } from "@sonm/protocol/generated/enums.ts";

import { balanceLine } from "../../src/balances/balanceLine.ts";
import type { BalanceNow } from "../../src/balances/readBalances.ts";
import { PROGRAM } from "../helpers/rewards.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;

const balance: BalanceNow = {
  classId: 0,
  definition: PROGRAM.definition,
  provedAt: NOW - 60,
  average: { supply: 12_500n, demand: 6_000n, fees: 3n * SNM, asOf: NOW - 60 },
  spendable: 40n * SNM,
  steering: undefined,
};

const planOf = (steering: Steering) => ({
  ...{ steering, supply: 1n, demand: 1n, programId: 3, gpus: 5, budget: 2n * SNM },
});
const steeredBy = (steering: Steering, earliest = 0): string =>
  balanceLine({ ...balance, steering: { earliest, plan: planOf(steering) } }, NOW);

describe("balanceLine", () => {
  it("tells supply, demand, their ratio and the fees", () => {
    expect(balanceLine(balance, NOW)).to.equal(
      "0 GTX 1080 Ti or RTX 2080 Ti: 12.5 cards supplied and 6.0 of them in deals on average, until 2027-01-15T07:59:00Z, " +
        "a ratio of 2.08 where 2 is aimed at; their bills paid 3.0 SNM of fees a day. It is under no mandate.",
    );
    const idle = { ...balance, average: { supply: 1_000n, demand: 0n, fees: 0n, asOf: NOW } };
    expect(balanceLine(idle, NOW)).to.contain("1.0 cards supplied and 0.0 of them").and.to.contain("without demand");
  });

  it("tells where nothing, or not enough, was proved, and counts machines where no card is demanded", () => {
    expect(balanceLine({ ...balance, provedAt: 0, average: undefined }, NOW)).to.contain("`rewards record 0`");
    expect(balanceLine({ ...balance, average: undefined }, NOW)).to.contain("not for long enough yet");
    const definition = { ...PROGRAM.definition, minGpus: 0 };
    expect(balanceLine({ ...balance, definition }, NOW)).to.contain("12.5 machines supplied");
  });

  it("tells what the controller would do, and why", () => {
    const spend = "40.0 SNM may be spent now. The controller would";
    expect(steeredBy(Steering.None)).to.contain(`${spend} do nothing: supply is within the band`);
    expect(steeredBy(Steering.Opened)).to.contain(
      `${spend} open a program for 5 cards with 2.0 SNM, since supply is short`,
    );
    expect(steeredBy(Steering.Enlarged)).to.contain(`${spend} enlarge program 3 by 5 cards with 2.0 SNM`);
    expect(steeredBy(Steering.Resumed)).to.contain(`${spend} let program 3 admit machines again`);
    expect(steeredBy(Steering.Suspended)).to.contain(`${spend} let program 3 admit no more machines`);
    expect(steeredBy(Steering.Suspended)).not.to.contain("It acts again");
    expect(steeredBy(Steering.Suspended, NOW + 60)).to.contain("It acts again from 2027-01-15T08:01:00Z on.");
    const obstacle =
      "Supply and demand of class 3 are not proved for 1 day yet. Wait: nodes prove them once in each interval.";
    expect(balanceLine({ ...balance, steering: { earliest: 0, plan: { obstacle } } }, NOW)).to.contain(
      `The controller can't act. ${obstacle}`,
    );
  });
});
