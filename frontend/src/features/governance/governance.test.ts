import { writeBallot } from "@sonm/protocol/ballot.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { actionOf } from "@sonm/protocol/proposals/findAction.ts";
import { proposalActions } from "@sonm/protocol/proposals/proposalActions.ts";
import { encodeAbiParameters, hashTypedData, keccak256, pad, toBytes } from "viem";
import { describe, expect, it } from "vitest";

import { ballotTypedData } from "../../chain/ballotTypedData.ts";
import { DAY } from "../../lib/time.ts";
import { contracts } from "../../testing/FakeNode.ts";
import { sampleProposal } from "../../testing/sampleProposal.ts";
import { stageOf } from "./ProposalStage.ts";
import { delegateAction } from "./delegates/delegateAction.ts";
import { type Standing, changesForMe } from "./mine/changesForMe.ts";
import { ballotFault, readSignedBallot } from "./proposal/signedBallot.ts";
import { timelineOf } from "./proposal/timeline.ts";
import {
  callsOf,
  draftOf,
  fieldFault,
  findActions,
  groupCount,
  isFault,
  withoutElement,
} from "./propose/proposalDraft.ts";
import { readProposeSearch } from "./propose/proposeSearch.ts";
import { whenText } from "./whenText.ts";
import { contractAbis } from "./words/contractAbis.ts";
import { createCodec } from "./words/createCodec.ts";

const NOW = 1_800_000_000;
const SNM = 10n ** 18n;
const ME = localAccounts.holder.address;
const OTHER = localAccounts.buyer.address;
const codec = createCodec(contractAbis);

describe("the timeline of a proposal", () => {
  const states = (...input: Parameters<typeof timelineOf>) =>
    timelineOf(...input).map(({ key, state }) => [key, state]);

  it("waits for the end of a vote that runs", () => {
    expect(states(sampleProposal(NOW), { stage: "votes", now: NOW, wait: 7 * DAY })).toEqual([
      ["made", "over"],
      ["begins", "over"],
      ["ends", "next"],
      ["decided", "later"],
      ["queued", "later"],
      ["due", "later"],
      ["executed", "later"],
    ]);
  });

  it("tells of a late quorum, and how long the treasury waits", () => {
    const steps = timelineOf(sampleProposal(NOW, { extended: true }), { stage: "votes", now: NOW, wait: 7 * DAY });
    expect(steps.find(({ key }) => key === "ends")?.note).toContain("quorum was reached late");
    expect(steps.find(({ key }) => key === "queued")?.note).toContain("7 days");
  });

  it("waits for somebody to queue what was accepted, then for its time, then for somebody to execute it", () => {
    const over = sampleProposal(NOW, { snapshot: NOW - 9 * DAY, deadline: NOW - 2 * DAY });
    const next = (steps: ReturnType<typeof timelineOf>) => steps.find(({ state }) => state === "next")?.key;
    expect(next(timelineOf(over, { stage: "accepted", now: NOW, wait: DAY }))).toBe("queued");
    const queued = { ...over, queuedAt: NOW - DAY, eta: NOW + DAY };
    expect(next(timelineOf(queued, { stage: "queued", now: NOW, wait: DAY }))).toBe("due");
    expect(next(timelineOf(queued, { stage: "queued", now: NOW + DAY, wait: DAY }))).toBe("executed");
    const done = { ...queued, executedAt: NOW + 2 * DAY };
    const place = { stage: "executed", now: NOW + 3 * DAY, wait: DAY } as const;
    expect(next(timelineOf(done, place))).toBeUndefined();
    const hashes = { made: "0x01", queued: "0x02", executed: "0x03", cancelled: undefined } as const;
    const last = timelineOf({ ...done, spent: 7n * SNM }, place, hashes).at(-1);
    expect(last).toMatchObject({ transaction: "0x03", note: "It took 7.00 SNM out of the treasury." });
  });

  it("ends where it was rejected, taken back or vetoed", () => {
    const over = sampleProposal(NOW, { deadline: NOW - DAY });
    expect(states(over, { stage: "rejected", now: NOW, wait: DAY }).at(-1)).toEqual(["decided", "over"]);
    const cancelled = sampleProposal(NOW, { snapshot: NOW + DAY, cancelledAt: NOW - 5 });
    const place = { stage: "cancelled", now: NOW, wait: DAY } as const;
    expect(states(cancelled, place)).toEqual([
      ["made", "over"],
      ["cancelled", "over"],
    ]);
    expect(timelineOf(cancelled, place).at(-1)?.name).toBe("Taken back");
    const veto = { guardian: OTHER, reason: "no" };
    expect(timelineOf({ ...cancelled, veto }, place).at(-1)?.name).toBe("Vetoed by the guardian");
  });
});

