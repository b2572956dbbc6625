import { describe, expect, it, vi } from "vitest";

import { MemoryStorage } from "../lib/MemoryStorage.ts";
import type { TransactionRecord, TransactionStatus } from "./TransactionRecord.ts";
import { TransactionStore } from "./TransactionStore.ts";

const record = (number: number, status: TransactionStatus = "pending"): TransactionRecord => ({
  id: `0x${number.toString(16).padStart(64, "0")}`,
  hash: `0x${number.toString(16).padStart(64, "0")}`,
  chainId: 31337,
  account: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  title: `Transaction ${number}`,
  status,
  submittedAt: number,
});

describe("TransactionStore", () => {
  it("survives a reload", () => {
    const storage = new MemoryStorage();
    const store = new TransactionStore(storage);
    store.add(record(1));
    store.add(record(2));
    store.update(record(1).id, { status: "indexing", block: 7, nonce: 3 });
    expect(new TransactionStore(storage).snapshot()).toEqual([
      record(2),
      { ...record(1), status: "indexing", block: 7, nonce: 3 },
    ]);
  });

  it("loses nothing that another tab sent, and shows it", () => {
    const storage = new MemoryStorage();
    const [here, there] = [new TransactionStore(storage), new TransactionStore(storage)];
    here.add(record(1));
    there.add(record(2));
    here.update(record(1).id, { status: "done" });
    expect(here.snapshot()).toEqual([record(2), record(1, "done")]);
    const listener = vi.fn();
    there.subscribe(listener);
    there.hear({ key: "something.else" });
    expect(listener).not.toHaveBeenCalled();
    there.hear({ key: "sonm.transactions" });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(there.snapshot()).toEqual([record(2), record(1, "done")]);
  });

  it("keeps what it knows where storage is full", () => {
    const storage = new MemoryStorage();
    const store = new TransactionStore(storage);
    store.add(record(1));
    vi.spyOn(storage, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    store.add(record(2));
    expect(store.snapshot()).toEqual([record(2), record(1)]);
    store.update(record(2).id, { status: "done" });
    expect(store.find(record(2).id)?.status).toBe("done");
  });

  it("tells its listeners, until they stop", () => {
    const store = new TransactionStore(new MemoryStorage());
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.add(record(1));
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    store.clear();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("clears what is settled only", () => {
    const store = new TransactionStore(new MemoryStorage());
    store.add(record(1, "done"));
    store.add(record(2, "pending"));
    store.add(record(3, "reverted"));
    store.clear();
    expect(store.snapshot()).toEqual([record(2, "pending")]);
  });

  it("drops what was sent on a local network that is gone", () => {
    const storage = new MemoryStorage();
    const store = new TransactionStore(storage);
    store.add(record(1));
    store.belongTo("0xaa");
    expect(store.snapshot()).toEqual([record(1)]);
    const reloaded = new TransactionStore(storage);
    reloaded.belongTo("0xaa");
    expect(reloaded.snapshot()).toEqual([record(1)]);
    reloaded.belongTo("0xbb");
    expect(reloaded.snapshot()).toEqual([]);
    expect(new TransactionStore(storage).snapshot()).toEqual([]);
  });

  it("keeps the newest fifty, and all that is under way", () => {
    const store = new TransactionStore(new MemoryStorage());
    store.add(record(0));
    for (let number = 1; number <= 80; number += 1) store.add(record(number, "done"));
    expect(store.snapshot()).toHaveLength(50);
    expect(store.snapshot()[0]).toEqual(record(80, "done"));
    expect(store.snapshot().at(-1)).toEqual(record(0));
  });

  it.each([
    ["another version", '{"version":0,"records":[]}'],
    ["no JSON", "{"],
    ["no records", '{"version":1,"records":7}'],
    ["a broken record", '{"version":1,"records":[{"id":"0x1"},{"id":7},null]}'],
  ])("begins anew with %s", (_what, text) => {
    const storage = new MemoryStorage();
    storage.setItem("sonm.transactions", text);
    expect(new TransactionStore(storage).snapshot()).toEqual([]);
  });
});
