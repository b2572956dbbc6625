import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { decodeFunctionData, maxUint256 } from "viem";
import { describe, expect, it } from "vitest";

import { encodeDelegate, encodeUndelegate } from "../../chain/stakingCalls.ts";
import { contracts } from "../../testing/FakeNode.ts";
import { sampleMasternode } from "../../testing/sampleMasternode.ts";
import type { TransactionPrompt } from "../../tx/Action.ts";
import { NO_AMOUNT, allOf, readAmount } from "./amountEntry.ts";
import { commissionAt, standingChanges } from "./commissions.ts";
import { nodeState, stateWords } from "./nodeState.ts";
import { nodeWarnings } from "./nodeWarnings.ts";
import { poolValue } from "./poolValue.ts";
import { type RecentReport, dutyRecord, readRecentReport } from "./recentReports.ts";
import { SLASH_WORDS } from "./slashWords.ts";
import { stakeAction } from "./stakeAction.ts";
import { type Stake, dueSum, gainOf, hasDue, isHeld, unbondingSum } from "./stakeMoney.ts";
import { withdrawAction } from "./withdrawAction.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const OWNER = localAccounts.operator.address;
const OTHER = localAccounts.nodeOwner2.address;
const ME = localAccounts.holder.address;

describe("a commission", () => {
  const joined = { commission: 500, startsAt: 100, announcedAt: 100 };
  const raised = { commission: 900, startsAt: 1_000, announcedAt: 300 };
  const instead = { commission: 700, startsAt: 1_200, announcedAt: 500 };

  it("is none where none was ever named", () => {
    expect(commissionAt([], NOW)).toEqual({ now: 0, next: undefined });
  });

  it("is the one in force, with what is announced", () => {
    expect(commissionAt([raised, joined], 999)).toEqual({ now: 500, next: raised });
    expect(commissionAt([raised, joined], 1_000)).toEqual({ now: 900, next: undefined });
  });

  it("that was announced and replaced never comes into force", () => {
    expect(commissionAt([joined, raised, instead], 1_100)).toEqual({ now: 500, next: instead });
    expect(commissionAt([joined, raised, instead], 1_200)).toEqual({ now: 700, next: undefined });
    expect(standingChanges([joined, raised, instead])).toEqual([instead, joined]);
  });
});

describe("duty", () => {
  const report = (sequence: number, members: Record<string, boolean>): RecentReport => ({
    sequence: BigInt(sequence),
    acceptedAt: NOW,
    members: Object.entries(members).map(([owner, signed]) => ({ owner: owner.toLowerCase(), signed })),
  });

  it("counts reports that a node signed of those that it could, and what it missed last", () => {
    const reports = [
      report(5, { [OWNER]: false, [OTHER]: true }),
      report(4, { [OWNER]: false }),
      report(3, { [OTHER]: true }),
      report(2, { [OWNER]: true }),
      report(1, { [OWNER]: false }),
    ];
    expect(dutyRecord(reports, OWNER)).toEqual({ signed: 1, possible: 4, missed: 2 });
    expect(dutyRecord(reports, OTHER)).toEqual({ signed: 2, possible: 2, missed: 0 });
    expect(dutyRecord(reports, ME)).toEqual({ signed: 0, possible: 0, missed: 0 });
  });

  it("is read from the bit mask of a report", () => {
    const members = [0, 1, 2].map((index) => ({ index, masternode: { id: `0x0${index}` } }));
    const read = readRecentReport({ sequence: "7", timestamp: "5", signers: "5", signerSet: { members } } as never);
    expect(read.members.map(({ signed }) => signed)).toEqual([true, false, true]);
  });
});

describe("the state of a masternode", () => {
  it.each([
    [{}, "active"],
    [{ active: false }, "waiting"],
    [{ active: false, jailedUntil: NOW + 1 }, "jailed"],
    [{ active: false, jailedUntil: NOW }, "waiting"],
    [{ active: false, bonded: false, stake: 1n }, "leaving"],
    [{ active: false, bonded: false, stake: 0n, unbonding: 1n }, "leaving"],
    [{ active: false, bonded: false, stake: 0n }, "left"],
  ] as const)("with %o is %s", (change, state) => {
    expect(nodeState(sampleMasternode(change), NOW)).toBe(state);
  });

  it("is told with what it means", () => {
    expect(stateWords("jailed", NOW).meaning).toContain("Stake can leave it all the same");
    for (const state of ["active", "waiting", "jailed", "leaving", "left"] as const)
      expect(stateWords(state, NOW).text).not.toBe("");
  });
});

describe("what threatens a masternode", () => {
  const live = { bond: 100n * SNM, active: true, jailedUntil: 0, signer: localAccounts.signer1.address };
  const health = {
    live,
    duty: { signed: 24, possible: 24, missed: 0 },
    minimumBond: 100n * SNM,
    setSigner: localAccounts.signer1.address.toLowerCase(),
    now: NOW,
  };
  const titles = (change: Partial<typeof health> & { readonly setSigner?: string | undefined }) =>
    nodeWarnings({ ...health, ...change }).map(({ title }) => title);

  it("is nothing where all is well", () => {
    expect(titles({})).toEqual([]);
  });

  it("is a jail, a bond that fell, silence, few signatures, a key that is not in force, a seat that is new", () => {
    expect(titles({ live: { ...live, active: false, jailedUntil: NOW + 9 } })[0]).toContain("Jailed until");
    expect(titles({ live: { ...live, bond: 99n * SNM } })).toEqual(["Anybody can take its seat away"]);
    expect(titles({ duty: { signed: 20, possible: 24, missed: 3 } })).toEqual([
      "The last 3 reports lack its signature",
    ]);
    expect(titles({ duty: { signed: 20, possible: 24, missed: 2 } })).toEqual(["It signed 20 of the last 24 reports"]);
    expect(titles({ duty: { signed: 22, possible: 24, missed: 2 } })).toEqual([]);
    expect(titles({ setSigner: OTHER })).toEqual(["The new signer key is not in force yet"]);
    expect(titles({ setSigner: undefined })).toEqual(["Its seat counts from the next signer set on"]);
  });
});

