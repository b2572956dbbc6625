import { glob, readFile } from "node:fs/promises";
import { basename } from "node:path";

import type { JsonFragment } from "ethers";

import { ROOT } from "../root.ts";

export type Abi = readonly JsonFragment[];

/** ABIs of the compiled contracts by name. Mocks and harnesses are not part of the protocol. */
export async function readAbis(): Promise<Map<string, Abi>> {
  const folder = `${ROOT}/artifacts/contracts`;
  const abis = new Map<string, Abi>();
  for (const file of (await Array.fromAsync(glob("**/*.json", { cwd: folder }))).sort()) {
    if (file.startsWith("mocks/")) continue;
    const artifact = JSON.parse(await readFile(`${folder}/${file}`, "utf8")) as { abi: Abi };
    abis.set(basename(file, ".json"), artifact.abi);
  }
  return abis;
}
