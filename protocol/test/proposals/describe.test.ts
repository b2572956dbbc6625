import { expect } from "chai";
import { parseEther, ZeroAddress } from "ethers";

import { callCodec } from "../../../oracle/src/dao/callCodec.ts";
import type { ArgValue } from "../../src/proposals/ArgValue.ts";
import { currentReads } from "../../src/proposals/currentReads.ts";
import { describeCall } from "../../src/proposals/describeCall.ts";
import { encodeProposal } from "../../src/proposals/encodeProposal.ts";
import type { ProposalCall } from "../../src/proposals/ProposalCall.ts";
import type { ProposalContract } from "../../src/proposals/ProposalContract.ts";
import { actionNamed, addresses, nothingKnown } from "./proposalStage.ts";
import { sampleAddress } from "./sampleValues.ts";

const someone = sampleAddress(1);
const other = sampleAddress(2);

const callOf = (id: string, values: Record<string, string>): ProposalCall => {
  const call = encodeProposal(actionNamed(id), values, addresses, callCodec).at(-1);
  if (call === undefined) throw new Error("there is no call");
  return call;
};

/** Words where the chain answers a getter so. */
const wordsOf = (call: ProposalCall, answers: Record<string, ArgValue> = {}) => {
  const current = (question: { contract: string; function: string }) =>
    answers[`${question.contract}.${question.function}`];
  return describeCall(call, { addresses, current }, callCodec);
};

const raw = (contract: ProposalContract, name: string, ...args: ArgValue[]): ProposalCall => ({
  target: addresses[contract],
  value: 0n,
  data: callCodec.encode(contract, name, args),
});

