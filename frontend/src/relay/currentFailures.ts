import { partResults } from "./partResults.ts";
import type { NodeSays } from "./fetchMachineAnswers.ts";

/** What fails now at some nodes. `nodes`: how many say so, word for word or of the same part. */
export interface CurrentFailure {
  readonly label: string;
  readonly sentence: string;
  readonly nodes: number;
}

/** What failed in the newest rounds of the nodes, by part, what most of them say first. */
export function currentFailures(says: readonly NodeSays[]): readonly CurrentFailure[] {
  const failures = new Map<string, CurrentFailure>();
  for (const { answer } of says) {
    for (const { code, label, reasons } of answer === undefined ? [] : partResults(answer)) {
      const [sentence] = reasons;
      if (sentence === undefined) continue;
      const known = failures.get(code);
      failures.set(code, known === undefined ? { label, sentence, nodes: 1 } : { ...known, nodes: known.nodes + 1 });
    }
  }
  return [...failures.values()].toSorted((one, other) => other.nodes - one.nodes);
}
