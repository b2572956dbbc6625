import type { CallCodec } from "@sonm/protocol/proposals/CallCodec.ts";
import type { ProposalContract } from "@sonm/protocol/proposals/ProposalContract.ts";
import { type Abi, type AbiFunction, decodeFunctionData, encodeFunctionData, toFunctionSelector } from "viem";

import { argValue } from "./argValue.ts";

/** Reads and writes calls by the contracts' ABIs. */
export const createCodec = (abis: Readonly<Record<ProposalContract, Abi>>): CallCodec => ({
  encode: (contract, name, args) => encodeFunctionData({ abi: abis[contract], functionName: name, args }),
  decode: (contract, data) => {
    const selector = data.slice(0, 10);
    const found = abis[contract].find(
      (entry): entry is AbiFunction => entry.type === "function" && toFunctionSelector(entry) === selector,
    );
    if (found === undefined) return undefined;
    try {
      const { functionName, args = [] } = decodeFunctionData({ abi: [found], data });
      return {
        function: functionName,
        args: args.map(argValue),
        names: found.inputs.map(({ name }) => name ?? ""),
      };
    } catch {
      return undefined;
    }
  },
});
