import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { type Hex, type TransactionReceipt, encodeAbiParameters, encodeEventTopics, pad } from "viem";
import { describe, expect, it } from "vitest";

import { contracts } from "../testing/FakeNode.ts";
import { receiptFacts } from "./receiptFacts.ts";
import { receiptText } from "./receiptText.ts";
import type { TransactionRecord } from "./TransactionRecord.ts";

const ME = pad("0x11", { size: 20 });
const OTHER = pad("0x22", { size: 20 });
const SNM = 10n ** 18n;
const COIN = { decimals: 18, symbol: "ETH" };

const transfer = (from: Hex, to: Hex, value: bigint, token: Hex = contracts.SNM) => ({
  address: token,
  topics: encodeEventTopics({ abi: snmAbi, eventName: "Transfer", args: { from, to } }),
  data: encodeAbiParameters([{ type: "uint256" }], [value]),
});

const told = (logs: readonly unknown[], gas: object = { gasUsed: 100_000n, effectiveGasPrice: 1_200_000_000n }) =>
  receiptText(
    receiptFacts({ logs, ...gas } as unknown as TransactionReceipt, ME, contracts.SNM) as unknown as TransactionRecord,
    COIN,
  );

describe("a receipt", () => {
  it("tells what left the wallet and what came back, and the fee", () => {
    const logs = [
      transfer(ME, contracts.Market, 3n * SNM),
      transfer(contracts.Market, ME, SNM / 2n),
      transfer(ME, OTHER, SNM),
    ];
    expect(told(logs)).toBe("Paid 4.00 SNM, received 0.50 SNM, network fee 0.00012 ETH");
  });

  it("does not count what others moved, nor other tokens", () => {
    expect(told([transfer(OTHER, contracts.Market, SNM), transfer(ME, OTHER, SNM, OTHER)])).toBe(
      "Network fee 0.00012 ETH",
    );
  });

  it("says nothing of a fee that the node does not tell", () => {
    expect(told([transfer(OTHER, ME, 2n * SNM)], {})).toBe("Received 2.00 SNM");
    expect(told([], {})).toBe("");
  });
});