describe("money in a pool", () => {
  const stake: Stake = {
    owner: OWNER,
    value: 120n,
    shares: 50n,
    parts: [
      { amount: 10n, releaseAt: NOW },
      { amount: 20n, releaseAt: NOW + 1 },
    ],
  };
  const record = { node: sampleMasternode(), shares: 50n, unbondingShares: 30n, staked: 200n, withdrawn: 40n };

  it("is worth what the contract says, to the wei", () => {
    const shares = 1_000n * SNM * (1n << 30n);
    expect(poolValue(shares, { wei: 1_000n * SNM, shares })).toBe(1_000n * SNM);
    expect(poolValue(shares / 2n, { wei: 700n * SNM, shares })).toBe(350n * SNM);
    expect(poolValue(0n, { wei: 0n, shares: 0n })).toBe(0n);
  });

  it("leaves by its dates", () => {
    expect([unbondingSum(stake), dueSum(stake, NOW), dueSum(stake, NOW - 1)]).toEqual([30n, 10n, 0n]);
    expect([hasDue(stake, NOW), hasDue(stake, NOW - 1), isHeld(stake)]).toEqual([true, false, true]);
    expect(isHeld({ ...stake, shares: 0n, parts: [] })).toBe(false);
  });

  it("gains by rewards and loses by slashes, whatever was taken out", () => {
    expect(gainOf(stake, record)).toBe(-10n);
    expect(gainOf(stake, { ...record, staked: 150n })).toBe(40n);
  });

  it("has no gain while index and chain differ", () => {
    expect(gainOf(stake, undefined)).toBeUndefined();
    expect(gainOf(stake, { ...record, shares: 49n })).toBeUndefined();
    expect(gainOf(stake, { ...record, unbondingShares: 0n })).toBeUndefined();
  });
});

describe("an amount that is typed", () => {
  const bounds = { available: 10n * SNM, from: "Wallet" };

  it("is read exactly, and all is all", () => {
    expect(readAmount({ text: "9.000000000000000001", all: false }, bounds)).toEqual({ amount: 9n * SNM + 1n });
    expect(readAmount(allOf(3n), { ...bounds, available: 5n })).toEqual({ amount: 5n });
  });

  it("is neither good nor bad while it is empty, or nothing is known", () => {
    expect(readAmount(NO_AMOUNT, bounds)).toEqual({});
    expect(readAmount({ text: "1", all: false }, { ...bounds, available: undefined })).toEqual({});
  });

  it.each([
    ["11", {}, "Wallet: 10.00 SNM, no more."],
    ["0", {}, "above zero"],
    ["x", {}, "such as 12.5"],
    ["4", { least: 5n * SNM }, "Enter at least 5.00 SNM."],
    ["6", { left: 5n * SNM }, "Leave at least 5.00 SNM, or take all of it."],
  ] as const)("%s with %o is refused", (text, change, sentence) => {
    expect(readAmount({ text, all: false }, { ...bounds, ...change }).fault).toContain(sentence);
  });
});

describe("what the wallet is asked", () => {
  const plan = {
    account: ME,
    token: contracts.SNM,
    masternodes: contracts.Masternodes,
    amount: 12n * SNM,
    title: "Delegate 12.00 SNM",
    data: encodeDelegate(OWNER, 12n * SNM),
  };
  const calls = (prompts: readonly unknown[]) => prompts.map((prompt) => (prompt as TransactionPrompt).call([]));

  it("is an approval of exactly the amount, then the call", () => {
    const { prompts } = stakeAction({ ...plan, allowance: 12n * SNM - 1n });
    const [approval, call] = calls(prompts);
    expect(approval?.to).toBe(contracts.SNM);
    expect(decodeFunctionData({ abi: snmAbi, data: approval!.data }).args).toEqual([contracts.Masternodes, 12n * SNM]);
    expect(call).toEqual({ to: contracts.Masternodes, data: plan.data });
  });

  it("is the call alone where enough is allowed", () => {
    expect(stakeAction({ ...plan, allowance: 12n * SNM }).prompts).toHaveLength(1);
  });

  it("is all that is there, where all shall leave", () => {
    const { args } = decodeFunctionData({ abi: masternodesAbi, data: encodeUndelegate(OWNER, undefined) });
    expect(args).toEqual([OWNER, maxUint256]);
  });

  it("is a withdrawal from each masternode in which something is due", () => {
    const stake = { value: 0n, shares: 0n, parts: [{ amount: SNM, releaseAt: NOW }] };
    const due = [
      { ...stake, owner: OWNER },
      { ...stake, owner: OTHER },
    ];
    const action = withdrawAction(contracts.Masternodes, ME, due, NOW);
    expect(action?.title).toBe("Withdraw from 2 masternodes");
    const decoded = calls(action?.prompts ?? []).map(({ data }) => decodeFunctionData({ abi: masternodesAbi, data }));
    expect(decoded.map(({ functionName, args }) => [functionName, args])).toEqual([
      ["withdrawFrom", [OWNER, ME]],
      ["withdrawFrom", [OTHER, ME]],
    ]);
    expect(withdrawAction(contracts.Masternodes, ME, [], NOW)).toBeUndefined();
  });

  it("comes with what can be lost, by the constants of the contracts", () => {
    for (const part of ["10%", "20%", "30%", "30 days"]) expect(SLASH_WORDS).toContain(part);
  });
});
