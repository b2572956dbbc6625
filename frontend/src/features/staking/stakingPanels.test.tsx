import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { encodeErrorResult, maxUint256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { IndexerContext } from "../../indexer/useIndexer.ts";
import { FakeNode, RpcFault, contracts } from "../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../testing/TestPage.tsx";
import { sampleMasternode } from "../../testing/sampleMasternode.ts";
import { type IndexedStake, stakeIndexer } from "../../testing/stakeIndexer.ts";
import { MyStakePanel } from "./mine/MyStakePanel.tsx";
import { DelegateSheet } from "./sheets/DelegateSheet.tsx";
import { UndelegateSheet } from "./sheets/UndelegateSheet.tsx";
import type { Stake } from "./stakeMoney.ts";

const NOW = 1_800_000_000;
const DAY = 86_400;
const SNM = 10n ** 18n;
const holder = privateKeyToAccount(localAccounts.holder.privateKey);
const OWNER = localAccounts.operator.address;
const OTHER = localAccounts.nodeOwner2.address;
const stake: Stake = { owner: OWNER, value: 100n * SNM, shares: 100n, parts: [] };

let node: FakeNode;

beforeEach(() => {
  localStorage.clear();
  node = new FakeNode(holder, NOW, {
    "Masternodes.minimumBond": 1_000n * SNM,
    "Masternodes.unbondingPeriod": BigInt(14 * DAY),
    "Masternodes.delegationsOf": [],
    "SNM.balanceOf": 500n * SNM,
    "SNM.allowance": 0n,
  });
  vi.stubGlobal("fetch", node.fetch);
});

async function show(children: ReactNode, stakes: readonly IndexedStake[] = []) {
  const wagmi = testWagmi(holder.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW}>
      <IndexerContext value={stakeIndexer(stakes)}>{children}</IndexerContext>
    </TestPage>,
  );
  return userEvent.setup();
}

const enabled = (testId: string) =>
  waitFor(() => expect(screen.getByTestId<HTMLButtonElement>(testId).disabled).toBe(false), { timeout: 3_000 });

describe("the review of a delegation", () => {
  it("tells cost, part, end and risk, then approves exactly that and delegates", async () => {
    const facts = sampleMasternode({ stake: 300n * SNM });
    const user = await show(<DelegateSheet node={facts} stake={stake} onDone={vi.fn()} />);
    await user.type(await screen.findByTestId("delegate-amount"), "100");
    await enabled("delegate-submit");
    expect(screen.getByTestId("delegate-after").textContent).toBe("200.00 SNM");
    expect(screen.getByTestId("delegate-sheet").textContent).toContain("50%");
    expect(screen.getByTestId("delegate-sheet").textContent).toContain("14 days");
    expect(screen.getByTestId("delegate-risk").textContent).toContain("loses 10% of all stake");
    expect(screen.queryByTestId("delegate-no-seat")).toBeNull();
    await user.click(screen.getByTestId("delegate-submit"));
    await screen.findByTestId("stake-receipt");
    expect(node.sent.map(({ to, functionName, args }) => [to, functionName, args])).toEqual([
      ["SNM", "approve", [contracts.Masternodes, 100n * SNM]],
      ["Masternodes", "delegate", [OWNER, 100n * SNM]],
    ]);
  });

  it("warns of a masternode that earns nothing, and refuses more than there is", async () => {
    const facts = sampleMasternode({ active: false, jailedUntil: NOW + DAY });
    const user = await show(<DelegateSheet node={facts} stake={stake} onDone={vi.fn()} />);
    expect((await screen.findByTestId("delegate-no-seat")).textContent).toContain("no seat before");
    await user.type(screen.getByTestId("delegate-amount"), "500.1");
    await screen.findByText("Wallet: 500.00 SNM, no more.");
    expect(screen.getByTestId<HTMLButtonElement>("delegate-submit").disabled).toBe(true);
  });

  it("says in a sentence what the contract refuses", async () => {
    node.reads["SNM.allowance"] = 500n * SNM;
    const args = [holder.address, 8n] as const;
    const data = encodeErrorResult({ abi: protocolErrorsAbi, errorName: "MasternodeDelegationsTooMany", args });
    node.simulationFault = new RpcFault(3, "execution reverted", data);
    const user = await show(<DelegateSheet node={sampleMasternode()} stake={stake} onDone={vi.fn()} />);
    await user.type(await screen.findByTestId("delegate-amount"), "1");
    await enabled("delegate-submit");
    await user.click(screen.getByTestId("delegate-submit"));
    await screen.findByText(/Stake can be in 8 masternodes at a time/);
  });
});

describe("the review of leaving", () => {
  it("has the date, the risk until then, and takes all with what is earned meanwhile", async () => {
    const user = await show(<UndelegateSheet stake={stake} onDone={vi.fn()} />);
    await user.click(await screen.findByTestId("undelegate-all"));
    await enabled("undelegate-submit");
    const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(new Date((NOW + 14 * DAY) * 1000));
    expect(screen.getByTestId("undelegate-release").textContent).toContain(date);
    expect(screen.getByTestId("undelegate-risk").textContent).toContain("Until then it can still be slashed");
    expect(screen.queryByTestId("undelegate-full")).toBeNull();
    await user.click(screen.getByTestId("undelegate-submit"));
    await screen.findByTestId("stake-receipt");
    expect(node.sent).toEqual([{ to: "Masternodes", functionName: "undelegate", args: [OWNER, maxUint256] }]);
  });

  it("keeps the date of parts that leave later, and says what eight parts mean", async () => {
    const releaseAt = NOW + 20 * DAY;
    const parts = Array.from({ length: 8 }, () => ({ amount: 1n, releaseAt }));
    await show(<UndelegateSheet stake={{ ...stake, parts }} onDone={vi.fn()} />);
    const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(new Date(releaseAt * 1000));
    await waitFor(() => expect(screen.getByTestId("undelegate-release").textContent).toContain(date));
    expect(screen.getByTestId("undelegate-full").textContent).toContain("8 parts");
  });

  it("leaves an owner the smallest bond or nothing", async () => {
    const user = await show(<UndelegateSheet stake={{ ...stake, value: 1_500n * SNM }} bond onDone={vi.fn()} />);
    await user.type(await screen.findByTestId("undelegate-amount"), "501");
    await screen.findByText("Leave at least 1,000.00 SNM, or take all of it.");
    await user.clear(screen.getByTestId("undelegate-amount"));
    await user.type(screen.getByTestId("undelegate-amount"), "500");
    await enabled("undelegate-submit");
  });
});

