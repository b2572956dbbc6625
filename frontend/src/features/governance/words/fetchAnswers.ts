import type { ArgValue } from "@sonm/protocol/proposals/ArgValue.ts";
import type { ChainQuestion } from "@sonm/protocol/proposals/ProposalContext.ts";
import type { ProposalAddresses, ProposalContract } from "@sonm/protocol/proposals/ProposalContract.ts";
import type { Abi, AbiFunction, Client } from "viem";
import { readContract } from "viem/actions";

import { argValue } from "./argValue.ts";

/** What the chain answers, by the question's key. */
export type Answers = ReadonlyMap<string, ArgValue>;

/** Tells questions apart. */
export const questionKey = ({ contract, function: name, args }: ChainQuestion): string =>
  JSON.stringify([contract, name, args], (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));

/** Several results as an object by their names. */
function named(abi: Abi, name: string, result: unknown): ArgValue {
  const outputs = abi.find((entry): entry is AbiFunction => entry.type === "function" && entry.name === name)?.outputs;
  if (outputs === undefined || outputs.length < 2 || !Array.isArray(result)) return argValue(result);
  return Object.fromEntries(result.map((part, index) => [outputs[index]?.name || String(index), argValue(part)]));
}

/**
 * Asks the chain. What it does not answer is left out: words do without it.
 *
 * @param blockNumber as of which; undefined for now. Nodes that keep no old state do not answer
 */
export async function fetchAnswers(
  client: Client,
  abis: Readonly<Record<ProposalContract, Abi>>,
  addresses: ProposalAddresses,
  questions: readonly ChainQuestion[],
  blockNumber: bigint | undefined,
): Promise<Answers> {
  const found = await Promise.all(
    questions.map(async (question): Promise<readonly [string, ArgValue] | undefined> => {
      const { contract, function: functionName, args } = question;
      const address = addresses[contract];
      if (address === undefined) return undefined;
      const abi = abis[contract];
      const block = blockNumber === undefined ? {} : { blockNumber };
      return readContract(client, { abi, address, functionName, args, ...block }).then(
        (result) => [questionKey(question), named(abi, functionName, result)] as const,
        () => undefined,
      );
    }),
  );
  return new Map(found.filter((one) => one !== undefined));
}
