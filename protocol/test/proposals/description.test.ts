import { expect } from "chai";

import { ProposalFieldError } from "../../src/proposals/ProposalFieldError.ts";
import { readDescription } from "../../src/proposals/readDescription.ts";
import { writeDescription } from "../../src/proposals/writeDescription.ts";

const proposer = "0xabcdefabcdefabcdefabcdefabcdefabcdefabcd";

describe("the description of a proposal", () => {
  it("is read as it was written", () => {
    const parts = {
      title: "Raise the fee",
      body: "Because the treasury is empty.\n\n## Details\n\nNone.",
      discussion: "https://forum.example/t/12",
      proposer,
    } as const;
    const text = writeDescription(parts);
    expect(text).to.match(/^# Raise the fee\n\nBecause/);
    expect(text.endsWith(`#proposer=${proposer}`)).to.equal(true);
    expect(readDescription(text)).to.deep.equal(parts);
    const few = { title: "Pay", body: "" };
    expect(readDescription(writeDescription(few))).to.deep.equal(few);
  });

  it("is read however others wrote it", () => {
    expect(readDescription("")).to.deep.equal({ title: "Without a title", body: "" });
    expect(readDescription("Only a line")).to.deep.equal({ title: "Only a line", body: "" });
    expect(readDescription("### Title\r\nText")).to.deep.equal({ title: "Title", body: "Text" });
    const long = "word ".repeat(60).trim();
    const read = readDescription(long);
    expect([read.title.length, read.title.endsWith("…"), read.body]).to.deep.equal([120, true, long]);
    expect(readDescription("# T\n\nDiscussion: javascript:alert(1)")).to.deep.equal({
      title: "T",
      body: "Discussion: javascript:alert(1)",
    });
    expect(readDescription(`# T\n\n#proposer=${proposer} and more`)).not.to.have.property("proposer");
  });

  it("is refused without a title of one line, or with another link than https", () => {
    const write = (parts: Partial<Parameters<typeof writeDescription>[0]>) => () =>
      writeDescription({ title: "T", body: "", ...parts });
    expect(write({ title: " " })).to.throw(ProposalFieldError, "Give a title of one line.");
    expect(write({ title: "a\nb" })).to.throw(ProposalFieldError, "Give a title of one line.");
    expect(write({ discussion: "http://forum.example" })).to.throw(ProposalFieldError, "https://");
  });
});
