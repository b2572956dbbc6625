import { expect } from "chai";
import { parseEther } from "ethers";

import { callCodec } from "../../../oracle/src/dao/callCodec.ts";
import { contractAbis } from "../../../oracle/src/dao/contractAbis.ts";
import { describeCall } from "../../src/proposals/describeCall.ts";
import { encodeProposal } from "../../src/proposals/encodeProposal.ts";
import { argOf, fieldArgs } from "../../src/proposals/fieldArgs.ts";
import { fieldText } from "../../src/proposals/fieldText.ts";
import { proposalActions } from "../../src/proposals/proposalActions.ts";
import { ProposalFieldError } from "../../src/proposals/ProposalFieldError.ts";
import { actionNamed, addresses, nothingKnown } from "./proposalStage.ts";
import { sampleAddress, sampleValues } from "./sampleValues.ts";

describe("actions of proposals", () => {
  for (const action of proposalActions.filter((one) => one.function !== "")) {
    const { id, contract, fields } = action;

    it(`${id} fits its function, and comes back as it was given`, () => {
      const values = sampleValues(action);
      const calls = encodeProposal(action, values, addresses, callCodec);
      const own = calls.at(-1);
      if (own === undefined) throw new Error("there is no call");
      expect(own).to.include({ target: addresses[contract], value: 0n });
      const decoded = callCodec.decode(contract, own.data);
      expect(decoded?.function).to.equal(action.function);
      expect(decoded?.args).to.deep.equal(fieldArgs(action, values));
      for (const field of fields.filter(({ kind }) => kind !== "group" && kind !== "list" && kind !== "benchmarks")) {
        const text = fieldText(field, argOf(action, decoded?.args ?? [], field.name) ?? "");
        expect(fieldArgs(action, { ...values, [field.name]: text }), field.name).to.deep.equal(decoded?.args);
      }
    });

    it(`${id} is said in words, with each of its values`, () => {
      const own = encodeProposal(action, sampleValues(action), addresses, callCodec).at(-1);
      if (own === undefined) throw new Error("there is no call");
      const told = describeCall(own, nothingKnown, callCodec);
      expect(told.action?.id).to.equal(id);
      expect(told.words).to.match(/^[a-z].*[^.]$/);
      expect(told.words).not.to.match(/undefined|\[object|NaN/);
      expect(told.args.map(({ label }) => label)).to.deep.equal(fields.map(({ label }) => label));
      expect(told.args.every(({ value }) => value !== "" && !/undefined|\[object/.test(value))).to.equal(true);
    });

    it(`${id} reads what is now from getters that there are`, () => {
      for (const [name, read] of Object.entries(action.current ?? {})) {
        expect(fields.map((field) => field.name)).to.include(name);
        const getter = contractAbis[read.contract ?? contract].getFunction(read.function);
        expect(getter?.stateMutability, read.function).to.be.oneOf(["view", "pure"]);
        expect(getter?.inputs.length).to.equal(read.args?.length ?? 0);
        const results = getter?.outputs ?? [];
        const named = results.length === 1 ? (results[0]?.components ?? []) : results;
        if (read.result === undefined) expect(results).to.have.length(1);
        else expect(named.map((one) => one.name)).to.include(read.result);
      }
    });
  }

  it("have different names", () => {
    const ids = proposalActions.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("let a work order take exactly what it can cost, before it is published", () => {
    const action = actionNamed("WorkOrders.publish");
    const values = { ...sampleValues(action), "terms.reviewFee": "10", "terms.stream": "100.5" };
    const amounts = { "milestones.0.amount": "1,000", "milestones.1.amount": "500.25" };
    const [approve, publish] = encodeProposal(action, { ...values, ...amounts }, addresses, callCodec);
    if (approve === undefined || publish === undefined) throw new Error("a call is missing");
    expect(approve.target).to.equal(addresses.SNM);
    const allowance = callCodec.decode("SNM", approve.data)?.args;
    expect(allowance).to.deep.equal([addresses.WorkOrders, parseEther("1620.75")]);
    expect(describeCall(approve, nothingKnown, callCodec)).to.deep.include({
      words: `let WorkOrders (${addresses.WorkOrders}) take 1,620.75 SNM of the treasury`,
      warnings: [],
    });
  });

  it("pay in the chain's coin by a call without data", () => {
    const to = sampleAddress(9);
    const calls = encodeProposal(actionNamed("Treasury.pay"), { to, amount: "0.5" }, addresses, callCodec);
    expect(calls).to.deep.equal([{ target: to, value: parseEther("0.5"), data: "0x" }]);
    const [call] = calls;
    expect(call && describeCall(call, nothingKnown, callCodec)).to.deep.include({
      words: `pay 0.5 of the chain's coin to ${to}`,
      warnings: [],
    });
  });

  it("refuse what does not fit, with the field and what to give instead", () => {
    const cases: [string, Record<string, string>, string, string][] = [
      ["Market.setFee", { fee: "6%" }, "fee", "Fee (fee): Give at most 5%."],
      ["Market.setFee", { fee: "1,5%" }, "fee", 'Fee (fee): "1,5%" is no percentage. Give a percentage such as 1.5%'],
      ["Market.setFee", { fee: "0.015" }, "fee", "is no percentage"],
      ["Market.setFee", {}, "fee", "Fee (fee): Give a percentage"],
      ["Market.setFee", { fee: "1%", rate: "2" }, "", 'Market.setFee has no value "rate". Give fee.'],
      ["SNM.transfer", { to: "0x12", amount: "1" }, "to", "0x and 40 hexadecimal digits"],
      ["SNM.transfer", { to: `0x${"0".repeat(40)}`, amount: "1" }, "to", "is no address"],
      ["SNM.transfer", { to: sampleAddress(1), amount: "-1" }, "amount", "is no amount of SNM"],
      ["SNM.transfer", { to: sampleAddress(1), amount: "0" }, "amount", "Give at least 0.000000000000000001 SNM."],
      ["Market.pauseEntries", { duration: "8 days" }, "duration", "Give at most 7 days."],
      ["Market.pauseEntries", { duration: "soon" }, "duration", "Give a duration such as 7 days"],
      ["Market.setBanned", { account: sampleAddress(1), banned: "maybe" }, "banned", "Give yes or no."],
      ["Releases.publish", { component: "é", version: "1.2.3" }, "component", "a short name in ASCII"],
      ["RewardPrograms.extend", { programId: "1", end: "2027-02-30" }, "end", "a time in UTC such as"],
      ["SNM.transfer", { to: sampleAddress(1).replace("aB", "Ab"), amount: "1" }, "", "bad address checksum"],
      ["Charter.adopt", { text: "  " }, "text", "Give a text."],
    ];
    for (const [id, values, field, message] of cases) {
      const act = () => encodeProposal(actionNamed(id), values, addresses, callCodec);
      expect(act, `${id} ${JSON.stringify(values)}`)
        .to.throw(ProposalFieldError, message)
        .with.property("field", field);
    }
  });

  it("take lists of amounts in one way only", () => {
    const action = actionNamed("WorkOrders.assign");
    const amountsOf = (text: string) =>
      argOf(action, fieldArgs(action, { ...sampleValues(action), "offer.amounts": text }), "offer.amounts");
    const amounts = [parseEther("1000"), parseEther("250.5")];
    for (const text of ["1000; 250.5", "1000, 250.5", "1000\n250.5 SNM;"])
      expect(amountsOf(text)).to.deep.equal(amounts);
    expect(amountsOf("")).to.deep.equal([]);
    const models = fieldArgs(actionNamed("HardwareClasses.add"), {
      ...sampleValues(actionNamed("HardwareClasses.add")),
      "class.gpuModels": "Alpha,Beta; Gamma",
    });
    expect(argOf(actionNamed("HardwareClasses.add"), models, "class.gpuModels")).to.have.length(3);
    expect(() => amountsOf("1,000; 250.5")).to.throw(ProposalFieldError, '"1,000" can be one amount or several.');
  });

  it("refuse a group with a gap, and a contract that the network lacks", () => {
    const action = actionNamed("WorkOrders.publish");
    const { "milestones.1.amount": _, "milestones.1.deadline": __, ...values } = sampleValues(action);
    const gap = { ...values, "milestones.2.amount": "1", "milestones.2.deadline": "2027-01-01" };
    expect(() => encodeProposal(action, gap, addresses, callCodec)).to.throw("milestones.2.amount");
    expect(() => encodeProposal(actionNamed("Market.setFee"), { fee: "1%" }, {}, callCodec)).to.throw(
      ProposalFieldError,
      "This network has no Market",
    );
  });

  it("have a form for everything that a person may put into a call, and no other", () => {
    for (const { contract, function: name, fields } of proposalActions.filter((one) => one.function !== "")) {
      const inputs = contractAbis[contract].getFunction(name)?.inputs ?? [];
      const heads = [...new Set(fields.map((field) => field.name.split(".")[0]))];
      expect(heads.length, `${contract}.${name}`).to.equal(inputs.length);
    }
  });
});
