import { readFile, writeFile } from "node:fs/promises";

import { ROOT } from "../root.ts";
import type { GasTable } from "./gas/measureGas.ts";

const FILE = `${ROOT}/scripts/lib/bench/gas.snapshot.json`;

/** Share by which gas may differ between two runs of the same code: signatures have more or fewer zero bytes. */
export const GAS_NOISE = 0.003;

/** Gas of every operation as it was when somebody last looked at it and found it right. */
export async function readGasSnapshot(): Promise<GasTable> {
  return JSON.parse(await readFile(FILE, "utf8")) as GasTable;
}

/** Writes what was measured, in the order that it had; the difference is for the review. */
export async function writeGasSnapshot(gas: Readonly<Record<string, number>>): Promise<void> {
  const names = new Set([...Object.keys(await readGasSnapshot()), ...Object.keys(gas)].filter((name) => name in gas));
  const ordered = Object.fromEntries([...names].map((name) => [name, gas[name]]));
  await writeFile(FILE, `${JSON.stringify(ordered, null, 2)}\n`);
}
