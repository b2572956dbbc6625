import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { networks } from "@sonm/protocol/networks.ts";
import { orderDomain } from "@sonm/protocol/order.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";
import { parseCompactSignature, parseSignature, serializeCompactSignature, signatureToCompactSignature } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";

import { consentHolds, isConsent, pastedConsent, readConsent } from "./consent.ts";

const NOW = 1_800_000_000;
const chainId = 31337;
const market = networks["31337"]!.contracts.Market;
const worker = privateKeyToAccount(localAccounts.worker.privateKey);
const master = localAccounts.supplier.address;
const deadline = BigInt(NOW + 600);

const signature = await worker.signTypedData({
  domain: orderDomain(chainId, market),
  types: workerBindingTypes,
  primaryType: "WorkerBinding",
  message: { worker: worker.address, master, binding: 0n, deadline },
});
const text = { worker: worker.address.toLowerCase(), deadline: String(deadline), signature };

describe("readConsent", () => {
  it("reads what an agent prints", () => {
    expect(readConsent(text, NOW)).toEqual({ worker: worker.address, deadline, signature });
  });

  it.each([
    [{ worker: "0x12" }, "worker"],
    [{ deadline: "" }, "deadline"],
    [{ deadline: "soon" }, "deadline"],
    [{ deadline: String(NOW - 1) }, "deadline"],
    [{ deadline: String(NOW * 1000) }, "deadline"],
    [{ signature: "0x1234" }, "signature"],
    [{ signature: "hello" }, "signature"],
  ])("says what is wrong with %o", (change, field) => {
    const faults = readConsent({ ...text, ...change }, NOW);
    expect(isConsent(faults)).toBe(false);
    expect(Object.keys(faults)).toEqual([field]);
  });
});

describe("pastedConsent", () => {
  it("takes the entries from JSON", () => {
    expect(pastedConsent(JSON.stringify({ ...text, deadline: Number(deadline) }))).toEqual(text);
  });

  it.each(["", "0x12", "{", '{"worker":"0x12"}', "[]"])("leaves %s alone", (pasted) => {
    expect(pastedConsent(pasted)).toBeUndefined();
  });
});

describe("consentHolds", () => {
  const consent = { worker: worker.address, deadline, signature };
  const expected = { master, binding: 0n, chainId, market };

  it("accepts the worker's signature in both forms", async () => {
    const compact = serializeCompactSignature(signatureToCompactSignature(parseSignature(signature)));
    expect(parseCompactSignature(compact)).toBeDefined();
    expect(await consentHolds(consent, expected)).toBe(true);
    expect(await consentHolds({ ...consent, signature: compact }, expected)).toBe(true);
  });

  it.each([
    ["another master", { master: localAccounts.buyer.address }],
    ["an earlier binding", { binding: 1n }],
    ["another chain", { chainId: 1 }],
    ["another market", { market: localAccounts.buyer.address }],
  ])("refuses it for %s", async (_name, change) => {
    expect(await consentHolds(consent, { ...expected, ...change })).toBe(false);
  });
});
