import { writeBallot } from "@sonm/protocol/ballot.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { concat, keccak256, toBytes, verifyTypedData, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "wagmi/actions";

import { ballotTypedData } from "../../../chain/ballotTypedData.ts";
import { DAY } from "../../../lib/time.ts";
import { FakeNode, RpcFault, contracts } from "../../../testing/FakeNode.ts";
import { TestPage, testWagmi } from "../../../testing/TestPage.tsx";
import { governanceIndexer } from "../../../testing/governanceIndexer.ts";
import { sampleProposal } from "../../../testing/sampleProposal.ts";
import type { ProposalFacts } from "../proposalFacts.ts";
import type { VoteFacts } from "../voteFacts.ts";
import { contractAbis } from "../words/contractAbis.ts";
import { createCodec } from "../words/createCodec.ts";
import { ProposalPage } from "./ProposalPage.tsx";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const me = privateKeyToAccount(localAccounts.holder.privateKey);
const other = privateKeyToAccount(localAccounts.buyer.privateKey);
const TEXT = "# Raise the market fee\n\nIt pays for audits.\n\nDiscussion: https://forum.example/7";
const DATA = createCodec(contractAbis).encode("Market", "setFee", [150n]);
/** What the governor pins where a target has no code, as on the node of these tests. */
const EMPTY_CODE = keccak256(concat([keccak256("0x")]));

const VOTE: VoteFacts = {
  voter: other.address,
  support: 0,
  weight: 30n * SNM,
  reason: "Too dear",
  sender: me.address,
  time: NOW - 60,
  transaction: `0x${"22".repeat(32)}`,
};

interface Scene {
  readonly state?: number;
  readonly facts?: Partial<ProposalFacts>;
  readonly reads?: Record<string, unknown>;
  readonly votes?: readonly VoteFacts[];
  readonly codeHash?: `0x${string}`;
  readonly fault?: RpcFault;
  readonly connected?: boolean;
}

let node: FakeNode;

async function show({ state = 1, facts, reads, votes = [], codeHash = EMPTY_CODE, fault, connected = true }: Scene) {
  const proposal = sampleProposal(NOW, facts);
  node = new FakeNode(me, NOW, {
    "SonmGovernor.state": state,
    "SonmGovernor.proposalSnapshot": BigInt(proposal.snapshot),
    "SonmGovernor.proposalDeadline": BigInt(proposal.deadline),
    "SonmGovernor.proposalEta": BigInt(proposal.eta ?? 0),
    "SonmGovernor.proposalProposer": proposal.proposer,
    "SonmGovernor.proposalVotes": [30n * SNM, 100n * SNM, 20n * SNM],
    "SonmGovernor.hasVoted": false,
    "SonmGovernor.quorum": 110n * SNM,
    "SonmGovernor.guardian": zeroAddress,
    "SonmGovernor.guardianTermEnd": BigInt(NOW + DAY),
    "SonmGovernor.nonces": 5n,
    "SonmGovernor.proposalDetails": [[contracts.Market], [0n], [DATA], keccak256(toBytes(TEXT))],
    "SNM.getPastVotes": 100n * SNM,
    "Dividends.getPastVotes": 20n * SNM,
    "Masternodes.getPastVotes": 3n * SNM,
    "SNM.getVotes": 1n * SNM,
    "Dividends.getVotes": 0n,
    "Masternodes.getVotes": 0n,
    "Treasury.speedOf": 1,
    "Treasury.delayOf": BigInt(7 * DAY),
    "Dividends.lockedOf": 0n,
    "Masternodes.delegationsOf": [],
    "Market.fee": 100n,
    "FeeSplitter.split": [4_000n, 4_000n, 2_000n],
    ...reads,
  });
  node.simulationFault = fault;
  vi.stubGlobal("fetch", node.fetch);
  const wagmi = testWagmi(me.address);
  if (connected) await connect(wagmi, { connector: wagmi.connectors[0]! });
  const indexer = governanceIndexer({ proposals: [proposal], description: TEXT, votes, codeHash });
  render(
    <TestPage wagmi={wagmi} now={NOW} indexer={indexer}>
      <ProposalPage number={3} />
    </TestPage>,
  );
  await screen.findByRole("heading", { level: 1, name: /Raise the market fee/ });
}

beforeEach(() => localStorage.clear());

