import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { FakeNode, contracts } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { sampleDeal } from "../../../testing/sampleDeal.ts";
import { roleIn } from "../dealWords.ts";
import { CompleteSheet } from "./CompleteSheet.tsx";
import { type SignedChange, amendmentMessage, writeSignedChange } from "./signedChange.ts";

const NOW = 1_800_000_060;
const deal = sampleDeal(7);
const buyer = privateKeyToAccount(localAccounts.buyer.privateKey);
const fields = { deal: deal.current, price: deal.terms.price / 2n, duration: 7_200, validUntil: NOW + 3_600 };
const signed: SignedChange = {
  ...fields,
  chainId: 31337,
  amendments: contracts.Amendments,
  side: "bid",
  signature: await buyer.signTypedData(amendmentMessage(fields, 31337, contracts.Amendments)),
};

let node: FakeNode;

/** Shows a signed change to an account. */
async function show(change: SignedChange | string, role: "buyer" | "supplier" | "worker" | "holder") {
  const account = privateKeyToAccount(localAccounts[role].privateKey);
  node = new FakeNode(account, NOW, {});
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(account.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW}>
      <CompleteSheet
        deal={deal}
        open
        role={roleIn(deal, account.address)}
        word={typeof change === "string" ? change : writeSignedChange(change)}
        onClose={() => undefined}
      />
    </TestPage>,
  );
  await screen.findByTestId("complete-sheet");
}

beforeEach(() => localStorage.clear());

describe("completing what the buyer signed", () => {
  it.each(["supplier", "worker"] as const)(
    "takes the %s one transaction, after old and new are shown",
    async (role) => {
      await show(signed, role);
      expect(screen.getByTestId("change-conditions").textContent).toContain("2 hours");
      expect(screen.getByTestId("change-effects").textContent).toContain("The buyer gains");
      const button = screen.getByTestId("complete-submit");
      await waitFor(() => expect(button).toHaveProperty("disabled", false));
      await userEvent.click(button);
      await waitFor(() => expect(node.sent).toHaveLength(1));
      expect(node.sent[0]).toMatchObject({
        to: "Amendments",
        functionName: "amend",
        args: [deal.terms, fields.price, 7_200, fields.validUntil, signed.signature, "0x"],
      });
      expect(node.signed).toEqual([]);
    },
  );

  it.each([
    ["another price", { ...signed, price: 1n }],
    ["another end", { ...signed, duration: 7_201 }],
    ["a later day", { ...signed, validUntil: NOW + 7_200 }],
    ["the other side's name under it", { ...signed, side: "ask" }],
  ] as const)("is refused with %s", async (_what, altered) => {
    await show(altered, altered.side === "bid" ? "supplier" : "buyer");
    expect((await screen.findByTestId("complete-fault")).textContent).toContain("The signature does not fit");
    expect(screen.queryByTestId("complete-submit")).toBeNull();
  });

  it.each([
    ["rubbish", "eyJ4Ijo", "no signed change"],
    ["what has expired", writeSignedChange({ ...signed, validUntil: NOW - 1 }), "time to complete this is over"],
    ["another network's", writeSignedChange({ ...signed, chainId: 1 }), "another network"],
  ])("is refused for %s", async (_what, word, sentence) => {
    await show(word, "supplier");
    expect((await screen.findByTestId("complete-fault")).textContent).toContain(sentence);
  });

  it.each([
    ["buyer", "your side signed"],
    ["holder", "Only the supplier"],
  ] as const)("is not for the %s", async (role, sentence) => {
    await show(signed, role);
    expect((await screen.findByTestId("complete-not-mine")).textContent).toContain(sentence);
    expect(screen.queryByTestId("complete-submit")).toBeNull();
  });
});
