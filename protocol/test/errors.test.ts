import { expect } from "chai";

import { errorTable } from "../src/errors/errorTable.ts";
import type { ErrorPlace, ErrorWording } from "../src/errors/ErrorWording.ts";
import { explainCustomError } from "../src/errors/explainCustomError.ts";
import { protocolErrorsAbi } from "../src/generated/errors.ts";

const plain: ErrorWording = {
  snm: String,
  usdPerHour: String,
  snmPerUsd: String,
  account: String,
  time: String,
  duration: String,
  tag: String,
  milestone: String,
  again: "Look again",
  propose: "Propose it",
  report: "Report it.",
  update: "Update it.",
  places: new Proxy({} as Record<ErrorPlace, string>, { get: (_, place) => `“${String(place)}”` }),
};

describe("the table of errors", () => {
  it("covers the contracts' errors and nothing else", () => {
    const names = protocolErrorsAbi.map(({ name }) => name);
    expect(Object.keys(errorTable(plain)).sort()).to.deep.equal([...names].sort());
  });

  it("explains by the values of the error, of whichever kind the decoder gives whole numbers", () => {
    for (const latest of [7, 7n]) {
      const told = explainCustomError("ReportEpochNotNew", [6, latest], plain);
      expect(told).to.deep.equal({
        sentence: "Epoch 6 was reported already; the newest report closes epoch 7.",
        remedy: "Nothing needs to be done: the report is there.",
      });
    }
    expect(explainCustomError("OrderSideWrong", [0], plain)?.sentence).to.contain("an ask is needed");
    expect(explainCustomError("OrderSideWrong", [1], plain)?.sentence).to.contain("a bid is needed");
    const known = { asOf: 5, supplied: 1n, demanded: 1n, fees: 0n };
    expect(explainCustomError("BalanceFell", [2n, known, known], plain)?.sentence).to.contain("proved until 5");
  });

  it("knows none of another contract", () => {
    expect(explainCustomError("SomethingElse", [], plain)).to.equal(undefined);
    expect(explainCustomError("toString", [], plain)).to.equal(undefined);
  });
});
