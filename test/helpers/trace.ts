import { getAddress } from "ethers";

import { chain } from "./chain.ts";

/** One instruction of a transaction, with the stack before it, top last. */
interface Step {
  readonly op: string;
  readonly stack: readonly string[];
}

/** Every instruction that a transaction executed. */
async function stepsOf(hash: string): Promise<readonly Step[]> {
  const trace = (await chain.ethers.provider.send("debug_traceTransaction", [hash, {}])) as { structLogs: Step[] };
  if (trace.structLogs.length === 0) throw new Error("The transaction executed no code.");
  return trace.structLogs;
}

/** How often a transaction executed these instructions. */
export async function countSteps(hash: string, ...ops: readonly string[]): Promise<number> {
  return (await stepsOf(hash)).filter(({ op }) => ops.includes(op)).length;
}

/** Contracts that a transaction called, in the order of the first calls. */
export async function contractsCalledBy(hash: string): Promise<string[]> {
  const calls = (await stepsOf(hash)).filter(({ op }) => ["CALL", "STATICCALL", "DELEGATECALL"].includes(op));
  const address = ({ stack }: Step) => (stack.at(-2) ?? "").replace(/^0x/, "").padStart(40, "0").slice(-40);
  return [...new Set(calls.map((step) => getAddress(`0x${address(step)}`)))];
}
