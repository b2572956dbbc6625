import { partResults } from "../../relay/partResults.ts";
import type { NodeSays } from "../../relay/fetchMachineAnswers.ts";
import { NodeName, PartMark, Reasons, RoundTime } from "./NodeParts.tsx";

interface NodeRowsProps {
  readonly says: readonly NodeSays[];
  readonly now: number;
}

/** Nodes down, parts across. */
export function NodeTable({ says, now }: NodeRowsProps) {
  const columns = new Map<string, string>();
  for (const { answer } of says) {
    for (const { code, label } of answer === undefined ? [] : partResults(answer)) columns.set(code, label);
  }
  return (
    <div className="overflow-x-auto" role="region" aria-label="Measurements by node" tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">What became of each part in the newest round of each masternode</caption>
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            <th scope="col" className="px-5 py-2.5 font-medium">
              Masternode
            </th>
            <th scope="col" className="px-3 py-2.5 font-medium">
              Last round
            </th>
            {[...columns].map(([code, label]) => (
              <th key={code} scope="col" className="px-3 py-2.5 font-medium last:pr-5">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {says.map((one) => (
          <NodeRow key={one.node.endpoint} one={one} columns={[...columns.keys()]} now={now} />
        ))}
      </table>
    </div>
  );
}

interface NodeRowProps {
  readonly one: NodeSays;
  readonly columns: readonly string[];
  readonly now: number;
}

function NodeRow({ one, columns, now }: NodeRowProps) {
  const { node, answer, problem } = one;
  const results = answer === undefined ? [] : partResults(answer);
  return (
    <tbody className="border-b last:border-b-0" data-testid="node-row" data-answered={answer !== undefined}>
      <tr className="align-top">
        <th scope="row" className="px-5 py-3 text-left font-normal">
          <NodeName node={node} />
        </th>
        {answer === undefined ? (
          <td colSpan={columns.length + 1} className="px-3 py-3 text-warn" data-testid="node-silent">
            {problem}
          </td>
        ) : (
          <>
            <td className="px-3 py-3">
              <RoundTime answer={answer} now={now} />
            </td>
            {columns.map((code) => (
              <td key={code} className="px-3 py-3 last:pr-5">
                <PartMark result={results.find((result) => result.code === code)} />
              </td>
            ))}
          </>
        )}
      </tr>
      {answer !== undefined && (
        <tr>
          <td colSpan={columns.length + 2} className="px-5 pb-3 empty:hidden">
            <Reasons answer={answer} results={results} now={now} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
