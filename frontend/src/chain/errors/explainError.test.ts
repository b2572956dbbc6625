import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { type Abi, type AbiParameter, BaseError, UserRejectedRequestError, encodeErrorResult, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import { explainError } from "./explainError.ts";

/** A value that the type can carry. */
function sample(parameter: AbiParameter): unknown {
  const { type } = parameter;
  if ("components" in parameter)
    return Object.fromEntries(parameter.components.map((part) => [part.name ?? "", sample(part)]));
  if (type === "address") return zeroAddress;
  if (type === "bool") return true;
  if (type === "string") return "text";
  if (type === "uint8") return 1;
  if (/^u?int/.test(type)) return /^u?int(8|16|24|32|40|48)$/.test(type) ? 1 : 1n;
  const bytes = /^bytes(\d*)$/.exec(type);
  if (bytes !== null) return `0x${"11".repeat(Number(bytes[1] === "" ? 1 : bytes[1]))}`;
  throw new Error(`no sample of type ${type}`);
}

/** The same entries without their literal types, which can't be joined over all errors. */
const abi: Abi = protocolErrorsAbi;

const encode = (errorName: string, inputs: readonly AbiParameter[]) =>
  encodeErrorResult({ abi, errorName, args: inputs.map(sample) });

describe("the contracts' errors on the page", () => {
  it.each(
    protocolErrorsAbi.map(({ name, inputs }): { name: string; inputs: readonly AbiParameter[] } => ({ name, inputs })),
  )("has a sentence and a remedy for $name", ({ name, inputs }) => {
    const failure = explainError({ code: 3, message: "execution reverted", data: encode(name, inputs) });
    expect(failure.name).toBe(name);
    expect(failure.sentence).toMatch(/^["A-Z0-9].*[.]$/);
    expect(failure.remedy).toMatch(/^[A-Z].*[.]$/);
    expect(`${failure.sentence}${failure.remedy}`).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe("explainError", () => {
  const ledger = encodeErrorResult({
    abi: protocolErrorsAbi,
    errorName: "LedgerBalanceTooLow",
    args: [zeroAddress, 10n ** 18n, 3n * 10n ** 18n],
  });

  it("finds the contract's words however deep they are", () => {
    const inner = Object.assign(new Error("inner"), { data: { data: ledger } });
    const outer = new BaseError("outer", { cause: new BaseError("middle", { cause: inner }) });
    expect(explainError(outer)).toMatchObject({
      name: "LedgerBalanceTooLow",
      sentence: "The ledger balance is 1.00 SNM; 3.00 SNM are needed.",
      remedy: "Deposit at least 2.00 SNM more.",
      rejected: false,
    });
  });

  it("takes a refusal by the person for no error", () => {
    const declined = new BaseError("failed", { cause: new UserRejectedRequestError(new Error("no")) });
    expect(explainError(declined).rejected).toBe(true);
    expect(explainError({ code: 4001, message: "User rejected" }).rejected).toBe(true);
  });

  it.each([
    [{ code: -32002, message: "pending" }, "WalletBusy"],
    [{ message: "insufficient funds for gas * price + value" }, "GasMoneyMissing"],
    [{ message: "nonce too low" }, "NonceTaken"],
    [new TypeError("Failed to fetch"), "NetworkUnreachable"],
    [{ data: "0xdeadbeef" }, "0xdeadbeef"],
    [{ data: "0x4e487b710000000000000000000000000000000000000000000000000000000000000011" }, "0x4e487b71"],
    ["text", "Unknown"],
    [undefined, "Unknown"],
  ])("has words for %o", (error, name) => {
    expect(explainError(error).name).toBe(name);
    expect(explainError(error).remedy).not.toBe("");
  });
});