describe("what a list says of a proposal", () => {
  it.each([
    [0, sampleProposal(NOW, { snapshot: NOW + DAY }), "vote begins in 1 d"],
    [1, sampleProposal(NOW), "vote ends in 6 d"],
    [3, sampleProposal(NOW, { deadline: NOW - DAY }), "vote ended 1 d ago"],
    [4, sampleProposal(NOW), "anybody can put it into the queue"],
    [5, sampleProposal(NOW, { eta: NOW + DAY }), "can be executed in 1 d"],
    [5, sampleProposal(NOW, { eta: NOW }), "anybody can execute it"],
    [7, sampleProposal(NOW, { executedAt: NOW - DAY }), "executed 1 d ago"],
    [2, sampleProposal(NOW, { cancelledAt: NOW - DAY }), "cancelled 1 d ago"],
  ])("in state %i", (state, proposal, text) => {
    expect(whenText(stageOf(state), proposal, NOW)).toBe(text);
  });
});

describe("a vote by signature", () => {
  const ballot = { proposalId: 77n, support: 1, voter: ME, nonce: 5n, reason: "" };

  /** EIP-712 by hand, with the type as OpenZeppelin's governor has it. */
  const digest = (struct: `0x${string}`) => {
    const separator = keccak256(
      encodeAbiParameters(
        [{ type: "bytes32" }, { type: "bytes32" }, { type: "bytes32" }, { type: "uint256" }, { type: "address" }],
        [
          keccak256(toBytes("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")),
          keccak256(toBytes("SonmGovernor")),
          keccak256(toBytes("1")),
          31337n,
          contracts.SonmGovernor,
        ],
      ),
    );
    return keccak256(`0x1901${separator.slice(2)}${struct.slice(2)}`);
  };

  it("is over the governor's own ballot", () => {
    const type = keccak256(toBytes("Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)"));
    const struct = keccak256(
      encodeAbiParameters(
        [{ type: "bytes32" }, { type: "uint256" }, { type: "uint8" }, { type: "address" }, { type: "uint256" }],
        [type, 77n, 1, ME, 5n],
      ),
    );
    expect(hashTypedData(ballotTypedData(ballot, 31337, contracts.SonmGovernor))).toBe(digest(struct));
  });

  it("is over the longer one where it has a reason", () => {
    const type = keccak256(
      toBytes(
        "ExtendedBallot(uint256 proposalId,uint8 support,address voter,uint256 nonce,string reason,bytes params)",
      ),
    );
    const struct = keccak256(
      encodeAbiParameters(
        [
          ...([{ type: "bytes32" }, { type: "uint256" }, { type: "uint8" }, { type: "address" }] as const),
          ...([{ type: "uint256" }, { type: "bytes32" }, { type: "bytes32" }] as const),
        ],
        [type, 77n, 1, ME, 5n, keccak256(toBytes("cheaper")), keccak256("0x")],
      ),
    );
    expect(hashTypedData(ballotTypedData({ ...ballot, reason: "cheaper" }, 31337, contracts.SonmGovernor))).toBe(
      digest(struct),
    );
  });

  const signed = { ...ballot, chainId: 31337, governor: contracts.SonmGovernor, signature: "0x1234" } as const;

  it("survives being handed over", () => {
    expect(readSignedBallot(writeBallot(signed))).toEqual(signed);
    const long = { ...signed, proposalId: 2n ** 255n, reason: "two\nlines" };
    expect(readSignedBallot(writeBallot(long))).toEqual(long);
  });

  it.each(["", "{", "[]", "null", JSON.stringify({ ...JSON.parse(writeBallot(signed)), support: 3 })])(
    "is not read from %j",
    (text) => {
      expect(readSignedBallot(text)).toBeUndefined();
    },
  );

  const place = { chainId: 31337, governor: contracts.SonmGovernor, proposalId: 77n, nonce: 5n, voted: false };

  it.each([
    [{}, undefined],
    [{ chainId: 1 }, "another network"],
    [{ governor: OTHER }, "another network"],
    [{ proposalId: 78n }, "another proposal"],
    [{ voted: true }, "has voted"],
    [{ nonce: 6n }, "signed before another vote"],
  ])("at %o is sent, or refused in words", (change, words) => {
    const fault = ballotFault(signed, { ...place, ...change });
    if (words === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(words);
  });
});

describe("what a proposal changes for somebody", () => {
  const me: Standing = {
    account: ME,
    locked: 100n * SNM,
    staked: 50n * SNM,
    nodes: [OTHER],
    programs: [4],
    fee: 100n,
    split: [4_000n, 4_000n, 2_000n],
  };
  const nobody: Standing = { ...me, locked: 0n, staked: 0n, nodes: [], programs: [] };

  it.each([
    ["Market", "setFee", [150n], "98.50 SNM, instead of 99.00 SNM"],
    ["FeeSplitter", "setSplit", [5_000n, 3_000n, 2_000n], "50% of the fees, instead of 40%"],
    ["Masternodes", "setUnbondingPeriod", [20n * 86_400n], "20 days"],
    ["Masternodes", "slash", [OTHER.toLowerCase(), 500n], "5% of it would be taken"],
    ["Market", "setBanned", [ME.toLowerCase(), true], "no new deal would open with you"],
    ["SNM", "transfer", [ME, 7n * SNM], "would be paid 7.00 SNM"],
    ["RewardPrograms", "setAdmission", [4n, false], "program 4"],
  ] as const)("by %s.%s is told", (contract, name, args, words) => {
    expect(changesForMe([{ contract, function: name, args }], me).join(" ")).toContain(words);
  });

  it.each([
    ["FeeSplitter", "setSplit", [5_000n, 3_000n, 2_000n]],
    ["Masternodes", "setUnbondingPeriod", [20n * 86_400n]],
    ["Masternodes", "slash", [OTHER, 500n]],
    ["Market", "setBanned", [OTHER, true]],
    ["SNM", "transfer", [OTHER, SNM]],
    ["RewardPrograms", "setAdmission", [4n, false]],
    ["Directory", "list", []],
  ] as const)("by %s.%s is nothing for whom it does not concern", (contract, name, args) => {
    expect(changesForMe([{ contract, function: name, args }], nobody)).toEqual([]);
  });

  it("names only calls that the DAO can make by a form or that come along with one", () => {
    const told = ["Market.setFee", "Masternodes.jail", "RewardPrograms.enlarge", "Profiles.setValidator"] as const;
    for (const id of told) expect(proposalActions.some((action) => action.id === id)).toBe(true);
    expect(actionOf("SNM", "transfer")).toBeDefined();
  });
});

describe("delegating", () => {
  const free = { walletVoter: undefined, lockedVoter: undefined };

  it("takes one transaction for each part that somebody else votes with", () => {
    expect(delegateAction(contracts, ME, free, ME, "both")?.prompts).toHaveLength(2);
    expect(delegateAction(contracts, ME, free, ME, "wallet")?.prompts).toHaveLength(1);
    expect(delegateAction(contracts, ME, { ...free, walletVoter: ME }, ME, "both")?.prompts).toHaveLength(1);
    expect(delegateAction(contracts, ME, { walletVoter: ME, lockedVoter: ME }, ME, "both")).toBeUndefined();
    expect(delegateAction(contracts, ME, { walletVoter: ME, lockedVoter: ME }, OTHER, "both")?.title).toContain("0x");
  });
});

describe("a proposal that is written", () => {
  it("begins with what the address asks for", () => {
    const search = readProposeSearch({ action: "Market.setFee", fee: "1.5%" });
    const [draft] = draftOf(search);
    expect(draft?.action.id).toBe("Market.setFee");
    const calls = draft && callsOf(draft, contracts, codec);
    expect(calls).toMatchObject([{ target: contracts.Market, value: 0n }]);
    expect(draftOf(readProposeSearch({ action: "Market.steal" }))).toEqual([]);
    expect(draftOf({})).toEqual([]);
  });

  it("takes numbers and switches of an address as texts, and drops what is neither", () => {
    expect(readProposeSearch({ orderId: 3, admits: true, odd: { a: 1 }, big: 1e30 })).toEqual({
      orderId: "3",
      admits: "yes",
    });
  });

  it("says what is missing, and what does not fit", () => {
    const action = proposalActions.find(({ id }) => id === "Market.setFee")!;
    const [fee] = action.fields;
    expect(callsOf({ key: 0, action, values: {} }, contracts, codec)).toMatchObject({ field: "fee" });
    expect(isFault(callsOf({ key: 0, action, values: { fee: "90%" } }, contracts, codec))).toBe(true);
    expect(fieldFault(fee!, "90%")).toContain("at most");
    expect(fieldFault(fee!, "1%")).toBeUndefined();
    expect(fieldFault(fee!, "")).toBeUndefined();
  });

  it("refuses a value that no field has, instead of leaving it out", () => {
    const [draft] = draftOf({ action: "Market.setFee", fee: "1%", fees: "2%" });
    expect(callsOf(draft!, contracts, codec)).toMatchObject({ field: "" });
  });

  it("counts what is repeated, and closes the gap where one goes", () => {
    const { fields } = proposalActions.find(({ id }) => id === "WorkOrders.publish")!;
    const group = fields.find(({ kind }) => kind === "group")!;
    const values = {
      title: "x",
      "milestones.0.amount": "1",
      "milestones.1.amount": "2",
      "milestones.1.deadline": "d",
      "milestones.2.amount": "3",
    };
    expect(groupCount(group, values)).toBe(3);
    expect(withoutElement(group, values, 1)).toEqual({
      title: "x",
      "milestones.0.amount": "1",
      "milestones.1.amount": "3",
    });
    expect(groupCount(group, {})).toBe(0);
  });

  it("finds actions by any of their words", () => {
    const found = (text: string) => findActions(proposalActions, text).map(({ id }) => id);
    expect(found("market fee")).toContain("Market.setFee");
    expect(found("setFee")).toContain("Market.setFee");
    expect(found("zzz")).toEqual([]);
    expect(found("")).toHaveLength(proposalActions.length);
  });
});

describe("the codec", () => {
  it("reads what it wrote, with every number as a bigint", () => {
    const data = codec.encode("Reports", "setDisputeWindow", [3_600n]);
    expect(codec.decode("Reports", data)?.args).toEqual([3_600n]);
    const listed = codec.encode("Directory", "list", [pad("0x41", { dir: "right" }), contracts.Market]);
    expect(codec.decode("Directory", listed)).toMatchObject({
      function: "list",
      args: [pad("0x41", { dir: "right" }), contracts.Market],
    });
  });

  it("knows no function that the contract lacks, and no data that does not fit", () => {
    const data = codec.encode("Market", "setFee", [150n]);
    expect(codec.decode("SNM", data)).toBeUndefined();
    expect(codec.decode("Market", data.slice(0, 20) as `0x${string}`)).toBeUndefined();
  });
});
