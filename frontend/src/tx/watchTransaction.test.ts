// @vitest-environment node
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import {
  type Hex,
  createClient,
  createTestClient,
  createWalletClient,
  custom,
  http,
  parseGwei,
  publicActions,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { MemoryStorage } from "../lib/MemoryStorage.ts";
import { contracts } from "../testing/FakeNode.ts";
import { type TestChain, startAnvil } from "../testing/startAnvil.ts";
import type { TransactionRecord } from "./TransactionRecord.ts";
import { TransactionStore } from "./TransactionStore.ts";
import { type WatchTools, awaitIndexed, awaitMined } from "./watchTransaction.ts";

const sender = privateKeyToAccount(localAccounts.buyer.privateKey);
const other = localAccounts.supplier.address;
let anvil: TestChain;

beforeAll(async () => {
  anvil = await startAnvil();
});
afterAll(() => anvil.stop());

function chain() {
  const transport = http(anvil.url);
  const test = createTestClient({ chain: foundry, mode: "anvil", transport, pollingInterval: 30 }).extend(
    publicActions,
  );
  return { test, wallet: createWalletClient({ account: sender, chain: foundry, transport }) };
}

let tools: WatchTools & { readonly waitForBlock: ReturnType<typeof vi.fn>; readonly refresh: ReturnType<typeof vi.fn> };

beforeEach(() => {
  tools = {
    client: chain().test,
    store: new TransactionStore(new MemoryStorage()),
    token: contracts.SNM,
    waitForBlock: vi.fn(() => Promise.resolve(true)),
    refresh: vi.fn(() => Promise.resolve()),
  };
});

function recorded(hash: Hex): TransactionRecord {
  const record: TransactionRecord = {
    id: hash,
    hash,
    chainId: foundry.id,
    account: sender.address,
    title: "Send",
    status: "pending",
    submittedAt: 1,
  };
  tools.store.add(record);
  return record;
}

/** Sends with the sender's next nonce, or with the one that is given. */
async function send(change: { to?: Hex; nonce?: number; fee?: bigint; value?: bigint; gas?: bigint; data?: Hex } = {}) {
  const { fee = parseGwei("3"), ...rest } = change;
  return chain().wallet.sendTransaction({ to: other, maxFeePerGas: fee, maxPriorityFeePerGas: fee, ...rest });
}

const nonceNow = () => chain().test.getTransactionCount({ address: sender.address });

describe("a transaction that is followed", () => {
  it("is mined, waits for the index, and has everything read again", async () => {
    const record = recorded(await send({ value: 1n }));
    const mined = awaitMined(tools, record);
    await chain().test.mine({ blocks: 1 });
    const receipt = await mined;
    expect(receipt?.status).toBe("success");
    expect(tools.store.find(record.id)).toMatchObject({ status: "indexing", block: Number(receipt?.blockNumber) });
    await awaitIndexed(tools, record);
    expect(tools.waitForBlock).toHaveBeenCalledWith(Number(receipt?.blockNumber));
    expect(tools.refresh).toHaveBeenCalledTimes(2);
    expect(tools.store.find(record.id)?.status).toBe("done");
  });

  it("is speeded up: the same under another hash", async () => {
    const nonce = await nonceNow();
    const record = recorded(await send({ nonce, value: 5n }));
    const mined = awaitMined(tools, record);
    await vi.waitFor(() => expect(tools.store.find(record.id)?.nonce).toBe(nonce));
    const faster = await send({ nonce, value: 5n, fee: parseGwei("9") });
    await chain().test.mine({ blocks: 1 });
    expect((await mined)?.transactionHash).toBe(faster);
    expect(tools.store.find(record.id)).toMatchObject({ id: record.id, hash: faster, status: "indexing" });
  });

  it("is cancelled: nothing is sent to oneself in its place", async () => {
    const nonce = await nonceNow();
    const record = recorded(await send({ nonce, value: 5n }));
    const mined = awaitMined(tools, record);
    await vi.waitFor(() => expect(tools.store.find(record.id)?.nonce).toBe(nonce));
    await send({ nonce, to: sender.address, value: 0n, fee: parseGwei("9") });
    await chain().test.mine({ blocks: 1 });
    expect(await mined).toBeUndefined();
    expect(tools.store.find(record.id)?.status).toBe("cancelled");
  });

  it("is replaced: something else is sent in its place", async () => {
    const nonce = await nonceNow();
    const record = recorded(await send({ nonce, value: 5n }));
    const mined = awaitMined(tools, record);
    await vi.waitFor(() => expect(tools.store.find(record.id)?.nonce).toBe(nonce));
    await send({ nonce, to: localAccounts.holder.address, value: 7n, fee: parseGwei("9") });
    await chain().test.mine({ blocks: 1 });
    expect(await mined).toBeUndefined();
    expect(tools.store.find(record.id)?.status).toBe("replaced");
  });

  it("is taken out of its block before the lists have it, and followed into another", async () => {
    const before = await chain().test.snapshot();
    const hash = await send({ value: 6n });
    const raw = await chain().test.request({ method: "eth_getRawTransactionByHash", params: [hash] } as never);
    const record = recorded(hash);
    const mined = awaitMined(tools, record);
    await chain().test.mine({ blocks: 1 });
    const first = Number((await mined)?.blockNumber);
    // Another branch of the chain becomes the longer one; the transaction comes into its second block.
    await chain().test.revert({ id: before });
    await chain().test.mine({ blocks: 1 });
    await chain().test.request({ method: "eth_sendRawTransaction", params: [raw] } as never);
    const indexed = awaitIndexed(tools, record);
    await vi.waitFor(() => expect(tools.store.find(record.id)?.status).toBe("pending"));
    await chain().test.mine({ blocks: 1 });
    await indexed;
    expect(tools.store.find(record.id)).toMatchObject({ status: "done", block: first + 1 });
  });

  it("is not taken for lost while the node does not answer, and found once it does", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "Date"], shouldAdvanceTime: true });
    try {
      const { test } = chain();
      let answers = false;
      const request = (asked: object): Promise<unknown> =>
        answers ? test.request(asked as never) : Promise.reject(new Error("fetch failed"));
      const transport = custom({ request }, { retryCount: 0 });
      tools = { ...tools, client: createClient({ chain: foundry, transport, pollingInterval: 30 }) };
      const record = recorded(await send({ value: 8n }));
      const mined = awaitMined(tools, record);
      await test.mine({ blocks: 1 });
      await vi.advanceTimersByTimeAsync(120_000);
      expect(tools.store.find(record.id)?.status).toBe("pending");
      answers = true;
      await vi.advanceTimersByTimeAsync(5_000);
      expect((await mined)?.status).toBe("success");
    } finally {
      vi.useRealTimers();
    }
  });

  it("fails in its block", async () => {
    // Code that runs into an invalid instruction.
    const record = recorded(await send({ to: null as never, data: "0xfe", gas: 100_000n }));
    const mined = awaitMined(tools, record);
    await chain().test.mine({ blocks: 1 });
    expect((await mined)?.status).toBe("reverted");
    expect(tools.store.find(record.id)?.status).toBe("reverted");
    await awaitIndexed(tools, record);
    expect(tools.waitForBlock).not.toHaveBeenCalled();
  });
});

describe("after a reload", () => {
  it("what was mined meanwhile is found", async () => {
    const record = recorded(await send({ value: 1n }));
    await chain().test.mine({ blocks: 3 });
    expect((await awaitMined(tools, record))?.status).toBe("success");
  });

  it("what was replaced meanwhile is told by its nonce", async () => {
    const nonce = await nonceNow();
    const record = { ...recorded(await send({ nonce, value: 5n })), nonce };
    tools.store.add(record);
    await send({ nonce, to: sender.address, value: 0n, fee: parseGwei("9") });
    await chain().test.mine({ blocks: 1 });
    expect(await awaitMined(tools, record)).toBeUndefined();
    expect(tools.store.find(record.id)?.status).toBe("replaced");
  });
});
