import type { LocalPorts } from "../local/LocalPorts.ts";
import type { Figure } from "./Figure.ts";
import { classFigures } from "./oracle/classFigures.ts";
import { computeFigures } from "./oracle/computeFigures.ts";
import { machineGasFigures } from "./oracle/machineGasFigures.ts";
import { nodeFigures } from "./oracle/nodeFigures.ts";

/** Figures of the oracle network's scale. */
export async function oracleFigures(
  ports: LocalPorts,
  stateDir: string,
  say: (text: string) => void,
): Promise<Figure[]> {
  return [
    ...(await nodeFigures(ports, stateDir, say)),
    ...computeFigures(),
    ...classFigures(),
    ...(await machineGasFigures()),
  ];
}
