import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type Address, type Hex, concatHex, encodeErrorResult, keccak256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { FakeNode, RpcFault } from "../../../testing/FakeNode.ts";
import { TestPage, testRuntime, testWagmi } from "../../../testing/TestPage.tsx";
import { type IndexedMember, rewardIndexer } from "../../../testing/rewardIndexer.ts";
import { rewardLeaf } from "../../../testing/rewardLeaf.ts";
import { PROGRAM_START, sampleProgram } from "../../../testing/sampleProgram.ts";
import { MyRewards } from "./MyRewards.tsx";

const NOW = PROGRAM_START + 1_000;
const SNM = 10n ** 18n;
const NODES = ["http://127.0.0.1:7101/", "http://127.0.0.1:7102/"] as const;
const [ONE, TWO] = [localAccounts.worker.address, localAccounts.buyer.address];
const supplier = privateKeyToAccount(localAccounts.supplier.privateKey);
const SIBLING = `0x${"ff".repeat(32)}` as const;
const program = sampleProgram();
const attestedUntil = NOW + 60;

/** What a node answers for a machine, and the root that proves it. */
function report(
  worker: Address,
  sequence: number,
  gpuSeconds: number,
): { readonly answer: object; readonly root: Hex } {
  const leaf = rewardLeaf({ programId: 0, worker, asOf: NOW - 60, gpuSeconds });
  return {
    answer: { rewards: [{ programId: 0, sequence, epoch: sequence, asOf: NOW - 60, gpuSeconds, proof: [SIBLING] }] },
    root: keccak256(concatHex([leaf, SIBLING].toSorted())),
  };
}

const first = report(ONE, 7, 4_000);
const second = report(TWO, 8, 900);
const sent = (worker: Address, sequence: bigint, gpuSeconds: bigint) => ({
  ...{ programId: 0n, worker, sequence, asOf: NOW - 60, gpuSeconds, proof: [SIBLING] },
});
const member = (claimed: bigint) => ({
  ...{ gpus: 4n, since: 0n, leftAt: 0n, allowance: 0n, claimed, asOf: 0n, reserved: 0n },
});

let node: FakeNode;

beforeEach(() => {
  localStorage.clear();
  node = new FakeNode(supplier, NOW, {
    "Reports.rootOf": (sequence: bigint) => (sequence === 7n ? first.root : second.root),
    "RewardPrograms.member": member(1_000n),
    "RewardPrograms.rewardOf": (_program: bigint, worker: Address) =>
      worker.toLowerCase() === ONE.toLowerCase() ? [30n * SNM + 1n, 30n * SNM + 1n] : [5n * SNM, 5n * SNM],
    "RewardPrograms.claimMany": 35n * SNM + 1n,
    "Market.masterOf": supplier.address,
  });
});

type Says = Readonly<Record<string, unknown>>;

/** @param says by node, what it says of each machine; undefined for one that is down */
async function show(members: readonly IndexedMember[], says: readonly (Says | undefined)[]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (input: URL | string, init?: RequestInit) => {
    const index = NODES.findIndex((base) => String(input).startsWith(`${base}rewards/`));
    if (index < 0) return node.fetch(input, init);
    asked.push(String(input));
    const said = says[index];
    if (said === undefined) return Promise.reject(new TypeError("down"));
    return Promise.resolve(Response.json(said[String(input).slice(-ONE.length)] ?? null));
  });
  const wagmi = testWagmi(supplier.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage
      wagmi={wagmi}
      now={NOW}
      runtime={{ ...testRuntime, relays: [...NODES] }}
      indexer={rewardIndexer({ programs: [program], members })}
    >
      <MyRewards account={supplier.address} />
    </TestPage>,
  );
  return { user: userEvent.setup(), asked };
}

const both: readonly IndexedMember[] = [ONE, TWO].map((worker) => ({ program, worker, attestedUntil }));
const one = both.slice(0, 1);
const all: Says = { [ONE.toLowerCase()]: first.answer, [TWO.toLowerCase()]: second.answer };