describe("my stake", () => {
  const indexed = (owner: string, change: Partial<IndexedStake> = {}): IndexedStake => ({
    owner,
    shares: "100",
    unbondingShares: "0",
    totalStaked: String(100n * SNM),
    totalWithdrawn: "0",
    ...change,
  });
  const is = (owner: string, other: string) => owner.toLowerCase() === other.toLowerCase();

  it("is told to be none, where there is none", async () => {
    await show(<MyStakePanel account={holder.address} />);
    await screen.findByTestId("my-stake-none");
  });

  it("sums what it is worth, gained, leaves and can be withdrawn, and withdraws all that is due", async () => {
    node.reads["Masternodes.delegationsOf"] = [OWNER];
    node.reads["Masternodes.stakeOf"] = (owner: string) => (is(owner, OWNER) ? [110n * SNM, 100n] : [0n, 0n]);
    node.reads["Masternodes.unbondingsOf"] = (owner: string) =>
      is(owner, OWNER)
        ? [{ amount: 5n * SNM, releaseAt: BigInt(NOW + DAY) }]
        : [{ amount: 30n * SNM, releaseAt: BigInt(NOW) }];
    const user = await show(<MyStakePanel account={holder.address} />, [
      indexed(OWNER, { unbondingShares: "5" }),
      indexed(OTHER, { shares: "0", unbondingShares: "30", totalStaked: String(40n * SNM) }),
    ]);
    expect((await screen.findByTestId("my-staked")).textContent).toBe("110.00 SNM");
    // 110 and 5 of 100, and 30 of 40.
    await waitFor(() => expect(screen.getByTestId("my-gain").textContent).toBe("+5.00 SNM"));
    expect(screen.getByTestId("my-unbonding").textContent).toBe("5.00 SNM");
    expect(screen.getByTestId("my-due").textContent).toBe("30.00 SNM");
    const [first, second] = screen.getAllByTestId("my-stake");
    expect(within(first!).queryByTestId("stake-withdraw")).toBeNull();
    expect(within(first!).getByTestId("stake-undelegate")).toBeDefined();
    expect(within(second!).getByTestId("my-stake-gain").textContent).toBe("−10.00 SNM");
    expect(within(second!).getByTestId("stake-move")).toBeDefined();
    await user.click(screen.getByTestId("withdraw-all-due"));
    expect((await screen.findByTestId("withdraw-sum")).textContent).toBe("30.00 SNM");
    await enabled("stake-withdraw-submit");
    await user.click(screen.getByTestId("stake-withdraw-submit"));
    await screen.findByTestId("stake-receipt");
    expect(node.sent.map(({ functionName, args }) => [functionName, (args[0] as string).toLowerCase()])).toEqual([
      ["withdrawFrom", OTHER.toLowerCase()],
    ]);
  });

  it("moves what is due to another masternode, and says so while the list is read anew", async () => {
    node.reads["Masternodes.delegationsOf"] = () => (node.sent.length === 0 ? [] : [localAccounts.nodeOwner3.address]);
    node.reads["Masternodes.stakeOf"] = [0n, 0n];
    node.reads["Masternodes.unbondingsOf"] = (owner: string) =>
      is(owner, OWNER) ? [{ amount: 30n * SNM, releaseAt: BigInt(NOW) }] : [];
    const user = await show(<MyStakePanel account={holder.address} />, [
      indexed(OWNER, { shares: "0", unbondingShares: "30" }),
      indexed(OTHER, { shares: "0" }),
    ]);
    await user.click(await screen.findByTestId("stake-move"));
    await user.selectOptions(await screen.findByTestId("move-target"), OTHER.toLowerCase());
    await enabled("move-submit");
    await user.click(screen.getByTestId("move-submit"));
    await screen.findByTestId("stake-receipt");
    expect(node.sent[0]).toMatchObject({ to: "Masternodes", functionName: "redelegate" });
    expect((node.sent[0]?.args as string[]).map((arg) => arg.toLowerCase())).toEqual(
      [OWNER, OTHER].map((a) => a.toLowerCase()),
    );
  });

  it("still shows what the chain tells while the index is down", async () => {
    node.reads["Masternodes.delegationsOf"] = [OWNER];
    node.reads["Masternodes.stakeOf"] = [110n * SNM, 100n];
    node.reads["Masternodes.unbondingsOf"] = [];
    const down = { request: () => Promise.reject(new Error("down")) };
    await show(
      <IndexerContext value={down}>
        <MyStakePanel account={holder.address} />
      </IndexerContext>,
    );
    expect((await screen.findByTestId("my-staked")).textContent).toBe("110.00 SNM");
    expect(screen.queryByTestId("my-gain")).toBeNull();
    expect(screen.getByTestId("stake-undelegate")).toBeDefined();
  });
});
