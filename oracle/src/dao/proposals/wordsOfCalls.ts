import type { ArgValue } from "@sonm/protocol/proposals/ArgValue.ts";
import type { CallInWords } from "@sonm/protocol/proposals/CallInWords.ts";
import { currentReads } from "@sonm/protocol/proposals/currentReads.ts";
import { describeCall } from "@sonm/protocol/proposals/describeCall.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import type { ChainQuestion } from "@sonm/protocol/proposals/ProposalContext.ts";

import { argOf, callCodec } from "../callCodec.ts";
import { contractAbis } from "../contractAbis.ts";
import type { Dao } from "../Dao.ts";

/** Calls in words, with what is now as the chain has it. */
export async function wordsOfCalls(dao: Dao, calls: readonly ProposalCall[]): Promise<readonly CallInWords[]> {
  const questions = currentReads(calls, dao.addresses, callCodec);
  const answers = new Map<string, ArgValue>();
  await Promise.all(
    questions.map(async (question) => {
      const answer = await ask(dao, question);
      if (answer !== undefined) answers.set(keyOf(question), answer);
    }),
  );
  const current = (question: ChainQuestion): ArgValue | undefined => answers.get(keyOf(question));
  return calls.map((call) => describeCall(call, { addresses: dao.addresses, current }, callCodec));
}

const keyOf = ({ contract, function: name, args }: ChainQuestion): string =>
  [contract, name, ...args.map(String)].join(" ");

/** Asks a getter; undefined where it refuses, as for something that is not there. */
async function ask({ addresses, connection }: Dao, question: ChainQuestion): Promise<ArgValue | undefined> {
  const abi = contractAbis[question.contract];
  const data = callCodec.encode(question.contract, question.function, question.args);
  try {
    const answer = await connection.provider.call({ to: addresses[question.contract], data });
    const outputs = abi.getFunction(question.function)?.outputs ?? [];
    const results = abi.decodeFunctionResult(question.function, answer);
    const values = outputs.map((output, index): [string, ArgValue] => [output.name, argOf(output, results[index])]);
    return values.length === 1 ? values[0]?.[1] : Object.fromEntries(values);
  } catch {
    return undefined;
  }
}

/** Lines for a person: each call in words with its arguments where they say more, and its warnings. */
export const callLines = (calls: readonly CallInWords[]): string[] =>
  calls.flatMap(({ words, args, warnings }, index) => [
    `${index + 1}. To ${words}.`,
    ...args.map(({ label, value }) => `     ${label}: ${value.includes("\n") ? `\n${value}` : value}`),
    ...warnings.map((warning) => `   Warning: ${warning}`),
  ]);

/** The same for programs. */
export const callData = (calls: readonly CallInWords[], raw: readonly ProposalCall[]): object[] =>
  calls.map(({ words, args, warnings, action, contract, function: name }, index) => ({
    words,
    action: action?.id ?? null,
    contract: contract ?? null,
    function: name ?? null,
    arguments: args,
    warnings,
    ...raw[index],
  }));
