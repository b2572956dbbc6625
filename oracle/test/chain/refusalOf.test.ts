import { expect } from "chai";
import type { ParamType } from "ethers";
import { Interface, ZeroAddress } from "ethers";

import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";

import { refusalOf } from "../../src/chain/refusalOf.ts";

const errors = new Interface(protocolErrorsAbi);

/** A value that the type can carry. */
function sample({ type, components }: ParamType): unknown {
  if (components !== null) return components.map(sample);
  if (type === "address") return ZeroAddress;
  if (type === "bool") return true;
  if (type === "string") return "text";
  const bytes = /^bytes(\d*)$/.exec(type);
  return bytes === null ? 1n : `0x${"41".repeat(Number(bytes[1] === "" ? 1 : bytes[1]))}`;
}

const revert = (name: string, values?: readonly unknown[]): object => {
  const { inputs } = errors.getError(name) ?? { inputs: [] };
  return { code: "CALL_EXCEPTION", data: errors.encodeErrorResult(name, values ?? inputs.map(sample)) };
};

describe("why a contract refuses, on the command line", () => {
  for (const { name } of protocolErrorsAbi) {
    it(`has sentence and remedy for ${name}`, () => {
      const told = refusalOf(revert(name)) ?? "";
      expect(told).to.match(/^["A-Z0-9].*[.] [A-Z].*[.]$/);
      expect(told, "words of the other program").not.to.match(/undefined|NaN|\[object|Reload|\bpage\b|details below/);
      expect(told).not.to.match(/^The contract refuses/);
    });
  }

  it("writes every digit, whole addresses, and the verb that helps", () => {
    const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    expect(refusalOf(revert("LedgerBalanceTooLow", [account, 1n, 3n * 10n ** 18n]))).to.equal(
      "The ledger balance is 0.000000000000000001 SNM; 3 SNM are needed. Deposit at least 2.999999999999999999 SNM more.",
    );
    expect(refusalOf(revert("DutyNotRegistered", [account]))).to.contain(account);
    expect(refusalOf(revert("WorkOrderUnknown", [7n]))).to.equal(
      "There is no work order 7. Take a number from `sonm dao works list`.",
    );
    expect(refusalOf(revert("WorkMilestoneUnknown", [7n, 2n]))).to.contain("no milestone 2.");
    const point = [1_800_000_000n, 1n, 1n, 0n];
    expect(refusalOf(revert("BalanceFell", [3n, point, point]))).to.contain("2027-01-15 08:00 UTC");
  });

  it("says what it can of an error that is none of ours", () => {
    expect(refusalOf({ code: "CALL_EXCEPTION", data: "0xdeadbeef" })).to.equal(
      "The contract refuses and says no reason (0xdeadbeef).",
    );
    expect(refusalOf({ code: "CALL_EXCEPTION", data: "0x" })).to.equal("The contract refuses and says no reason.");
    expect(refusalOf(new Error("no answer"))).to.equal(undefined);
  });
});
