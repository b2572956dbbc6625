import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { type Hex, concatHex, encodeErrorResult, keccak256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { FakeNode, RpcFault } from "../../../testing/FakeNode.ts";
import { TestPage, testRuntime, testWagmi } from "../../../testing/TestPage.tsx";
import { dutyLeaf } from "../../../testing/dutyLeaf.ts";
import { sampleMasternode } from "../../../testing/sampleMasternode.ts";
import { ClaimSheet } from "../sheets/ClaimSheet.tsx";
import type { LiveNode } from "../liveNode.ts";
import { ClaimBox } from "./ClaimBox.tsx";
import type { ClaimOffer } from "./claimOffer.ts";

const NOW = 1_800_000_000;
const DAY = 86_400;
const SNM = 10n ** 18n;
const [ONE, TWO] = ["http://127.0.0.1:7101/", "http://127.0.0.1:7102/"];
const OWNER = localAccounts.operator.address;
const holder = privateKeyToAccount(localAccounts.holder.privateKey);
const SIBLING = `0x${"ff".repeat(32)}` as const;

const live: LiveNode = {
  ...{ signer: OWNER, bond: 0n, jailedUntil: 0, active: true, rewards: 0n, rewardsUntil: 0 },
  ...{ pool: { wei: 0n, shares: 0n }, leaving: { wei: 0n, shares: 0n } },
  ...{ commission: 500, next: 500, startsAt: 0, payout: OWNER, owed: 0n },
  ...{ claimed: 20n * SNM, claimedUntil: NOW - DAY },
};

/** What a node answers, and the root that proves it. */
function report(sequence: number, asOf: number, earned: bigint): { readonly answer: object; readonly root: Hex } {
  const leaf = dutyLeaf(OWNER, asOf, earned);
  const root = keccak256(concatHex([leaf, SIBLING].toSorted()));
  return { answer: { sequence, epoch: sequence, asOf, earned: String(earned), proof: [SIBLING] }, root };
}

const newest = report(7, NOW - 60, 50n * SNM + 1n);
const older = report(6, NOW - 120, 40n * SNM);

let node: FakeNode;

beforeEach(() => {
  localStorage.clear();
  node = new FakeNode(holder, NOW, {
    "Reports.rootOf": (sequence: bigint) => (sequence === 7n ? newest.root : older.root),
    "Duty.collectedBy": 100n * SNM,
    "Duty.totalClaimed": 20n * SNM,
  });
});

function Claiming() {
  const [offer, setOffer] = useState<ClaimOffer>();
  const facts = sampleMasternode({ commissions: [{ commission: 500, startsAt: 5, announcedAt: 5 }] });
  return (
    <>
      <ClaimBox node={{ facts, claims: [] }} live={live} onClaim={setOffer} />
      {offer !== undefined && (
        <ClaimSheet node={facts} {...{ offer, rewardPeriod: 7 * DAY }} onDone={() => setOffer(undefined)} />
      )}
    </>
  );
}

/** @param says of the two masternodes; undefined for one that is down, null for one that knows nothing */
async function show(says: readonly unknown[], { connected = true } = {}) {
  vi.stubGlobal("fetch", (input: URL | string, init?: RequestInit) => {
    const index = [ONE, TWO].findIndex((base) => String(input) === `${base}duties/${OWNER.toLowerCase()}`);
    if (index < 0) return node.fetch(input, init);
    const said = says[index];
    if (said === undefined) return Promise.reject(new TypeError("down"));
    return Promise.resolve(Response.json(said));
  });
  const wagmi = testWagmi(holder.address);
  if (connected) await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW} runtime={{ ...testRuntime, relays: [ONE, TWO] }}>
      <Claiming />
    </TestPage>,
  );
  return userEvent.setup();
}

describe("claiming what a masternode earned", () => {
  it("shows what the newest report proves, to the wei, and sends it after a review", async () => {
    const user = await show([older.answer, newest.answer]);
    expect((await screen.findByTestId("claim-earned")).dataset["wei"]).toBe(String(50n * SNM + 1n));
    expect(screen.getByTestId("claim-exact").textContent).toContain("30.000000000000000001 SNM");
    expect(screen.getByTestId("claim-commission").dataset["wei"]).toBe(String(15n * (SNM / 10n)));
    await user.click(screen.getByTestId("claim-open"));
    const sheet = (await screen.findByTestId("claim-sheet")).textContent;
    for (const part of ["30.00", "28.50", "report #7", "7 days"]) expect(sheet).toContain(part);
    await user.click(screen.getByTestId("claim-submit"));
    await screen.findByTestId("stake-receipt");
    expect(node.sent).toEqual([
      { to: "Duty", functionName: "claimDuty", args: [OWNER, 7n, BigInt(NOW - 60), 50n * SNM + 1n, [SIBLING]] },
    ]);
  });

  it("takes an older report where the newest proves nothing, or is made up", async () => {
    const args = [7n, BigInt(NOW)] as const;
    const data = encodeErrorResult({ abi: protocolErrorsAbi, errorName: "ReportRootPending", args });
    node.reads["Reports.rootOf"] = (sequence: bigint) => {
      if (sequence === 7n) throw new RpcFault(3, "execution reverted", data);
      return older.root;
    };
    await show([newest.answer, older.answer]);
    expect((await screen.findByTestId("claim-earned")).dataset["wei"]).toBe(String(40n * SNM));
  });

  it("believes no node without a proof", async () => {
    await show([{ ...newest.answer, earned: String(1_000n * SNM) }, undefined]);
    await screen.findByTestId("claim-unproved");
    expect(screen.queryByTestId("claim-open")).toBeNull();
  });

  it.each([
    ["rubbish", { sequence: "7" }],
    ["too long a proof", { ...newest.answer, proof: Array(65).fill(SIBLING) }],
    ["a short hash", { ...newest.answer, proof: ["0x00"] }],
    ["a negative amount", { ...newest.answer, earned: "-5" }],
  ])("takes %s of a node for no report", async (_what, said) => {
    await show([said, null]);
    await screen.findByTestId("claim-unproved");
  });

  it("says when no masternode answers", async () => {
    await show([undefined, undefined]);
    await screen.findByTestId("claim-silent");
  });

  it("says when there is nothing new", async () => {
    const old = report(7, live.claimedUntil, live.claimed);
    node.reads["Reports.rootOf"] = old.root;
    await show([old.answer, null]);
    await screen.findByTestId("claim-nothing");
    expect(screen.getByTestId("claim-amount").dataset["wei"]).toBe("0");
    expect(screen.queryByTestId("claim-open")).toBeNull();
  });

  it("says when the masternodes have not collected as much", async () => {
    node.reads["Duty.collectedBy"] = 49n * SNM;
    await show([newest.answer, undefined]);
    await screen.findByTestId("claim-uncollected");
    expect(screen.queryByTestId("claim-open")).toBeNull();
  });

  it("lets one without a wallet review it, and connect to claim", async () => {
    const user = await show([newest.answer], { connected: false });
    await user.click(await screen.findByTestId("claim-open"));
    expect((await screen.findByTestId("claim-submit")).textContent).toBe("Connect to claim");
  });
});
