import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { describe, expect, it } from "vitest";

import { DAY } from "../../lib/time.ts";
import { sampleProposal } from "../../testing/sampleProposal.ts";
import { type HolderFacts, type StakeFacts, holderNotices } from "./holderNotices.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const account = localAccounts.holder.address;

const nothing: HolderFacts = {
  ...{ account, sleeping: 0n, dividends: 0n, stakes: [], proposals: [], roadmap: undefined, brake: undefined },
  ...{ pausedUntil: 0, works: [], reports: [] },
};
const told = (facts: Partial<HolderFacts>, now = NOW) => holderNotices({ ...nothing, ...facts }, now);
const proposal = sampleProposal(NOW);

describe("what awaits a holder", () => {
  it("is nothing where nothing is", () => {
    expect(told({})).toEqual([]);
  });

  it("is a vote that it has votes for, with its end", () => {
    const [entry] = told({ proposals: [{ proposal, act: "vote", weight: 5n * SNM }] });
    expect(entry).toMatchObject({ key: "vote-3", tone: "warn", at: proposal.deadline });
    expect(entry?.text).toMatch(/^The vote on proposal 3 “Raise the market fee” runs until .*, and your 5.00 votes/);
    expect(told({ proposals: [{ proposal, act: "vote", weight: 0n }] })).toEqual([]);
  });

  it("is its own proposal to queue or to execute, also without votes", () => {
    const acts = (["queue", "execute"] as const).map((act) => told({ proposals: [{ proposal, act, weight: 0n }] })[0]);
    expect(acts.map((entry) => entry?.act)).toEqual(["Queue it", "Execute it"]);
    expect(acts[0]?.to.params).toEqual({ number: "3" });
  });

  it("is stake that can be withdrawn, in a jailed node, or under another commission soon", () => {
    const stake: StakeFacts = {
      ...{ owner: localAccounts.operator.address, name: "Node", staked: true, due: 0n, dueSince: 0 },
      ...{ jailedUntil: 0, next: undefined },
    };
    const of = (change: Partial<StakeFacts>) => told({ stakes: [{ ...stake, ...change }] }).map(({ tone }) => tone);
    expect(of({})).toEqual([]);
    expect(of({ due: SNM, dueSince: NOW - 1, staked: false })).toEqual(["good"]);
    expect(of({ jailedUntil: NOW + 1 })).toEqual(["warn"]);
    expect(of({ jailedUntil: NOW })).toEqual([]);
    expect(of({ jailedUntil: NOW + 1, staked: false })).toEqual([]);
    expect(of({ next: { commission: 900, startsAt: NOW + DAY } })).toEqual(["info"]);
    // As its operator it is told so already.
    expect(of({ owner: account, jailedUntil: NOW + 1 })).toEqual([]);
  });

  it("is dividends worth a transaction, told again when they grew tenfold", () => {
    expect(told({ dividends: 10n ** 16n - 1n })).toEqual([]);
    const facts = [SNM, 9n * SNM, 10n * SNM].map((dividends) => told({ dividends })[0]?.facts);
    expect(facts).toEqual(["10^18", "10^18", "10^19"]);
  });

  it("is SNM that nobody votes with", () => {
    expect(told({ sleeping: SNM })[0]).toMatchObject({ key: "delegate", to: { to: "/dao/delegates" } });
  });

  it("is a ranking that is not counted, once for each epoch", () => {
    expect(told({ roadmap: { epoch: 4n, end: NOW + DAY } })[0]).toMatchObject({ key: "roadmap", facts: "4" });
  });

  it("is the brake: a round to support while it runs, and that it is pulled", () => {
    const brake = { round: 2n, ends: NOW + DAY, votes: SNM };
    expect(told({ brake })[0]).toMatchObject({ key: "brake", at: NOW + DAY });
    expect(told({ brake }, NOW + DAY)).toEqual([]);
    expect(told({ brake: { ...brake, votes: 0n } })).toEqual([]);
    expect(told({ pausedUntil: NOW + 1 })[0]?.key).toBe("paused");
    expect(told({ pausedUntil: NOW })).toEqual([]);
  });

  it("is work that waits for it, and a report that is due within a week or late", () => {
    const works = [{ order: 2, title: "Docs", act: "review" as const, since: NOW - DAY }];
    expect(told({ works })[0]).toMatchObject({ key: "work-2-review", act: "Review it" });
    const due = (at: number) => told({ reports: [{ kind: "operations", due: at }] })[0]?.tone;
    expect([due(NOW + 8 * DAY), due(NOW + 6 * DAY), due(NOW - 1)]).toEqual([undefined, "warn", "bad"]);
  });
});
