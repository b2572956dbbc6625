import { formatEther, type TransactionReceipt } from "ethers";

import type { Connection } from "../chain/Connection.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { refusalOf } from "../chain/refusalOf.ts";
import type { Terminal } from "./Terminal.ts";

/**
 * A transaction that a verb makes.
 *
 * - `what`: a part of a sentence after "to": "deposit 5 SNM"
 */
export interface Step {
  readonly what: string;
  readonly to: string;
  readonly data: string;
}

/** What was sent, for --json. */
export interface Sent {
  readonly what: string;
  readonly transaction: string;
  readonly block: number;
}

/**
 * Makes transactions one after the other, as every verb that writes does: the first is tried, what will happen and what it costs at
 * most is said, consent is asked for, and each is waited for. The later ones are tried when those before are made.
 *
 * @param costs other lines about what it means, such as what is paid
 * @throws ConfigError with the reason, in words, where a contract refuses
 * @throws UsageError without consent
 */
export async function sendSteps(
  terminal: Terminal,
  { provider }: Pick<Connection, "provider">,
  sender: TransactionSender,
  steps: readonly [Step, ...Step[]],
  costs: readonly string[] = [],
): Promise<Sent[]> {
  const [first] = steps;
  const gas = await estimated(provider, sender.address, first);
  const { maxFeePerGas, gasPrice } = await provider.getFeeData();
  const fee = formatEther(gas * (maxFeePerGas ?? gasPrice ?? 0n));
  const list = steps.map(({ what }, index) => `  ${steps.length === 1 ? "" : `${index + 1}. `}${what}`);
  const paid = `The gas${steps.length === 1 ? "" : " of the first"} costs at most ${fee} of the chain's coin.`;
  await terminal.consent([`With ${sender.address} this will:`, ...list, ...costs, paid]);
  const sent: Sent[] = [];
  for (const step of steps) {
    const receipt = await terminal.during(`Waiting for the chain to ${step.what}`, () => made(sender, step));
    sent.push({ what: step.what, transaction: receipt.hash, block: receipt.blockNumber });
  }
  return sent;
}

/** Lines about what was sent. */
export const sentLines = (sent: readonly Sent[]): string[] =>
  sent.map(({ transaction, block }) => `Transaction ${transaction} in block ${block}.`);

async function estimated(provider: Connection["provider"], from: string, { what, to, data }: Step): Promise<bigint> {
  try {
    return await provider.estimateGas({ from, to, data });
  } catch (error) {
    throw refused(what, error);
  }
}

async function made(sender: TransactionSender, { what, to, data }: Step): Promise<TransactionReceipt> {
  try {
    return await sender.send(what, { to, data });
  } catch (error) {
    throw refused(what, error instanceof Error ? (error.cause ?? error) : error, error);
  }
}

function refused(what: string, cause: unknown, error = cause): unknown {
  const refusal = refusalOf(cause);
  return refusal === undefined ? error : new ConfigError([`It is not possible to ${what}. ${refusal}`]);
}
