import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { keccak256 } from "viem";
import { describe, expect, it } from "vitest";

import { isDutyProved } from "../../../chain/isDutyProved.ts";
import { dutyLeaf } from "../../../testing/dutyLeaf.ts";
import { claimCommission } from "./claimCommission.ts";
import { commissionOf } from "./claimOffer.ts";
import { claimStateOf } from "./claimState.ts";

const OWNER = localAccounts.operator.address;
const ONE = `0x${"ab".repeat(32)}` as const;

describe("a proof of duty", () => {
  const [asOf, earned] = [1_000, 5n * 10n ** 18n];
  const leaf = dutyLeaf(OWNER, asOf, earned);
  const others = [ONE, keccak256(ONE), keccak256(leaf)] as const;
  const tree = SimpleMerkleTree.of([leaf, ...others]);
  const root = tree.root as `0x${string}`;
  const proof = tree.getProof(leaf) as `0x${string}`[];

  it("fits the root of the report's tree", () => {
    expect(isDutyProved(OWNER, { asOf, earned, proof }, root)).toBe(true);
  });

  it.each([
    ["another owner", localAccounts.nodeOwner2.address, { asOf, earned, proof }],
    ["another time", OWNER, { asOf: asOf + 1, earned, proof }],
    ["more than was earned", OWNER, { asOf, earned: earned + 1n, proof }],
    ["a part of the proof", OWNER, { asOf, earned, proof: proof.slice(1) }],
  ])("does not fit for %s", (_what, owner, duty) => {
    expect(isDutyProved(owner, duty, root)).toBe(false);
  });
});

describe("the commission of a claim", () => {
  const joined = { commission: 500, startsAt: 100, announcedAt: 100 };
  const raised = { commission: 900, startsAt: 1_000, announcedAt: 300 };
  const lowered = { commission: 200, startsAt: 1_000, announcedAt: 300 };

  it("is the one it joined with, or none", () => {
    expect(claimCommission([], [], 50)).toBe(0);
    expect(claimCommission([joined], [], 200)).toBe(500);
  });

  it("stays low for the claim that first reaches into time of a higher one", () => {
    expect(claimCommission([raised, joined], [], 999)).toBe(500);
    expect(claimCommission([raised, joined], [], 1_000)).toBe(500);
    expect(claimCommission([raised, joined], [{ asOf: 900, time: 950 }], 1_000)).toBe(500);
    expect(claimCommission([raised, joined], [{ asOf: 1_000, time: 1_050 }], 1_100)).toBe(900);
  });

  it("is the lower one for all time since the claim before", () => {
    expect(claimCommission([lowered, joined], [], 999)).toBe(500);
    expect(claimCommission([lowered, joined], [], 1_000)).toBe(200);
  });

  it("forgets what was announced and replaced, and keeps the lowest that was in force", () => {
    const instead = { commission: 700, startsAt: 1_200, announcedAt: 500 };
    expect(claimCommission([instead, raised, joined], [{ asOf: 1_200, time: 1_250 }], 1_300)).toBe(700);
    const again = { commission: 600, startsAt: 3_000, announcedAt: 2_000 };
    expect(claimCommission([again, lowered, joined], [], 3_000)).toBe(200);
  });

  it("is rounded down, as the contract does", () => {
    expect(commissionOf({ amount: 9_999n, rate: 500 })).toBe(499n);
  });
});

describe("what can be claimed", () => {
  const duty = { sequence: 7, asOf: 1_000, earned: 50n, proof: [] };
  const live = { claimed: 20n, claimedUntil: 900 };

  it.each([
    ["what is new", live, { collected: 100n, claimed: 70n }, { state: "claimable", duty, amount: 30n }],
    [
      "not before it was collected",
      live,
      { collected: 99n, claimed: 70n },
      { state: "uncollected", duty, amount: 30n },
    ],
    [
      "nothing twice",
      { claimed: 50n, claimedUntil: 900 },
      { collected: 100n, claimed: 0n },
      { state: "nothing", duty },
    ],
    [
      "nothing by a report that is no newer",
      { claimed: 20n, claimedUntil: 1_000 },
      { collected: 100n, claimed: 0n },
      { state: "nothing", duty },
    ],
  ])("is %s", (_what, known, totals, state) => expect(claimStateOf(duty, known, totals)).toEqual(state));
});
