import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { FakeNode, contracts } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { ConsolePage } from "./ConsolePage.tsx";

const NOW = 1_800_000_000;
const DAY = 86_400;
const SNM = 10n ** 18n;
const owner = privateKeyToAccount(localAccounts.operator.privateKey);
const signer = privateKeyToAccount(localAccounts.signer1.privateKey);
const registered = {
  signer: signer.address,
  stake: 150n * SNM,
  bond: 100n * SNM,
  unbonding: 0n,
  jailedUntil: 0n,
  active: true,
};
const pool = {
  stake: 150n * SNM,
  shares: 150n,
  unbonding: 0n,
  unbondingShares: 0n,
  rewards: 0n,
  rewardsUntil: 0n,
};

let node: FakeNode;

beforeEach(() => {
  localStorage.clear();
  node = new FakeNode(owner, NOW, {
    "Masternodes.masternode": registered,
    "Masternodes.pool": pool,
    "Masternodes.stakeOf": [100n * SNM, 100n],
    "Masternodes.unbondingsOf": [],
    "Masternodes.minimumBond": 100n * SNM,
    "Masternodes.unbondingPeriod": BigInt(14 * DAY),
    "Duty.commissionOf": [500n, 500n, BigInt(NOW - DAY)],
    "Duty.payoutOf": owner.address,
    "Duty.dutyOf": [9n * SNM, BigInt(NOW - DAY), 3n * SNM],
    "SNM.balanceOf": 500n * SNM,
    "SNM.allowance": 0n,
  });
  vi.stubGlobal("fetch", node.fetch);
});

async function show(connected = true) {
  const wagmi = testWagmi(owner.address);
  if (connected) await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW}>
      <ConsolePage />
    </TestPage>,
  );
  return userEvent.setup();
}

const enabled = (testId: string) =>
  waitFor(() => expect(screen.getByTestId<HTMLButtonElement>(testId).disabled).toBe(false), { timeout: 3_000 });