describe("calls in words", () => {
  it("say from what to what a parameter changes", () => {
    const call = callOf("Market.setFee", { fee: "1.5%" });
    expect(wordsOf(call).words).to.equal("set the market fee to 1.5%");
    expect(wordsOf(call, { "Market.fee": 100n }).words).to.equal("raise the market fee from 1% to 1.5%");
    expect(wordsOf(call, { "Market.fee": 500n }).words).to.equal("lower the market fee from 5% to 1.5%");
    expect(wordsOf(call, { "Market.fee": 150n }).words).to.equal("leave the market fee at 1.5%");
    expect(wordsOf(call).args).to.deep.equal([{ label: "Fee", value: "1.5%" }]);
  });

  it("ask the chain for what is now, with the call's own arguments", () => {
    const calls = [
      callOf("Market.setFee", { fee: "1%" }),
      callOf("Market.setBanned", { account: someone, banned: "yes" }),
      callOf("Treasury.setStandardDelay", { delay: "4 days" }),
      { target: other, value: 0n, data: "0x1234" } as const,
    ];
    expect(currentReads(calls, addresses, callCodec)).to.deep.equal([
      { contract: "Market", function: "fee", args: [] },
      { contract: "Market", function: "isBanned", args: [someone] },
      { contract: "Treasury", function: "delayOf", args: [1n] },
    ]);
  });

  it("say the typical decisions as a person would", () => {
    const hash = `0x${"7".repeat(64)}`;
    const said: [ProposalCall, Record<string, ArgValue>, string][] = [
      [callOf("SNM.transfer", { to: someone, amount: "1,000.5" }), {}, `pay 1,000.5 SNM to ${someone}`],
      [
        callOf("FeeSplitter.setSplit", { holders: "40", masternodes: "35", treasury: "25" }),
        { "FeeSplitter.split": { holders: 4_000n, masternodes_: 4_000n, treasury: 2_000n } },
        "split fees anew: 40% to holders, 35% to masternodes (now 40%) and 25% to the treasury (now 20%)",
      ],
      [
        callOf("Profiles.setValidator", { validator: someone, level: "" }),
        { "Profiles.validatorLevel": 3n },
        `dismiss the validator ${someone} (now up to level 3)`,
      ],
      [callOf("Market.setBanned", { account: someone, banned: "yes" }), {}, `put ${someone} on the DAO's blacklist`],
      [
        callOf("Masternodes.jail", { owner: someone, duration: "36 hours" }),
        {},
        `jail the masternode of ${someone} for 1 day 12 hours`,
      ],
      [
        callOf("Releases.setMinimum", { component: "agent", version: "1.2.0", from: "2027-01-31" }),
        { "Releases.minimumVersion": (1n << 16n) | 3n },
        "let no version of “agent” before 1.2.0 count from 2027-01-31 00:00 UTC on (now 1.0.3 is the lowest)",
      ],
      [
        callOf("Roadmap.setEstimate", { featureId: "3", estimate: "250000" }),
        {
          "Roadmap.featureOf": {
            title: "Bridge",
            contentHash: hash,
            estimate: parseEther("300000"),
            addedAt: 1n,
            closedAt: 0n,
          },
        },
        "lower the estimate of feature 3 from 300,000 SNM to 250,000 SNM",
      ],
      [
        callOf("Directory.list", { name: "Market", target: someone }),
        { "Directory.addressOf": addresses.Market },
        `list ${someone} as “Market” in the directory instead of Market (${addresses.Market})`,
      ],
      [
        callOf("SonmGovernor.setGuardian", { guardian: "" }),
        { "SonmGovernor.guardian": other },
        `name nobody as the guardian of the DAO instead of ${other}`,
      ],
      [
        callOf("WorkOrders.resolve", { orderId: "4", milestone: "0", developerShare: "50%" }),
        {},
        "give the developer of work order 4 50% of the disputed milestone 0",
      ],
      [
        callOf("Treasury.revokeRole", { role: "canceller", account: someone }),
        {},
        `take the role canceller over the treasury from ${someone}`,
      ],
    ];
    for (const [call, answers, words] of said) expect(wordsOf(call, answers).words).to.equal(words);
  });

  it("warn of an unknown target, an unknown function and data that is no call", () => {
    const stranger = wordsOf({ target: other, value: 0n, data: "0x12345678" });
    expect(stranger.words).to.equal(`make an unknown call to ${other}: read it before you vote`);
    expect(stranger.warnings).to.deep.equal([`${other} is no contract of this network: what it does is not known.`]);
    expect(stranger.contract).to.equal(undefined);
    const unknown = wordsOf({ target: addresses.Market, value: 0n, data: "0x12345678" });
    expect(unknown.words).to.equal("make an unknown call to Market: read it before you vote");
    expect(unknown.warnings).to.deep.equal(["Market has no such function, or the data does not fit it."]);
    const short = {
      ...raw("Market", "setFee", 100n),
      data: raw("Market", "setFee", 100n).data.slice(0, -2) as `0x${string}`,
    };
    expect(wordsOf(short).words).to.contain("an unknown call to Market");
  });

  it("warn of a target, and of an argument, that only looks like a contract of the network", () => {
    const { Market } = addresses;
    const alike = `${Market.slice(0, 6)}${"11".repeat(16)}${Market.slice(-4)}` as `0x${string}`;
    const call = { ...callOf("Market.setFee", { fee: "5%" }), target: alike };
    const told = wordsOf(call);
    expect(told.action).to.equal(undefined);
    expect(told.warnings[0]).to.equal(
      `${alike} only looks like Market, which is ${Market}: somebody may want it to be mistaken.`,
    );
    const listed = callOf("Directory.list", { name: "Market", target: alike.toLowerCase() });
    const paid = wordsOf(listed);
    expect(paid.warnings[0]?.toLowerCase()).to.contain(`${alike} only looks like Market`.toLowerCase());
  });

  it("say calls that nobody foresaw with their arguments, and warn", () => {
    const told = wordsOf(raw("SNM", "transferFrom", someone, other, 5n));
    expect(told.words).to.equal("call transferFrom of SNM");
    expect(told.args).to.deep.equal([
      { label: "from", value: someone },
      { label: "to", value: other },
      { label: "value", value: "5" },
    ]);
    expect(told.warnings).to.deep.equal(["Nobody foresaw this call: read its arguments before you vote."]);
  });

  it("warn of coin that goes along, and of data after the arguments", () => {
    const call = callOf("Market.setFee", { fee: "1%" });
    expect(wordsOf({ ...call, value: parseEther("2") }).warnings).to.deep.equal([
      "The call sends 2 of the chain's coin along.",
    ]);
    expect(wordsOf({ ...call, data: `${call.data}${"00".repeat(32)}` }).warnings).to.deep.equal([
      "The call's data is not what its arguments make: read it before you vote.",
    ]);
  });

  it("warn of what is dangerous, and of what will fail", () => {
    const warned = (call: ProposalCall, answers: Record<string, ArgValue> = {}) =>
      wordsOf(call, answers).warnings.join(" ");
    expect(warned(callOf("SNM.transfer", { to: addresses.Market, amount: "1" }))).to.contain("may be lost");
    expect(warned(callOf("Market.setFeeCollector", { collector: someone }))).to.contain("no contract of this network");
    expect(warned(callOf("Market.setFeeCollector", { collector: addresses.FeeSplitter }))).to.equal("");
    expect(warned(callOf("FeeSplitter.setSplit", { holders: "40", masternodes: "40", treasury: "40" }))).to.contain(
      "will fail",
    );
    expect(warned(callOf("Treasury.grantRole", { role: "proposer", account: someone }))).to.contain(
      "beside the DAO's votes",
    );
    expect(warned(callOf("Treasury.revokeRole", { role: "proposer", account: addresses.SonmGovernor }))).to.contain(
      "can't decide",
    );
    expect(warned(raw("SNM", "approve", someone, 5n))).to.contain("whenever it likes");
    const ban = callOf("Market.setBanned", { account: someone, banned: "yes" });
    expect(warned(ban, { "Market.isBanned": true })).to.contain("It is so already");
    expect(warned(ban, { "Market.isBanned": false })).to.equal("");
    expect(warned(callOf("RewardPrograms.setController", { controller: "" }))).to.equal("");
  });

  it("tell nobody from address 0 where an argument may be none", () => {
    const told = describeCall(raw("Reports", "setGuardian", ZeroAddress), nothingKnown, callCodec);
    expect(told.words).to.equal("name nobody as the guardian of reports");
    expect(told.args).to.deep.equal([{ label: "Guardian", value: "nobody" }]);
  });
});
