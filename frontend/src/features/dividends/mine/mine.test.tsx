import { GAS_OF_EMPTIED_SLOT } from "@sonm/protocol/gas.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { numberToHex, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { encodeClaim, encodePull } from "../../../chain/dividendCalls.ts";
import { FakeNode, GAS, contracts } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { ClaimPanel } from "./ClaimPanel.tsx";
import { LockPanel } from "./LockPanel.tsx";
import type { Holding } from "./useHolding.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const me = privateKeyToAccount(localAccounts.holder.privateKey);

const domain = ["0x0f", "SONM", "1", 31337n, contracts.SNM, `0x${"00".repeat(32)}`, []];
const reads = { "SNM.eip712Domain": domain, "SNM.nonces": 0n };

const holding = (change: Partial<Holding> = {}): Holding => ({
  ...{ wallet: 500n * SNM, allowance: 0n, locked: 100n * SNM, earned: 0n, voter: me.address },
  ...change,
});

let node: FakeNode;

interface Scene {
  readonly panel: "lock" | "claim";
  readonly mine?: Holding | undefined;
  /** What would be earned if all were brought in, SNM wei. */
  readonly all?: bigint;
}

async function show({ panel, mine = holding(), all }: Scene) {
  const words = (value: bigint) => numberToHex(value, { size: 32 });
  node = new FakeNode(me, NOW, {
    ...reads,
    ...(all === undefined ? {} : { "Dividends.multicall": [words(0n), words(all)] }),
  });
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(me.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW}>
      {panel === "lock" ? (
        <LockPanel account={me.address} holding={mine} total={900n * SNM} />
      ) : (
        <ClaimPanel account={me.address} holding={mine} />
      )}
    </TestPage>,
  );
}

const steps = () => screen.getByTestId("action-steps").querySelectorAll("li");

beforeEach(() => localStorage.clear());

describe("locking", () => {
  it("says what it changes, then takes a signature and one transaction", async () => {
    await show({ panel: "lock" });
    await userEvent.type(await screen.findByTestId("lock-amount"), "100");
    expect(screen.getByTestId("lock-after").dataset["wei"]).toBe(String(200n * SNM));
    expect(screen.getByText("20%")).toBeTruthy();
    expect(steps()).toHaveLength(2);
    await userEvent.click(screen.getByTestId("lock-submit"));
    await waitFor(() => expect(node.sent).toHaveLength(1));
    expect(node.signed).toMatchObject([
      {
        message: {
          owner: me.address.toLowerCase(),
          spender: contracts.Dividends.toLowerCase(),
          value: String(100n * SNM),
        },
      },
    ]);
    expect(node.sent[0]).toMatchObject({ to: "Dividends", functionName: "lockWithPermit" });
    expect(node.sent[0]?.args.slice(0, 2)).toEqual([100n * SNM, BigInt(NOW + 3_600)]);
    await screen.findByTestId("lock-done");
    expect(screen.getByTestId<HTMLInputElement>("lock-amount").value).toBe("");
  });

  it("approves exactly the amount for wallets that sign no permit", async () => {
    await show({ panel: "lock" });
    await userEvent.click(await screen.findByTestId("lock-way-approve"));
    await userEvent.type(screen.getByTestId("lock-amount"), "7.5");
    await userEvent.click(screen.getByTestId("lock-submit"));
    await waitFor(() => expect(node.sent).toHaveLength(2));
    expect(node.sent[0]).toEqual({
      to: "SNM",
      functionName: "approve",
      args: [contracts.Dividends, 75n * (SNM / 10n)],
    });
    expect(node.sent[1]).toEqual({ to: "Dividends", functionName: "lock", args: [75n * (SNM / 10n)] });
    const limit = (GAS * 5n) / 4n + GAS_OF_EMPTIED_SLOT;
    expect(node.gasLimits, "gas that wallets are told").toEqual([limit, limit]);
    expect(node.signed).toEqual([]);
  });

  it("uses up an allowance that suffices, in one transaction", async () => {
    await show({ panel: "lock", mine: holding({ allowance: 50n * SNM }) });
    await userEvent.type(await screen.findByTestId("lock-amount"), "50");
    expect(steps()).toHaveLength(1);
    await userEvent.click(screen.getByTestId("lock-submit"));
    await waitFor(() => expect(node.sent).toMatchObject([{ functionName: "lock" }]));
  });

  it.each([
    ["0", "Enter an amount above zero."],
    ["600", "Wallet: 500.00 SNM, no more."],
    ["1.0000000000000000001", "SNM have 18 digits after the point at most."],
    ["ten", "Enter a number such as 12.5."],
  ])("refuses %s", async (text, fault) => {
    await show({ panel: "lock" });
    await userEvent.type(await screen.findByTestId("lock-amount"), text);
    expect(screen.getByText(fault)).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>("lock-submit").disabled).toBe(true);
  });

  it("names who has the votes", async () => {
    await show({ panel: "lock", mine: holding({ voter: zeroAddress }) });
    await userEvent.type(await screen.findByTestId("lock-amount"), "1");
    expect(screen.getByTitle(zeroAddress)).toBeTruthy();
    expect(screen.queryByText("you")).toBeNull();
  });
});

