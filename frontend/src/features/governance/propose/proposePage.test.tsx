import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { DAY } from "../../../lib/time.ts";
import { FakeNode, RpcFault, contracts } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { governanceIndexer } from "../../../testing/governanceIndexer.ts";
import { contractAbis } from "../words/contractAbis.ts";
import { createCodec } from "../words/createCodec.ts";
import { ProposePage } from "./ProposePage.tsx";
import type { ProposeSearch } from "./proposeSearch.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const me = privateKeyToAccount(localAccounts.holder.privateKey);
const codec = createCodec(contractAbis);

let node: FakeNode;

async function show(search: ProposeSearch, reads: Record<string, unknown> = {}) {
  node = new FakeNode(me, NOW, {
    "SonmGovernor.proposalThreshold": 10n * SNM,
    "SonmGovernor.votingDelay": 2n * BigInt(DAY),
    "SonmGovernor.votingPeriod": 7n * BigInt(DAY),
    "SonmGovernor.proposalNumber": 12n,
    "SNM.getVotes": 100n * SNM,
    "Dividends.getVotes": 0n,
    "Masternodes.getVotes": 0n,
    "Treasury.speedOf": 1,
    "Treasury.delayOf": BigInt(7 * DAY),
    "Market.fee": 100n,
    ...reads,
  });
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(me.address);
  await connect(wagmi, { connector: wagmi.connectors[0]! });
  render(
    <TestPage wagmi={wagmi} now={NOW} indexer={governanceIndexer({})}>
      <ProposePage search={search} />
    </TestPage>,
  );
  await screen.findByRole("heading", { level: 1, name: "New proposal" });
}

const submit = () => screen.getByTestId<HTMLButtonElement>("propose-submit");

beforeEach(() => localStorage.clear());

describe("writing a proposal", () => {
  it("finds actions, reads them in words, and proposes them together with a text that nobody else can take", async () => {
    await show({});
    await userEvent.type(await screen.findByTestId("action-search"), "market fee");
    await userEvent.click(screen.getByTestId("action-Market.setFee"));
    await userEvent.type(screen.getByTestId("field-fee"), "1.5%");
    await screen.findByText("Raise the market fee from 1% to 1.5%.");
    expect((await screen.findByTestId("effect")).textContent).toContain("would work now");
    await userEvent.click(screen.getByTestId("add-action"));
    await userEvent.click(screen.getByTestId("action-SNM.transfer"));
    expect(screen.getByTestId("preview-empty")).toBeTruthy();
    await userEvent.type(screen.getByTestId("field-to"), localAccounts.buyer.address);
    await userEvent.type(screen.getByTestId("field-amount"), "500");
    expect(await screen.findAllByTestId("call")).toHaveLength(2);
    expect(submit().disabled).toBe(true);
    await userEvent.type(screen.getByTestId("propose-title"), "Audits");
    await userEvent.type(screen.getByTestId("propose-body"), "They cost 500 SNM.");
    await userEvent.type(screen.getByTestId("propose-discussion"), "https://forum.example/7");
    await waitFor(() => expect(submit().disabled).toBe(false));
    await userEvent.click(submit());
    await waitFor(() => expect(node.sent).toHaveLength(1));
    const description =
      "# Audits\n\nThey cost 500 SNM.\n\nDiscussion: https://forum.example/7\n\n" + `#proposer=${me.address}`;
    expect(node.sent[0]).toEqual({
      to: "SonmGovernor",
      functionName: "propose",
      args: [
        [contracts.Market, contracts.SNM],
        [0n, 0n],
        [
          codec.encode("Market", "setFee", [150n]),
          codec.encode("SNM", "transfer", [localAccounts.buyer.address, 500n * SNM]),
        ],
        description,
      ],
    });
    await screen.findByTestId("propose-done");
    const look = await screen.findByTestId<HTMLAnchorElement>("propose-look");
    expect(new URL(look.href).pathname).toBe("/dao/proposals/12");
  });

  it("begins with what another page asks for", async () => {
    await show({ action: "Market.setBanned", account: localAccounts.buyer.address, banned: "yes" });
    await screen.findByTestId("draft-action");
    expect(screen.getByTestId<HTMLInputElement>("field-account").value).toBe(localAccounts.buyer.address);
    expect(screen.getByTestId<HTMLSelectElement>("field-banned").value).toBe("yes");
    expect((await screen.findByTestId("call-words")).textContent).toContain("blacklist");
  });

  it("says what does not fit where it stands, and proposes nothing then", async () => {
    await show({ action: "Market.setFee" });
    await userEvent.type(await screen.findByTestId("field-fee"), "90%");
    expect(screen.getByText(/Give at most 5%/)).toBeTruthy();
    expect(screen.getByTestId("preview-empty")).toBeTruthy();
    await userEvent.type(screen.getByTestId("propose-title"), "Too much");
    expect(submit().disabled).toBe(true);
  });

  it("tells how many votes are missing", async () => {
    await show({ action: "Market.setFee", fee: "2%" }, { "SNM.getVotes": 4n * SNM });
    await userEvent.type(await screen.findByTestId("propose-title"), "Fee");
    expect((await screen.findByTestId("propose-votes-missing")).textContent).toContain("6.00 votes");
    expect(submit().disabled).toBe(true);
  });

  it("tells which of its calls would fail, and lets it be proposed all the same", async () => {
    await show({ action: "Market.setFee", fee: "2%" });
    node.simulationFault = new RpcFault(3, "execution reverted", `0xe450d38c${"00".repeat(96)}`);
    await screen.findByTestId("call");
    await waitFor(() => expect(screen.getByTestId("effect").textContent).toContain("would fail now"));
  });

  it("takes repeated values, and drops one of them", async () => {
    await show({ action: "WorkOrders.publish" });
    await userEvent.click(await screen.findByTestId("add-milestones"));
    await userEvent.click(screen.getByTestId("add-milestones"));
    await userEvent.type(screen.getByTestId("field-milestones.0.amount"), "10");
    await userEvent.type(screen.getByTestId("field-milestones.1.amount"), "20");
    const [first] = screen.getAllByTestId("group-milestones");
    await userEvent.click(within(first!).getByRole("button", { name: "Remove milestones 1" }));
    expect(screen.getAllByTestId("group-milestones")).toHaveLength(1);
    expect(screen.getByTestId<HTMLInputElement>("field-milestones.0.amount").value).toBe("20");
  });

  it("takes an action out again", async () => {
    await show({ action: "Market.setFee", fee: "2%" });
    await userEvent.click(await screen.findByTestId("draft-remove"));
    expect(screen.queryByTestId("draft-action")).toBeNull();
    expect(screen.getByTestId("action-search")).toBeTruthy();
  });
});
