import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { networks } from "@sonm/protocol/networks.ts";
import {
  type Hex,
  createClient,
  custom,
  decodeAbiParameters,
  decodeFunctionData,
  encodeAbiParameters,
  encodeFunctionResult,
  getAbiItem,
  toFunctionSelector,
  verifyTypedData,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";

import { encodeBuy } from "../chain/calls.ts";
import type { Action, SignaturePrompt, TransactionPrompt } from "./Action.ts";
import { depositAction } from "./depositAction.ts";

const SNM = 10n ** 18n;
const NOW = 1_800_000_000;
const { SNM: token, Market: market } = networks["31337"]!.contracts;
const buyer = privateKeyToAccount(localAccounts.buyer.privateKey);
const order = {
  head: 1n,
  terms: 2n,
  demands: 3n,
  replay: 4n,
  tag: `0x${"05".repeat(32)}`,
  benchmarks: [6n, 7n],
} as const;
const hardware = { factsHash: `0x${"08".repeat(32)}`, benchmarks: [9n] } as const;
const bought = { ask: order, signature: "0x1234", duration: 3600, maxAttestationAge: 86400, hardware } as const;
const purchase = { data: encodeBuy(bought), label: "Buy 1 hour" };

/** A node that knows the token's domain and the owner's nonce, encoded as a real one would. */
const client = createClient({
  transport: custom({
    request: ({ method, params }: { method: string; params: readonly [{ data: Hex }] }) => {
      if (method !== "eth_call") throw new Error(`unexpected ${method}`);
      if (params[0].data === toFunctionSelector("eip712Domain()"))
        return Promise.resolve(
          encodeFunctionResult({
            abi: snmAbi,
            functionName: "eip712Domain",
            result: ["0x0f", "SONM", "1", 31337n, token, `0x${"00".repeat(32)}`, []],
          }),
        );
      return Promise.resolve(encodeAbiParameters([{ type: "uint256" }], [5n]));
    },
  }),
});
const parties = { client, token, market };

const plan = (change: Partial<Parameters<typeof depositAction>[1]>): Action =>
  depositAction(parties, {
    account: buyer.address,
    amount: 12n * SNM,
    way: "permit",
    allowance: 0n,
    now: NOW,
    ...change,
  });

const decoded = (data: Hex) => decodeFunctionData({ abi: marketAbi, data });

function joinedCalls(prompt: TransactionPrompt, signatures: readonly Hex[]) {
  const { functionName, args } = decoded(prompt.call(signatures).data);
  if (functionName !== "multicall") throw new Error(`not joined but ${functionName}`);
  return args[0].map(decoded);
}

describe("with a transfer", () => {
  it("asks for one transaction that carries the purchase", () => {
    const { title, prompts } = plan({ way: "transfer", purchase });
    expect(title).toBe("Buy 1 hour");
    expect(prompts.map(({ kind, label }) => [kind, label])).toEqual([
      ["transaction", "Deposit 12.00 SNM and buy 1 hour"],
    ]);
    const { to, data } = (prompts[0] as TransactionPrompt).call([]);
    expect(to).toBe(token);
    const { functionName, args } = decodeFunctionData({ abi: snmAbi, data });
    if (functionName !== "transferAndCall" || args[2] === undefined) throw new Error(functionName);
    expect(args.slice(0, 2)).toEqual([market, 12n * SNM]);
    const { inputs } = getAbiItem({ abi: marketAbi, name: "buy" });
    expect(decodeAbiParameters(inputs, args[2])).toEqual([order, "0x1234", 3600n, 86400n, hardware]);
  });

  it("deposits alone without a message", () => {
    const { data } = (plan({ way: "transfer" }).prompts[0] as TransactionPrompt).call([]);
    expect(decodeFunctionData({ abi: snmAbi, data })).toEqual({
      functionName: "transferAndCall",
      args: [market, 12n * SNM],
    });
  });
});

describe("with a permit", () => {
  it("asks for one signature and one transaction that deposits and buys", async () => {
    const { prompts } = plan({ purchase });
    expect(prompts.map(({ kind, label }) => [kind, label])).toEqual([
      ["signature", "Sign a permit for 12.00 SNM"],
      ["transaction", "Deposit 12.00 SNM and buy 1 hour"],
    ]);
    const [permit, send] = prompts as unknown as [SignaturePrompt, TransactionPrompt];
    const message = await permit.message();
    expect(message).toMatchObject({
      domain: { name: "SONM", version: "1", chainId: 31337, verifyingContract: token },
      primaryType: "Permit",
      message: { owner: buyer.address, spender: market, value: 12n * SNM, nonce: 5n, deadline: BigInt(NOW + 3600) },
    });
    const signature = await buyer.signTypedData(message);
    expect(await verifyTypedData({ ...message, address: buyer.address, signature })).toBe(true);

    const [deposit, buy] = joinedCalls(send, [signature]);
    expect(deposit).toEqual({
      functionName: "depositWithPermit",
      args: [
        12n * SNM,
        BigInt(NOW + 3600),
        Number(`0x${signature.slice(-2)}`),
        signature.slice(0, 66),
        `0x${signature.slice(66, 130)}`,
      ],
    });
    expect(buy).toEqual({ functionName: "buy", args: [order, "0x1234", 3600n, 86400n, hardware] });
  });

  it("does not send without the signature", () => {
    const send = plan({ purchase }).prompts[1] as TransactionPrompt;
    expect(() => send.call([])).toThrow("not signed");
  });
});

describe("with an approval", () => {
  it("approves exactly the deposit, then deposits and buys", () => {
    const [approve, send] = plan({ way: "approve", purchase }).prompts as unknown as [
      TransactionPrompt,
      TransactionPrompt,
    ];
    const first = approve.call([]);
    expect(first.to).toBe(token);
    expect(decodeFunctionData({ abi: snmAbi, data: first.data })).toEqual({
      functionName: "approve",
      args: [market, 12n * SNM],
    });
    expect(joinedCalls(send, []).map(({ functionName }) => functionName)).toEqual(["deposit", "buy"]);
  });
});

describe("otherwise", () => {
  it("takes a standing allowance before it asks for another", () => {
    const { title, prompts } = plan({ way: "approve", allowance: 12n * SNM });
    expect(title).toBe("Deposit 12.00 SNM");
    expect(prompts).toHaveLength(1);
    expect(decoded((prompts[0] as TransactionPrompt).call([]).data)).toEqual({
      functionName: "deposit",
      args: [12n * SNM],
    });
  });

  it("only buys where nothing is deposited", () => {
    const { prompts } = plan({ amount: 0n, purchase });
    expect(prompts.map(({ label }) => label)).toEqual(["Buy 1 hour"]);
    expect((prompts[0] as TransactionPrompt).call([])).toEqual({ to: market, data: purchase.data });
  });
});
