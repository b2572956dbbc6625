import { expect } from "chai";
import { z } from "zod";

import { errorText } from "../../src/lib/errorText.ts";

describe("errorText", () => {
  it("is the first line of an error's message, with that of its cause", () => {
    expect(errorText(new Error("one\ntwo"))).to.equal("one");
    expect(errorText(new Error("fetch failed", { cause: new Error("connection refused") }))).to.equal(
      "fetch failed: connection refused",
    );
  });

  it("is whatever else was thrown", () => {
    expect(errorText("a text")).to.equal("a text");
    expect(errorText(undefined)).to.equal("undefined");
  });

  it("says where something does not fit its schema, and how much else does not", () => {
    const schema = z.strictObject({ list: z.array(z.number().max(1)) });
    expect(errorText(schema.safeParse({ list: [0, 2] }).error)).to.match(/^list\.1: .+[^)]$/);
    expect(errorText(schema.safeParse({ list: [2, 2, 3] }).error)).to.match(/^list\.0: .+ \(and 2 more\)$/);
    expect(errorText(schema.safeParse(7).error)).to.match(/^Invalid input/);
  });
});
