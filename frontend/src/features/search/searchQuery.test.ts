import { expect, it } from "vitest";

import { hitsOfAddress, hitsOfHash, hitsOfNumber, hitsOfWords } from "./searchQuery.ts";
import { NUMBERED, numberIdOf, searchTermOf } from "./searchTerm.ts";

const ADDRESS = "0x00000000000000000000000000000000000000a1";
const OTHER = "0x00000000000000000000000000000000000000a2";
const HASH = `0x${"ab".repeat(32)}` as const;

it("tells what a text looks for", () => {
  expect(searchTermOf(` ${ADDRESS.toUpperCase().replace("X", "x")} `)).toEqual({ is: "address", address: ADDRESS });
  expect(searchTermOf(HASH.toUpperCase().replace("X", "x"))).toEqual({ is: "hash", hash: HASH });
  expect(searchTermOf("12")).toEqual({ is: "number", number: 12, kinds: NUMBERED });
  expect(searchTermOf("Deal 12")).toEqual({ is: "number", number: 12, kinds: ["deal"] });
  expect(searchTermOf("work order #3")).toEqual({ is: "number", number: 3, kinds: ["work"] });
  expect(searchTermOf("RTX 3090")).toEqual({ is: "words", text: "RTX 3090" });
  expect(searchTermOf("3000000000")).toEqual({ is: "words", text: "3000000000" });
  expect(searchTermOf("a  b")).toEqual({ is: "words", text: "a b" });
  expect(searchTermOf("a")).toBeUndefined();
  expect(searchTermOf("  ")).toBeUndefined();
  expect(numberIdOf(12)).toBe("0x0000000c");
});

it("names an account, its machine and the masternode that a signer key belongs to", () => {
  const hits = hitsOfAddress({
    account: { id: ADDRESS, name: "" },
    worker: { id: ADDRESS, attestation: { cpuModel: "Xeon", gpuModels: ["RTX", "RTX"] } },
    masternode: null,
    delegate: null,
    signerKey: { masternode: { id: OTHER, endpoint: "https://node.example" } },
  });
  expect(hits).toEqual([
    { kind: "account", id: ADDRESS, title: ADDRESS, note: "" },
    { kind: "machine", id: ADDRESS, title: ADDRESS, note: "Xeon, RTX" },
    { kind: "masternode", id: OTHER, title: "https://node.example", note: OTHER },
  ]);
});

const NOTHING = {
  ...{ order: null, dealId: null, proposal: null, byTransaction: [], opened: [], closed: [], payments: [] },
  ...{ reports: [], attestations: [], proposals: [], deposits: [], withdrawals: [], votes: [], rewardClaims: [] },
};

it("tells a thing once that a transaction touched twice", () => {
  const deal = { id: HASH, number: 7, status: "OPEN" } as const;
  const hits = hitsOfHash({
    ...NOTHING,
    opened: [deal],
    payments: [{ deal }, { deal }],
    deposits: [{ account: { id: ADDRESS, name: "Ann" } }],
  });
  expect(hits).toEqual([
    { kind: "deal", id: HASH, title: "Deal 7", note: "open" },
    { kind: "account", id: ADDRESS, title: "Ann", note: ADDRESS },
  ]);
});

it("keeps to the kind that a number was asked for", () => {
  const found = {
    deals: [{ id: HASH, number: 3, status: "CLOSED" as const }],
    proposals: [{ number: 3, title: "Raise the fee" }],
    ...{ rewardProgram: null, workOrder: null, feature: null, daoReport: null },
    report: { sequence: "3", epoch: "9" },
  };
  expect(hitsOfNumber(found, ["deal"])).toEqual([{ kind: "deal", id: HASH, title: "Deal 3", note: "closed" }]);
  expect(hitsOfNumber(found, NUMBERED).map(({ kind }) => kind)).toEqual(["deal", "proposal", "report"]);
});

it("names a machine once by its card", () => {
  const gpu = { model: "RTX 3090", worker: { id: ADDRESS } };
  const hits = hitsOfWords({
    ...{ accounts: [], masternodes: [], proposals: [], features: [], workOrders: [], hardwareClasses: [] },
    orders: [{ id: HASH, side: "ASK", status: "ACTIVE", tagText: "rtx farm" }],
    gpus: [gpu, gpu],
    attestations: [{ cpuModel: "RTX-like", worker: { id: ADDRESS } }],
  });
  expect(hits).toEqual([
    { kind: "machine", id: ADDRESS, title: ADDRESS, note: "RTX 3090" },
    { kind: "order", id: HASH, title: "rtx farm", note: "Ask, active" },
  ]);
});
