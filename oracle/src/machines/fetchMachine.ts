import type { MachineAnswer } from "@sonm/protocol/machine.ts";
import { readMachineAnswer } from "@sonm/protocol/readMachineAnswer.ts";

import { fetchJson } from "../http/fetchJson.ts";
import type { Hex } from "../lib/Hex.ts";

/** Most bytes of an answer: the longest reasons of the most rounds. */
const MAX_BYTES = 512 * 1024;

/**
 * What one node knows of a machine. It is what the node says; only what stands on the chain is proved.
 *
 * @throws FetchProblem or MachineAnswerInvalidError if there is no good answer
 */
export async function fetchMachine(
  url: string,
  worker: Hex,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<MachineAnswer> {
  const options = { timeoutMs, maxBytes: MAX_BYTES, ...(signal === undefined ? {} : { signal }) };
  return readMachineAnswer(await fetchJson(`${url}/machines/${worker}`, options));
}
