import type { MachineAnswer } from "@sonm/protocol/machine.ts";
import { readMachineAnswer } from "@sonm/protocol/readMachineAnswer.ts";
import type { Address } from "viem";

import type { NamedNode } from "./namedNodes.ts";
import { askRelay } from "./askRelay.ts";

/**
 * A masternode, and what it says of a machine.
 *
 * - `answer`: undefined where there is none that can be read
 * - `problem`: then, why
 */
export interface NodeSays {
  readonly node: NamedNode;
  readonly answer: MachineAnswer | undefined;
  readonly problem: string | undefined;
}

async function askOne(node: NamedNode, worker: Address, signal?: AbortSignal): Promise<NodeSays> {
  const silent = (problem: string): NodeSays => ({ node, answer: undefined, problem });
  if (node.base === undefined) return silent("This page was not told that it may ask this node.");
  let value: unknown;
  try {
    value = await askRelay(node.base, `machines/${worker.toLowerCase()}`, signal === undefined ? {} : { signal });
  } catch {
    return silent("It does not answer.");
  }
  if (value === undefined) return silent("It runs an older version, which does not tell.");
  try {
    const answer = readMachineAnswer(value);
    return answer.worker === worker.toLowerCase()
      ? { node, answer, problem: undefined }
      : silent("It answered about another machine.");
  } catch {
    return silent("Its answer can't be read.");
  }
}

/**
 * What masternodes say of a machine, those named first that have the most stake. A relay of the configuration that is
 * nobody's endpoint is named by what it says, and then stands for that masternode.
 */
export async function fetchMachineAnswers(
  nodes: readonly NamedNode[],
  worker: Address,
  signal?: AbortSignal,
): Promise<readonly NodeSays[]> {
  const says = await Promise.all(nodes.map((node) => askOne(node, worker, signal)));
  const speakers = new Map(
    says.flatMap((one) => (one.node.signer === undefined && one.answer?.node ? [[one.answer.node, one] as const] : [])),
  );
  const spokenFor = new Set<NodeSays>();
  const named = says.map((one) => {
    const { signer } = one.node;
    const speaker = one.answer === undefined && signer !== undefined ? speakers.get(signer) : undefined;
    if (speaker === undefined) return one;
    spokenFor.add(speaker);
    return { ...speaker, node: { ...one.node, base: speaker.node.base } };
  });
  return named.filter((one) => !spokenFor.has(one));
}
