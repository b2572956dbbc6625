import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { Rule } from "@sonm/protocol/generated/enums.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import {
  type OrderFields,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  orderDomain,
  orderMessage,
  orderTypes,
  packOrder,
} from "@sonm/protocol/order.ts";
import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { connect } from "wagmi/actions";
import { decodeAbiParameters, encodeErrorResult, getAbiItem } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { factsHashOf } from "../../../chain/machineCommitment.ts";
import { orderDigest } from "../../../chain/orderSignature.ts";
import type { Attestation } from "../../../indexer/attestation.ts";
import type { Offer } from "../../../indexer/offer.ts";
import { ANONYMOUS } from "../../../indexer/profile.ts";
import { FakeNode, RpcFault, contracts } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { BuySheet } from "./BuySheet.tsx";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const DAY = 86_400;
const buyer = privateKeyToAccount(localAccounts.buyer.privateKey);
const worker = privateKeyToAccount(localAccounts.worker.privateKey);
const benchmarks = [3_432n, 1_678n, 2n, 25_000_000_000n];

const fields: OrderFields = {
  side: 0,
  author: worker.address,
  counterparty: ZERO_ADDRESS,
  price: 100_000_000_000_000n,
  duration: 7 * DAY,
  networkFlags: 0n,
  identityLevel: 0,
  blacklist: ZERO_ADDRESS,
  tag: ZERO_BYTES32,
  maxAttestationAge: 0,
  bond: 0n,
  validUntil: NOW + DAY,
  epoch: 0,
  nonce: 7n,
  benchmarks,
};
const signature = await worker.signTypedData({
  domain: orderDomain(31337, contracts.Market),
  types: orderTypes,
  primaryType: "Order",
  message: orderMessage(fields),
});
const attestation: Attestation = {
  id: "0x01",
  sequence: 1n,
  measuredAt: NOW - 120,
  expiresAt: NOW + 30 * DAY,
  softwareVersion: "0.1.0",
  cpuModel: "AMD EPYC",
  facts: {
    architecture: 1,
    link: 1,
    physicalCores: 2,
    logicalCores: 2,
    clockMHz: 0,
    memoryBytes: 25_000_000_000n,
    diskBytes: 0n,
    softwareVersion: 256,
    cpuModel: encodeName("AMD EPYC"),
  },
  gpus: [],
  cards: [],
  benchmarks,
  classes: [],
  factsHash: ZERO_BYTES32,
  transaction: ZERO_BYTES32,
};
const offer: Offer = {
  id: orderDigest(fields, 31337, contracts.Market),
  status: "ACTIVE",
  fields,
  signature,
  supplier: worker.address,
  master: localAccounts.supplier.address,
  profile: ANONYMOUS,
  attestation,
  createdAt: NOW - 60,
  endedAt: undefined,
  dealId: undefined,
  relayed: false,
};
const hardware = { factsHash: factsHashOf(attestation.facts, []), benchmarks: packBenchmarks(benchmarks) };
/** $0.36 an hour at 6.2445 SNM per USD. */
const HOURLY = "2.249 SNM";

let node: FakeNode;

beforeEach(() => {
  localStorage.clear();
  node = new FakeNode(buyer, NOW, {
    "Reports.latestRate": { rate: 6_244_497_036_986_155_008n, cumulative: 0n, updatedAt: NOW - 5, staleAfter: 120 },
    "Market.fee": 100n,
    "Market.pausedUntil": 0n,
    "Market.orderEpoch": 0n,
    "Market.presigned": false,
    "Market.whyNot": 1n << BigInt(Rule.Funds),
    "SNM.allowance": 0n,
    "SNM.nonces": 0n,
    "SNM.eip712Domain": ["0x0f", "SONM", "1", 31337n, contracts.SNM, ZERO_BYTES32, []],
  });
  vi.stubGlobal("fetch", node.fetch);
});

