import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { type Address, BaseError, type Client, ContractFunctionRevertedError, type Hex } from "viem";
import { readContract } from "viem/actions";

/** Where proofs are checked. */
export interface ReportSurroundings {
  readonly client: Client;
  readonly reports: Address;
}

/** The root of a report; undefined where it proves nothing: not final yet, void, too old or not there at all. */
export async function reportRoot({ client, reports }: ReportSurroundings, sequence: number): Promise<Hex | undefined> {
  try {
    const args = [BigInt(sequence)] as const;
    return await readContract(client, { abi: reportsAbi, address: reports, functionName: "rootOf", args });
  } catch (error) {
    if (error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError) !== null)
      return undefined;
    throw error;
  }
}
