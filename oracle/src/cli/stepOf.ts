import type { ContractMethodArgs, TypedContractMethod } from "../../../types/common.ts";
import type { Step } from "./sendSteps.ts";

/** A transaction that calls a function of a contract. @param what a part of a sentence after "to" */
export async function stepOf<Args extends unknown[], Result>(
  what: string,
  method: TypedContractMethod<Args, Result, "nonpayable">,
  ...args: ContractMethodArgs<Args, "nonpayable">
): Promise<Step> {
  const { to, data } = await method.populateTransaction(...args);
  return { what, to, data };
}
