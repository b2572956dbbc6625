import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";

import { CONTRACT_NAMES } from "@sonm/protocol/networks.ts";
import { format, resolveConfig } from "prettier";

import { ROOT } from "../root.ts";
import { abiModule } from "./abiModule.ts";
import { readAbis } from "./artifacts.ts";
import { constantsModule } from "./constantsModule.ts";
import { enumsModule } from "./enumsModule.ts";
import { errorsModule } from "./errorsModule.ts";

const FOLDER = `${ROOT}/protocol/src/generated`;
const HEADER = "// Written by `npm run generate` from the contracts. Do not edit.\n\n";

export type Generated = {
  /** Files of protocol/src/generated that were not what the contracts say. */
  stale: string[];
  /** Contracts of the protocol that have no artifact. */
  missing: string[];
};

async function modules(missing: string[]): Promise<Map<string, string>> {
  const abis = await readAbis();
  const files = new Map<string, string>();
  for (const contract of CONTRACT_NAMES) {
    const abi = abis.get(contract);
    if (abi === undefined) missing.push(contract);
    else files.set(`${contract}.abi.ts`, abiModule(contract, abi));
  }
  files.set("errors.ts", errorsModule(abis.values()));
  files.set("enums.ts", await enumsModule());
  files.set("constants.ts", await constantsModule());
  return files;
}

/** Writes protocol/src/generated from the artifacts and sources of the contracts, or only compares it with them. */
export async function generate({ write }: { write: boolean }): Promise<Generated> {
  const options = { ...(await resolveConfig(`${ROOT}/package.json`)), parser: "typescript" };
  const result: Generated = { stale: [], missing: [] };
  const files = await modules(result.missing);
  await mkdir(FOLDER, { recursive: true });

  for (const [name, source] of files) {
    const wanted = await format(HEADER + source, options);
    const found = await readFile(`${FOLDER}/${name}`, "utf8").catch(() => "");
    if (found === wanted) continue;
    result.stale.push(name);
    if (write) await writeFile(`${FOLDER}/${name}`, wanted);
  }
  for (const name of await readdir(FOLDER)) {
    if (files.has(name)) continue;
    result.stale.push(name);
    if (write) await rm(`${FOLDER}/${name}`);
  }
  return result;
}