describe("a proposal", () => {
  it("is told in words with what is now, tried out, and explained to whom it concerns", async () => {
    await show({ votes: [VOTE] });
    expect((await screen.findByText("Raise the market fee from 1% to 1.5%.")).dataset["testid"]).toBe("call-words");
    expect((await screen.findByTestId("effect")).textContent).toContain("would work now");
    expect((await screen.findByTestId("for-me")).textContent).toContain("98.50 SNM, instead of 99.00 SNM");
    expect(screen.getByTestId("proposal-wait").textContent).toContain("7 days");
    expect(screen.getByTestId("proposal-body").textContent).toBe("It pays for audits.");
    expect(screen.getByTestId<HTMLAnchorElement>("proposal-discussion").href).toBe("https://forum.example/7");
    const vote = screen.getByTestId("vote");
    expect(vote.textContent).toContain("Too dear");
    expect(within(vote).getByTestId("vote-by-signature")).toBeTruthy();
    expect(screen.getByTestId("tally-for").dataset["votes"]).toBe(String(100n * SNM));
    expect(screen.getByTestId("tally-words").dataset["reached"]).toBe("true");
    expect(screen.queryByTestId("proposal-code-changed")).toBeNull();
  });

  it("says in words why it would fail, and where", async () => {
    const data = "0xe450d38c" + "00".repeat(96);
    await show({ fault: new RpcFault(3, "execution reverted", data as `0x${string}`) });
    const effect = await screen.findByTestId("effect");
    expect(effect.textContent).toContain("would fail now, at the call");
    expect(screen.getByTestId("call").dataset["failing"]).toBe("true");
  });

  it("warns of other code, and of a text that is not the proposer's", async () => {
    await show({
      codeHash: `0x${"ab".repeat(32)}`,
      reads: { "SonmGovernor.proposalDetails": [[contracts.Market], [0n], [DATA], keccak256("0x01")] },
    });
    await screen.findByTestId("proposal-code-changed");
    expect(screen.getByTestId("proposal-text-other")).toBeTruthy();
  });

  it("warns of a call of a contract that nobody knows", async () => {
    const stranger = `${contracts.Market.slice(0, 6)}${"0".repeat(32)}${contracts.Market.slice(-4)}`.toLowerCase();
    await show({ reads: { "SonmGovernor.proposalDetails": [[stranger], [5n], [DATA], keccak256(toBytes(TEXT))] } });
    const warnings = (await screen.findAllByTestId("call-warning")).map(({ textContent }) => textContent);
    expect(warnings.join(" ")).toContain("only looks like Market");
    expect(warnings.join(" ")).toContain("no contract of this network");
  });

  it("does not say that it works where the node can't try it out", async () => {
    await show({ fault: new RpcFault(-32601, "state overrides are not known here") });
    expect((await screen.findByTestId("effect")).textContent).toContain("could not be tried out");
  });

  it("is there without a wallet", async () => {
    await show({ connected: false });
    await screen.findByText("Raise the market fee from 1% to 1.5%.");
    expect(screen.queryByTestId("for-me")).toBeNull();
    expect(await screen.findByText(/Connect a wallet to vote/)).toBeTruthy();
  });

  it("is missing where nobody made it", async () => {
    node = new FakeNode(me, NOW, {});
    vi.stubGlobal("fetch", node.fetch);
    render(
      <TestPage wagmi={testWagmi(me.address)} now={NOW} indexer={governanceIndexer({})}>
        <ProposalPage number={9} />
      </TestPage>,
    );
    await screen.findByTestId("proposal-missing");
  });
});