describe("my rewards", () => {
  it("show what is earned, claimed and due for each machine, and claim all of it at once", async () => {
    const { user, asked } = await show(both, [all, all]);
    await waitFor(() => expect(screen.getByTestId("rewards-total").dataset["wei"]).toBe(String(35n * SNM + 1n)));
    const [row] = screen.getAllByTestId("my-reward");
    expect(within(row!).getByTestId("reward-earned").textContent).toBe("4,000");
    expect(within(row!).getByTestId("reward-claimed").textContent).toBe("1,000");
    expect(within(row!).getByTestId("reward-due").dataset["wei"]).toBe(String(30n * SNM + 1n));
    expect(screen.getByTestId("rewards-exact").textContent).toContain("35.000000000000000001 SNM");
    expect(asked).toHaveLength(2);
    await user.click(screen.getByTestId("rewards-claim"));
    await screen.findByTestId("rewards-done");
    expect(node.sent).toEqual([
      { to: "RewardPrograms", functionName: "claimMany", args: [[sent(ONE, 7n, 4_000n), sent(TWO, 8n, 900n)]] },
    ]);
  });

  it("ask the next masternode only for what the one before does not prove", async () => {
    const { asked } = await show(both, [{ [ONE.toLowerCase()]: first.answer }, all]);
    await waitFor(() => expect(screen.getAllByTestId("reward-due")).toHaveLength(2));
    expect(asked.filter((url) => url.startsWith(NODES[1]))).toEqual([`${NODES[1]}rewards/${TWO.toLowerCase()}`]);
  });

  it("ask the next masternode where one is down", async () => {
    await show(one, [undefined, all]);
    expect((await screen.findByTestId("reward-due")).dataset["wei"]).toBe(String(30n * SNM + 1n));
  });

  it.each([
    ["a made-up number", { rewards: [{ ...(first.answer as { rewards: object[] }).rewards[0], gpuSeconds: 9_999 }] }],
    ["a number as text", { rewards: [{ ...(first.answer as { rewards: object[] }).rewards[0], gpuSeconds: "4000" }] }],
    [
      "too long a proof",
      { rewards: [{ ...(first.answer as { rewards: object[] }).rewards[0], proof: Array(65).fill(SIBLING) }] },
    ],
    ["rubbish", { rewards: "many" }],
    ["the proof of another machine", second.answer],
  ])("believe no masternode for %s", async (_what, said) => {
    await show(one, [{ [ONE.toLowerCase()]: said }, {}]);
    await waitFor(() => expect(screen.getByTestId("reward-earned").textContent).toBe("not proved yet"));
    expect(screen.getByTestId("rewards-nothing")).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>("rewards-claim").disabled).toBe(true);
  });

  it("say when no masternode answers", async () => {
    await show(one, [undefined, undefined]);
    await screen.findByTestId("rewards-silent");
  });

  it("claim nothing that the chain would not pay to the reader", async () => {
    node.reads["Market.masterOf"] = localAccounts.holder.address;
    await show(one, [all]);
    expect((await screen.findByTestId("reward-due")).dataset["wei"]).toBe(String(30n * SNM + 1n));
    expect(screen.getByTestId("rewards-nothing")).toBeTruthy();
  });

  it("claim nothing that the chain refuses now", async () => {
    node.reads["RewardPrograms.rewardOf"] = () => {
      throw new RpcFault(3, "execution reverted", "0x");
    };
    await show(one, [all]);
    expect((await screen.findByTestId("reward-due")).dataset["wei"]).toBe("0");
    expect(screen.getByTestId("rewards-nothing")).toBeTruthy();
  });

  it("claim one alone where the chain does not take all, and the others afterwards", async () => {
    node.reads["RewardPrograms.claimMany"] = (claims: readonly unknown[]) => {
      if (claims.length > 1) throw new RpcFault(3, "execution reverted", "0x");
      return 30n * SNM;
    };
    const { user } = await show(both, [all]);
    await waitFor(() => expect(screen.getByTestId("rewards-total").dataset["wei"]).toBe(String(30n * SNM)));
    expect(screen.getByTestId("rewards-more").textContent).toContain("1 more claim waits");
    await user.click(screen.getByTestId("rewards-claim"));
    await waitFor(() => expect(node.sent).toHaveLength(1));
    expect(node.sent[0]?.args).toEqual([[sent(ONE, 7n, 4_000n)]]);
  });

  it("say why the chain refuses a claim", async () => {
    const args = [0n, ONE, 4_000n, 3_999n] as const;
    const data = encodeErrorResult({ abi: protocolErrorsAbi, errorName: "RewardImpossible", args });
    node.reads["RewardPrograms.claimMany"] = () => {
      throw new RpcFault(3, "execution reverted", data);
    };
    await show(one, [all]);
    expect((await screen.findByTestId("rewards-refused")).textContent).toContain("3999 have passed since it joined");
    expect(screen.getByTestId("rewards-total").dataset["wei"]).toBe("0");
  });

  it("say where a budget is used up", async () => {
    node.reads["RewardPrograms.rewardOf"] = [30n * SNM, 10n * SNM];
    await show(one, [all]);
    expect((await screen.findByTestId("reward-due")).dataset["wei"]).toBe(String(10n * SNM));
    expect(screen.getByTestId("my-reward").textContent).toContain("the budget is used up");
  });

  it("keep a machine that left, and warn of one whose attestation has ended", async () => {
    await show(
      [
        { program, worker: ONE, attestedUntil, leftAt: NOW - 5 },
        { program, worker: TWO, attestedUntil: NOW - 1 },
      ],
      [all],
    );
    const [left, unattested] = await screen.findAllByTestId("my-reward");
    expect(left!.textContent).toContain("left on");
    expect(within(left!).queryByTestId("reward-leave")).toBeNull();
    expect(unattested!.textContent).toContain("it earns nothing");
  });

  it("ask nobody for a program that is closed", async () => {
    const { asked } = await show([{ program: sampleProgram({ closed: true }), worker: ONE, attestedUntil }], [all]);
    await screen.findByTestId("rewards-nothing");
    expect(screen.getByTestId("my-reward").textContent).toContain("nothing can be claimed any more");
    expect(asked).toEqual([]);
  });

  it("take a machine out", async () => {
    const { user } = await show(one, [all]);
    await user.click(await screen.findByTestId("reward-leave"));
    await waitFor(() => expect(node.sent).toHaveLength(1));
    expect(node.sent[0]).toMatchObject({ functionName: "leave", args: [0n, ONE] });
  });

  it("say what to do without a machine in a program", async () => {
    await show([], []);
    expect((await screen.findByTestId("my-rewards-empty")).textContent).toContain("Check what a machine lacks");
  });
});