describe("unlocking", () => {
  it("brings all of it back to the wallet in one transaction", async () => {
    await show({ panel: "lock" });
    await userEvent.click(await screen.findByTestId("holding-verb-unlock"));
    await userEvent.click(screen.getByTestId("unlock-all"));
    expect(screen.getByTestId("unlock-after").dataset["wei"]).toBe("0");
    await userEvent.click(screen.getByTestId("unlock-submit"));
    await waitFor(() =>
      expect(node.sent).toEqual([{ to: "Dividends", functionName: "unlock", args: [100n * SNM, me.address] }]),
    );
  });

  it("takes out no more than is locked", async () => {
    await show({ panel: "lock" });
    await userEvent.click(await screen.findByTestId("holding-verb-unlock"));
    await userEvent.type(screen.getByTestId("unlock-amount"), "100.000000000000000001");
    expect(screen.getByText("Locked: 100.00 SNM, no more.")).toBeTruthy();
  });
});

describe("claiming", () => {
  it("brings in what waits and claims, in one transaction, to the wei", async () => {
    await show({ panel: "claim", mine: holding({ earned: 3n }), all: 10n ** 15n + 7n });
    await waitFor(() => expect(screen.getByTestId("claim-exact").textContent).toContain("0.001000000000000007 SNM"));
    expect(screen.getByTestId("claim-waiting").dataset["wei"]).toBe(String(10n ** 15n + 4n));
    await userEvent.click(screen.getByTestId("claim-submit"));
    await waitFor(() =>
      expect(node.sent).toEqual([
        { to: "Dividends", functionName: "multicall", args: [[encodePull(), encodeClaim(me.address)]] },
      ]),
    );
  });

  it("claims alone where nothing waits, be it one wei", async () => {
    await show({ panel: "claim", mine: holding({ earned: 1n }), all: 1n });
    await waitFor(() => expect(screen.getByTestId("claim-waiting").dataset["wei"]).toBe("0"));
    expect(screen.getByTestId("claim-exact").textContent).toContain("0.000000000000000001 SNM");
    await userEvent.click(screen.getByTestId("claim-submit"));
    await waitFor(() => expect(node.sent).toMatchObject([{ functionName: "claim", args: [me.address] }]));
  });

  it("goes on without what waits where the node can't tell that", async () => {
    await show({ panel: "claim", mine: holding({ earned: 5n }) });
    await userEvent.click(await screen.findByTestId("claim-submit"));
    await waitFor(() => expect(node.sent).toMatchObject([{ functionName: "claim" }]));
  });

  it.each([
    [0n, "no SNM locked"],
    [SNM, "As soon as a deal is billed"],
  ])("says why there is nothing with %d wei locked", async (locked, words) => {
    await show({ panel: "claim", mine: holding({ locked }), all: 0n });
    expect((await screen.findByTestId("claim-nothing")).textContent).toContain(words);
    expect(screen.getByTestId<HTMLButtonElement>("claim-submit").disabled).toBe(true);
  });
});