describe("the operator's console", () => {
  it("asks for a wallet where there is none", async () => {
    await show(false);
    await screen.findByTestId("connect-empty");
  });

  it("announces a commission within its step, and pays out what waits", async () => {
    const user = await show();
    expect((await screen.findByTestId("console-owed")).textContent).toBe("3.00 SNM");
    await user.type(screen.getByTestId("commission-entry"), "10.5");
    await screen.findByText(/from 0% to 10%/);
    expect(screen.getByTestId<HTMLButtonElement>("commission-submit").disabled).toBe(true);
    await user.clear(screen.getByTestId("commission-entry"));
    await user.type(screen.getByTestId("commission-entry"), "7.25");
    await enabled("commission-submit");
    await user.click(screen.getByTestId("commission-submit"));
    await screen.findByTestId("commission-announced");
    await user.click(screen.getByTestId("commission-pay"));
    await screen.findByTestId("commission-paid");
    expect(node.sent).toEqual([
      { to: "Duty", functionName: "announceCommission", args: [725n] },
      { to: "Duty", functionName: "payCommission", args: [owner.address] },
    ]);
  });

  it("adds to the bond what a seat lacks at least, and takes the seat of the allowance", async () => {
    node.reads["Masternodes.masternode"] = { ...registered, bond: 80n * SNM, active: false };
    node.reads["SNM.allowance"] = 500n * SNM;
    const user = await show();
    await user.type(await screen.findByTestId("bond-amount"), "19");
    await screen.findByText("Enter at least 20.00 SNM.");
    await user.clear(screen.getByTestId("bond-amount"));
    await user.type(screen.getByTestId("bond-amount"), "20");
    await enabled("bond-submit");
    await user.click(screen.getByTestId("bond-submit"));
    await screen.findByTestId("bond-done");
    await user.click(screen.getByTestId("seat-activate"));
    await screen.findByText("It has no seat. It takes one if one is free, or if a smaller stake holds it.");
    await waitFor(() => expect(node.sent).toHaveLength(2));
    expect(node.sent.map(({ functionName, args }) => [functionName, args])).toEqual([
      ["addStake", [20n * SNM]],
      ["activate", []],
    ]);
  });

  it("gives a jailed node no seat before its time", async () => {
    node.reads["Masternodes.masternode"] = { ...registered, active: false, jailedUntil: BigInt(NOW + DAY) };
    await show();
    expect((await screen.findByTestId("seat-none")).textContent).toContain("in 1 d");
    expect(screen.getByTestId<HTMLButtonElement>("seat-activate").disabled).toBe(true);
    expect(screen.getByTestId("console-seat").textContent).toBe("jailed");
  });

  it("changes where commission goes, and not to the contract that holds the stakes", async () => {
    const user = await show();
    const entry = await screen.findByTestId("node-payout-entry");
    await user.clear(entry);
    await user.type(entry, contracts.Masternodes);
    await screen.findByText(/would be lost/);
    await user.clear(entry);
    await user.type(entry, localAccounts.buyer.address.toLowerCase());
    await enabled("node-payout-submit");
    await user.click(screen.getByTestId("node-payout-submit"));
    await screen.findByTestId("node-payout-done");
    expect(node.sent[0]).toMatchObject({ functionName: "changePayout", args: [localAccounts.buyer.address] });
  });

  it("sends the node's key coin for its gas where that has run short, and says nothing where it has not", async () => {
    const user = await show();
    await screen.findByTestId("signer-gas-low");
    await enabled("signer-gas-send");
    await user.click(screen.getByTestId("signer-gas-send"));
    await waitFor(() => expect(node.sent).toHaveLength(1), { timeout: 5_000 });
    expect(node.sent[0]).toEqual({ to: signer.address, functionName: "", args: [10n ** 17n] });
    node.coin = 10n ** 16n;
    await waitFor(() => expect(screen.queryByTestId("signer-gas-low")).toBeNull(), { timeout: 8_000 });
  });

  it("finds the node that the proposed command started, and fills in what it offers", async () => {
    node.reads["Masternodes.masternode"] = { ...registered, signer: zeroAddress };
    const asked: string[] = [];
    const offer = (of: string) => ({
      owner: of,
      signer: signer.address,
      proof: `0x${"1".repeat(130)}`,
      endpoint: "http://127.0.0.1:7111",
    });
    let answer: object = offer(localAccounts.buyer.address);
    vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.endsWith("/registration")) return node.fetch(input, init);
      asked.push(url);
      return new Response(JSON.stringify(answer));
    });
    const user = await show();
    const command = (await screen.findByTestId("node-command")).textContent;
    expect(command).toContain(`--owner ${owner.address}`);
    expect(asked).toEqual([]);
    await user.click(screen.getByTestId("node-look"));
    await waitFor(() => expect(asked).toContain("http://127.0.0.1:7111/registration"));
    // Another owner's node is none of theirs.
    await screen.findByTestId("node-awaited");
    answer = offer(owner.address);
    await screen.findByTestId("node-found", {}, { timeout: 5_000 });
    expect(screen.getByTestId<HTMLInputElement>("register-signer").value).toBe(signer.address);
    expect(screen.getByTestId<HTMLInputElement>("register-endpoint").value).toBe("http://127.0.0.1:7111");
  });

  it("registers from what the command line printed, with a proof for this owner alone", async () => {
    node.reads["Masternodes.masternode"] = { ...registered, signer: zeroAddress };
    const user = await show();
    const prove = (of: `0x${string}`) =>
      signer.signTypedData({
        domain: signerProofDomain(31337, contracts.Masternodes),
        types: signerProofTypes,
        primaryType: "SignerProof",
        message: { owner: of, signer: signer.address },
      });
    const paste = async (proof: string) => {
      await user.click(screen.getByTestId("register-signer"));
      await user.clear(screen.getByTestId("register-signer"));
      await user.paste(
        `2. Masternodes.register(${signer.address}, ${proof}, ${200n * SNM}, "https://node.example.org")`,
      );
    };
    await screen.findByTestId("register-signer");
    await paste(await prove(localAccounts.buyer.address));
    await screen.findByTestId("proof-mismatch");
    expect(screen.getByTestId<HTMLButtonElement>("register-submit").disabled).toBe(true);
    const proof = await prove(owner.address);
    await paste(proof);
    await user.type(screen.getByTestId("register-commission"), "5");
    await enabled("register-submit");
    expect(screen.getByTestId("register-cost").textContent).toBe("200.00 SNM");
    await user.click(screen.getByTestId("register-submit"));
    await waitFor(() => expect(node.sent).toHaveLength(2), { timeout: 5_000 });
    expect(node.sent.map(({ functionName, args }) => [functionName, args])).toEqual([
      ["approve", [contracts.Masternodes, 200n * SNM]],
      ["registerWithCommission", [signer.address, proof, 200n * SNM, "https://node.example.org", 500n]],
    ]);
  });
});