describe("voting", () => {
  it("counts votes of the snapshot by where they come from, and sends vote and reason", async () => {
    await show({});
    expect((await screen.findByTestId("power-total")).dataset["votes"]).toBe(String(123n * SNM));
    expect(screen.getByTestId("power-locked").dataset["votes"]).toBe(String(20n * SNM));
    await userEvent.click(screen.getByTestId("vote-choice-0"));
    await userEvent.type(screen.getByTestId("vote-reason"), "Too much");
    await userEvent.click(screen.getByTestId("vote-submit"));
    await waitFor(() =>
      expect(node.sent).toEqual([
        { to: "SonmGovernor", functionName: "castVoteWithReason", args: [77n, 0, "Too much"] },
      ]),
    );
  });

  it("sends no empty reason", async () => {
    await show({});
    await userEvent.click(await screen.findByTestId("vote-submit"));
    await waitFor(() => expect(node.sent).toEqual([{ to: "SonmGovernor", functionName: "castVote", args: [77n, 1] }]));
  });

  it("only signs where that is wanted, and gives out what others can send", async () => {
    await show({});
    await userEvent.click(await screen.findByTestId("vote-sign-only"));
    await userEvent.click(screen.getByTestId("vote-submit"));
    const given = JSON.parse((await screen.findByTestId("signed-ballot")).textContent ?? "") as Record<string, unknown>;
    expect(given).toMatchObject({ proposalId: "77", nonce: "5", support: 1, voter: me.address, chainId: 31337 });
    const ballot = { proposalId: 77n, support: 1, voter: me.address, nonce: 5n, reason: "" };
    const genuine = await verifyTypedData({
      ...ballotTypedData(ballot, 31337, contracts.SonmGovernor),
      address: me.address,
      signature: given["signature"] as `0x${string}`,
    });
    expect(genuine).toBe(true);
    expect(node.sent).toEqual([]);
  });

  it("sends somebody's signed vote, and refuses one that is good no more", async () => {
    await show({});
    const ballot = { proposalId: 77n, support: 2, voter: other.address, nonce: 5n, reason: "no idea" };
    const signature = await other.signTypedData(ballotTypedData(ballot, 31337, contracts.SonmGovernor));
    const place = { chainId: 31337, governor: contracts.SonmGovernor };
    await userEvent.click(await screen.findByTestId("vote-whose-other"));
    const box = screen.getByTestId<HTMLTextAreaElement>("ballot-text");
    await userEvent.click(box);
    await userEvent.paste(writeBallot({ ...ballot, ...place, nonce: 4n, signature }));
    await screen.findByText(/signed before another vote/);
    expect(screen.getByTestId<HTMLButtonElement>("ballot-submit").disabled).toBe(true);
    await userEvent.clear(box);
    await userEvent.click(box);
    await userEvent.paste(writeBallot({ ...ballot, ...place, signature }));
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("ballot-submit").disabled).toBe(false));
    await userEvent.click(screen.getByTestId("ballot-submit"));
    await waitFor(() =>
      expect(node.sent).toEqual([
        {
          to: "SonmGovernor",
          functionName: "castVoteWithReasonAndParamsBySig",
          args: [77n, 2, other.address, "no idea", "0x", signature],
        },
      ]),
    );
  });

  it("says why a wallet without votes at the snapshot can't", async () => {
    await show({ reads: { "SNM.getPastVotes": 0n, "Dividends.getPastVotes": 0n, "Masternodes.getPastVotes": 0n } });
    await screen.findByTestId("vote-none");
    expect(screen.queryByTestId("vote-submit")).toBeNull();
  });

  it("shows the vote that was cast instead of asking again", async () => {
    await show({ reads: { "SonmGovernor.hasVoted": true }, votes: [{ ...VOTE, voter: me.address, support: 1 }] });
    expect((await screen.findByTestId("vote-cast")).textContent).toContain("for");
    expect(screen.queryByTestId("vote-submit")).toBeNull();
  });
});

describe("what is left to do", () => {
  it.each([
    [4, "proposal-queue", "queue", {}],
    [5, "proposal-execute", "execute", { queuedAt: NOW - DAY, eta: NOW - 1 }],
    [0, "proposal-cancel", "cancel", { snapshot: NOW + DAY }],
  ] as const)("in state %i is done by its button", async (state, testId, functionName, facts) => {
    await show({ state, facts });
    await userEvent.click(await screen.findByTestId(testId));
    await waitFor(() => expect(node.sent).toEqual([{ to: "SonmGovernor", functionName, args: [77n] }]));
  });

  it("waits for the time of what is queued", async () => {
    await show({ state: 5, facts: { queuedAt: NOW - DAY, eta: NOW + DAY } });
    expect((await screen.findByTestId("proposal-next")).textContent).toContain("waits in the treasury");
    expect(screen.queryByTestId("proposal-execute")).toBeNull();
  });

  it("is nothing where code has changed", async () => {
    await show({ state: 5, facts: { queuedAt: NOW - DAY, eta: NOW - 1 }, codeHash: `0x${"ab".repeat(32)}` });
    await screen.findByTestId("proposal-code-changed");
    expect(screen.queryByTestId("proposal-execute")).toBeNull();
  });

  it("can be taken back by nobody else than the proposer", async () => {
    await show({ state: 0, facts: { snapshot: NOW + DAY, proposer: other.address } });
    await screen.findByTestId("proposal-next");
    expect(screen.queryByTestId("proposal-cancel")).toBeNull();
  });

  it("is a veto with a reason for the guardian, in its term", async () => {
    await show({ reads: { "SonmGovernor.guardian": me.address } });
    const submit = await screen.findByTestId<HTMLButtonElement>("veto-submit");
    expect(submit.disabled).toBe(true);
    await userEvent.type(screen.getByTestId("veto-reason"), "A look-alike");
    await userEvent.click(submit);
    await waitFor(() =>
      expect(node.sent).toEqual([{ to: "SonmGovernor", functionName: "veto", args: [77n, "A look-alike"] }]),
    );
  });

  it("is no veto once the term is over", async () => {
    await show({ reads: { "SonmGovernor.guardian": me.address, "SonmGovernor.guardianTermEnd": BigInt(NOW) } });
    await screen.findByTestId("vote-submit");
    expect(screen.queryByTestId("veto-submit")).toBeNull();
  });
});
