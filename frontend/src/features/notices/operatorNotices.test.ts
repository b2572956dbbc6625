import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { describe, expect, it } from "vitest";

import { DAY } from "../../lib/time.ts";
import type { LiveNode } from "../staking/liveNode.ts";
import { type OperatorFacts, operatorNotices } from "./operatorNotices.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const BOND = 1_000n * SNM;
const signer = localAccounts.signer1.address;

const node: LiveNode = {
  ...{ signer, bond: BOND, jailedUntil: 0, active: true, rewards: 0n, rewardsUntil: 0 },
  ...{ pool: { wei: BOND, shares: BOND }, leaving: { wei: 0n, shares: 0n } },
  ...{ commission: 500, next: 500, startsAt: 0, payout: signer, claimed: 0n, claimedUntil: 0, owed: 0n },
};

const told = (live: Partial<LiveNode> = {}, facts: Partial<OperatorFacts> = {}, now = NOW) =>
  operatorNotices(
    {
      ...{ duty: { signed: 24, possible: 24, missed: 0 }, minimumBond: BOND, setSigner: signer, claim: undefined },
      ...facts,
      live: { ...node, ...live },
    },
    now,
  );

const duty = { sequence: 1, asOf: NOW, earned: SNM, proof: [] } as never;

describe("what awaits an operator", () => {
  it("is nothing while the node signs, and without one", () => {
    expect(told()).toEqual([]);
    expect(operatorNotices(undefined, NOW)).toEqual([]);
  });

  it("is being jailed until then, and the seat afterwards", () => {
    expect(told({ jailedUntil: NOW + DAY, active: false })[0]).toMatchObject({ tone: "bad", at: NOW + DAY });
    const free = told({ jailedUntil: NOW - 1, active: false });
    expect(free.map(({ key }) => key)).toEqual(["free"]);
    expect(told({ jailedUntil: NOW - 1, active: false, bond: 0n })).toEqual([]);
    expect(told({ jailedUntil: NOW - 1 })).toEqual([]);
  });

  it("is a seat in danger, and missed reports as one notice however many there are", () => {
    expect(told({ bond: BOND - 1n })[0]?.text).toContain("Anybody can take its seat away");
    const missed = (count: number) => told({}, { duty: { signed: 20, possible: 24, missed: count } })[0];
    expect(missed(3)?.key).toBe(missed(4)?.key);
    expect(missed(4)?.text).toContain("The last 4 reports lack its signature");
  });

  it("is what it earned, where the chain takes the claim", () => {
    expect(told({}, { claim: { state: "claimable", duty, amount: SNM } })[0]).toMatchObject({
      key: "duty",
      tone: "good",
    });
    expect(told({}, { claim: { state: "uncollected", duty, amount: SNM } })).toEqual([]);
    expect(told({}, { claim: { state: "silent" } })).toEqual([]);
  });

  it("is commission that waits, and another commission that will be in force", () => {
    expect(told({ owed: SNM })[0]?.text).toContain("1.00 SNM of commission");
    expect(told({ next: 700, startsAt: NOW + DAY })[0]).toMatchObject({ key: "commission", at: NOW + DAY });
    expect(told({ next: 700, startsAt: NOW })).toEqual([]);
  });
});
