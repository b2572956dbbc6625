import type { MachineAnswer } from "@sonm/protocol/machine.ts";

import { nodeUrlsOf } from "./chain/nodeUrlsOf.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import type { MachineFlags } from "./cli/verbs/machine.ts";
import { words } from "./cli/words.ts";
import { noAnswer } from "./http/askInTurn.ts";
import { errorText } from "./lib/errorText.ts";
import type { Hex } from "./lib/Hex.ts";
import { fetchMachine } from "./machines/fetchMachine.ts";
import { machineHere } from "./machines/machineHere.ts";
import { machineLines } from "./machines/machineLines.ts";

const TIMEOUT_MS = 10_000;

/** In place of a worker: this machine. */
const HERE = "here";

/** One node, and what it said or why it said nothing. */
interface Said {
  readonly url: string;
  readonly answer?: MachineAnswer;
  readonly problem?: string;
}

/**
 * Prints what every masternode of the signer set measured of a machine, what failed and why: `machine <worker>`. With `here`
 * it prints what this machine is made of, for the page to say what it would earn.
 *
 * @throws ConfigError with what is wrong with the flags or the chain, or why no node answers
 */
export async function runMachine({ words: [word], flags, terminal }: Call<MachineFlags>): Promise<Answer> {
  if (word === HERE) {
    const data = await machineHere();
    return { lines: [JSON.stringify(data)], data };
  }
  const worker = words.address(word, "a worker");
  const urls = flags.node === undefined ? await onChain(flags, nodeUrlsOf) : [flags.node.replace(/\/+$/, "")];
  if (urls.length === 0) throw noAnswer([]);
  const said = await terminal.during(`Asking ${urls.length} nodes`, () =>
    Promise.all(urls.map((url) => ask(url, worker))),
  );
  if (said.every(({ answer }) => answer === undefined)) {
    throw noAnswer(said.map(({ url, problem }) => `${url}: ${problem}`));
  }
  return { lines: [worker, ...said.flatMap(linesOf)], data: said };
}

async function ask(url: string, worker: Hex): Promise<Said> {
  try {
    return { url, answer: await fetchMachine(url, worker, TIMEOUT_MS) };
  } catch (error) {
    return { url, problem: errorText(error) };
  }
}

function linesOf({ url, answer, problem }: Said): string[] {
  const lines = answer === undefined ? [`does not answer: ${problem}`] : machineLines(answer);
  return [`${url} ${answer?.node ?? ""}`.trim(), ...lines.map((line) => `  ${line}`)];
}
