import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

import type { Network } from "@sonm/protocol/networks.ts";

import type { Artifact } from "./abi.ts";
import { ManifestError } from "./ManifestError.ts";
import { ARTIFACTS, buildFolder, SUBGRAPH } from "./paths.ts";
import { renderManifest, type IndexedContract } from "./renderManifest.ts";

/** Contracts that the index follows: folder of the source, and the mapping. */
const INDEXED: Readonly<Record<string, { readonly folder: string; readonly mapping: string }>> = {
  BenchmarkCatalogue: { folder: "attestation", mapping: "benchmarkCatalogue.ts" },
  Masternodes: { folder: "staking", mapping: "masternodes.ts" },
  Reports: { folder: "attestation", mapping: "reports.ts" },
  Hardware: { folder: "attestation", mapping: "hardware.ts" },
  Market: { folder: "market", mapping: "market.ts" },
};

async function indexedContract(name: string, folder: string, mapping: string, to: string): Promise<IndexedContract> {
  const path = join(ARTIFACTS, folder, `${name}.sol`, `${name}.json`);
  const text = await readFile(path, "utf8").catch(() => {
    throw new ManifestError(`${name} is not compiled: run \`npm run build\` and try again.`);
  });
  return {
    artifact: JSON.parse(text) as Artifact,
    artifactPath: relative(to, path),
    mapping: await readFile(join(SUBGRAPH, "src", mapping), "utf8"),
  };
}

/**
 * Lays out, in a folder of its own, what the subgraph of one network is built and deployed from: manifest, schema and
 * mappings. graph-node's tools want all of it below the manifest.
 *
 * @returns the folder
 * @throws ManifestError where the contracts are not compiled, or contracts and mappings don't agree
 */
export async function prepareSubgraph(network: Network): Promise<string> {
  const folder = buildFolder(network);
  const contracts: Record<string, IndexedContract> = {};
  for (const [name, { folder: domain, mapping }] of Object.entries(INDEXED)) {
    contracts[name] = await indexedContract(name, domain, mapping, folder);
  }
  const template = await readFile(join(SUBGRAPH, "subgraph.template.yaml"), "utf8");
  const manifest = renderManifest(template, network, contracts);

  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(SUBGRAPH, "src"), join(folder, "src"), { recursive: true });
  await cp(join(SUBGRAPH, "schema.graphql"), join(folder, "schema.graphql"));
  await writeFile(join(folder, "subgraph.yaml"), manifest);
  return folder;
}