async function review(change: Partial<Offer> = {}) {
  const wagmi = testWagmi(buyer.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  const onClose = vi.fn();
  render(
    <TestPage wagmi={wagmi} now={NOW}>
      <BuySheet offer={{ ...offer, ...change }} onClose={onClose} />
    </TestPage>,
  );
  await screen.findByTestId("buy-sheet");
  return { user: userEvent.setup(), onClose };
}

const submit = () => screen.getByTestId<HTMLButtonElement>("buy-submit");
const enabled = () => waitFor(() => expect(submit().disabled).toBe(false), { timeout: 3_000 });

/** What the buyer has, in SNM wei. */
const withMoney = (wallet: bigint, ledger: bigint) => {
  node.reads["SNM.balanceOf"] = wallet;
  node.reads["Market.balanceOf"] = ledger;
};

describe("the review of a purchase", () => {
  it("says in words and amounts what will happen", async () => {
    withMoney(100n * SNM, 100n * SNM);
    await review();
    await enabled();
    expect(screen.getByTestId("buy-hourly").textContent).toBe(HOURLY);
    expect(screen.getByTestId("buy-reserve").textContent).toBe(HOURLY);
    expect(screen.getByTestId("buy-total").textContent).toBe(HOURLY);
    expect(screen.getByTestId("buy-ledger").textContent).toBe("100.00 SNM");
    expect(screen.getByTestId("buy-after").textContent).toBe("97.75 SNM");
    expect(screen.getByTestId("buy-fee").textContent).toContain("fee of 1%");
    expect(within(screen.getByTestId("action-steps")).getAllByRole("listitem")).toHaveLength(1);
  });

  it("tells about what the network takes, in its own coin", async () => {
    withMoney(100n * SNM, 100n * SNM);
    node.gasPrice = 1_000_000_007n;
    await review();
    expect((await screen.findByTestId("network-cost")).textContent).toBe("Network cost: about 0.00014 ETH");
  });

  it("says nothing of the network's cost where the node does not know it", async () => {
    withMoney(100n * SNM, 100n * SNM);
    await review();
    await enabled();
    expect(screen.queryByTestId("network-cost")).toBeNull();
  });

  it("reserves a day of a longer deal, and has no total for spot", async () => {
    withMoney(100n * SNM, 100n * SNM);
    const { user } = await review();
    await user.click(screen.getByTestId(`buy-duration-${7 * DAY}`));
    await waitFor(() => expect(screen.getByTestId("buy-reserve").textContent).toBe("53.96 SNM"));
    expect(screen.getByTestId("buy-total").textContent).toBe("377.67 SNM");
    await user.click(screen.getByTestId("buy-duration-0"));
    await waitFor(() => expect(screen.getByTestId("buy-total").textContent).toBe("open"));
    expect(screen.getByTestId("buy-reserve").textContent).toBe(HOURLY);
  });

  it("buys with what is in the ledger, and brings the attested hardware", async () => {
    withMoney(100n * SNM, 100n * SNM);
    const { user } = await review();
    await enabled();
    await user.click(submit());
    await screen.findByTestId("buy-receipt");
    expect(node.sent).toEqual([
      {
        to: "Market",
        functionName: "buy",
        args: [packOrder(fields), signature, 3_600n, BigInt(30 * DAY), hardware],
      },
    ]);
  });

  it("demands nothing where the buyer says so", async () => {
    withMoney(100n * SNM, 100n * SNM);
    const { user } = await review({ attestation: undefined });
    expect(screen.getByTestId("check-attestation").dataset["state"]).toBe("bad");
    expect(submit().disabled).toBe(true);
    await user.click(screen.getByTestId("buy-attested"));
    await enabled();
    await user.click(submit());
    await screen.findByTestId("buy-receipt");
    expect(node.sent[0]?.args.slice(2)).toEqual([3_600n, 0n, { factsHash: ZERO_BYTES32, benchmarks: [] }]);
  });

  it("deposits what is missing and buys in one transfer", async () => {
    withMoney(100n * SNM, SNM);
    const { user } = await review();
    await enabled();
    expect(screen.getByTestId<HTMLInputElement>("buy-deposit").value).toBe("1.3605");
    await user.click(submit());
    await screen.findByTestId("buy-receipt");
    const [call] = node.sent;
    expect(call).toMatchObject({ to: "SNM", functionName: "transferAndCall" });
    expect(call?.args.slice(0, 2)).toEqual([contracts.Market, 1_360_500_000_000_000_000n]);
    const { inputs } = getAbiItem({ abi: marketAbi, name: "buy" });
    expect(decodeAbiParameters(inputs, call?.args[2] as `0x${string}`)[2]).toBe(3_600n);
  });

  it("takes one signature and one transaction by permit", async () => {
    withMoney(100n * SNM, 0n);
    const { user } = await review();
    await enabled();
    await user.click(screen.getByTestId("buy-way-permit"));
    expect(screen.getByTestId("action-steps").textContent).toContain("signature, costs nothing");
    await user.click(submit());
    await screen.findByTestId("buy-receipt");
    expect(node.signed).toHaveLength(1);
    expect(node.sent.map(({ functionName }) => functionName)).toEqual(["multicall"]);
  });
});

describe("before anything is signed", () => {
  it.each([
    ["an ask that somebody else signed", { signature: `0x${"11".repeat(64)}1b` as const }],
    ["an ask that the index altered", { fields: { ...fields, price: 1n } }],
  ])("refuses %s", async (_what, change) => {
    withMoney(100n * SNM, 100n * SNM);
    await review(change);
    await waitFor(() => expect(screen.getByTestId("check-signature").dataset["state"]).toBe("bad"));
    expect(submit().disabled).toBe(true);
  });

  it("says which rule keeps the buyer from it", async () => {
    withMoney(100n * SNM, 100n * SNM);
    node.reads["Market.whyNot"] = (1n << BigInt(Rule.RateStale)) | (1n << BigInt(Rule.SelfDeal));
    await review();
    await screen.findByTestId(`check-rule-${Rule.RateStale}`);
    expect(screen.getByTestId(`check-rule-${Rule.SelfDeal}`).textContent).toContain("This machine is yours");
    expect(submit().disabled).toBe(true);
  });

  it("tells what the wallet lacks", async () => {
    withMoney(SNM, 0n);
    await review();
    expect((await screen.findByTestId("buy-short")).textContent).toContain("1.249 SNM are missing");
    expect(submit().disabled).toBe(true);
  });

  it("refuses a deposit that does not cover the reserve", async () => {
    withMoney(100n * SNM, 0n);
    const { user } = await review();
    await enabled();
    await user.clear(screen.getByTestId("buy-deposit"));
    await user.type(screen.getByTestId("buy-deposit"), "0.5");
    expect(submit().disabled).toBe(true);
    expect(screen.getByTestId("buy-deposit").getAttribute("aria-invalid")).toBe("true");
  });
});

describe("when it does not go through", () => {
  it("explains what the contract says, and sends nothing", async () => {
    withMoney(100n * SNM, 100n * SNM);
    node.simulationFault = new RpcFault(
      3,
      "execution reverted",
      encodeErrorResult({ abi: protocolErrorsAbi, errorName: "OrderNonceUsed", args: [worker.address, 7n] }),
    );
    const { user } = await review();
    await enabled();
    await user.click(submit());
    expect((await screen.findByTestId("action-failure")).textContent).toContain("The offer was taken or cancelled");
    expect(screen.getByTestId("action-failure-name").textContent).toBe("OrderNonceUsed");
    expect(node.sent).toEqual([]);
  });

  it("takes a refusal in the wallet quietly, and lets one try again", async () => {
    withMoney(100n * SNM, 100n * SNM);
    const { user } = await review();
    await enabled();
    node.refuse = true;
    await user.click(submit());
    await screen.findByTestId("action-rejected");
    expect(screen.queryByTestId("action-failure")).toBeNull();
    await user.click(submit());
    await screen.findByTestId("buy-receipt");
    expect(node.sent).toHaveLength(1);
  });
});
