import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Network } from "@sonm/protocol/networks.ts";

import type { AbiEntry } from "./abi.ts";
import { buildFolder, SUBGRAPH } from "./paths.ts";
import { renderManifest, type IndexedContract } from "./renderManifest.ts";

/** Contracts that the index follows, and the mapping of each. */
const INDEXED: Readonly<Record<string, string>> = {
  BenchmarkCatalogue: "benchmarkCatalogue.ts",
  Masternodes: "masternodes.ts",
  Reports: "reports.ts",
  Hardware: "hardware.ts",
  Market: "market.ts",
  Profiles: "profiles.ts",
  Amendments: "amendments.ts",
  Guarantees: "guarantees.ts",
  HardwareClasses: "hardwareClasses.ts",
  FeeSplitter: "feeSplitter.ts",
  Dividends: "dividends.ts",
  TeamPool: "teamPool.ts",
  LegacySwap: "legacySwap.ts",
  Duty: "duty.ts",
  RewardPrograms: "rewardPrograms.ts",
  ClassBalances: "classBalances.ts",
  ProgramController: "programController.ts",
  SNM: "snm.ts",
  SonmGovernor: "governor.ts",
  Treasury: "treasury.ts",
  EntryBrake: "brake.ts",
  Roadmap: "roadmap.ts",
  WorkOrders: "workOrders.ts",
  ReportRegistry: "reportRegistry.ts",
  Releases: "releases.ts",
  Charter: "charter.ts",
  Directory: "directory.ts",
};

/** The generated ABIs are committed, so that mappings compile while the contracts still do. */
async function indexedContract(name: string, mapping: string): Promise<IndexedContract> {
  const module = (await import(`@sonm/protocol/generated/${name}.abi.ts`)) as Record<string, readonly AbiEntry[]>;
  return {
    abi: Object.values(module).flat(),
    abiPath: `./abis/${name}.json`,
    mapping: await readFile(join(SUBGRAPH, "src", mapping), "utf8"),
  };
}

/**
 * Lays out, in a folder of its own, what the subgraph of one network is built and deployed from: manifest, schema and
 * mappings. graph-node's tools want all of it below the manifest.
 *
 * @returns the folder
 * @throws ManifestError where contracts and mappings don't agree
 */
export async function prepareSubgraph(network: Network): Promise<string> {
  const folder = buildFolder(network);
  const contracts: Record<string, IndexedContract> = {};
  for (const [name, mapping] of Object.entries(INDEXED)) contracts[name] = await indexedContract(name, mapping);
  const template = await readFile(join(SUBGRAPH, "subgraph.template.yaml"), "utf8");
  const manifest = renderManifest(template, network, contracts);

  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "abis"), { recursive: true });
  for (const { abi, abiPath } of Object.values(contracts)) await writeFile(join(folder, abiPath), JSON.stringify(abi));
  await cp(join(SUBGRAPH, "src"), join(folder, "src"), { recursive: true });
  await cp(join(SUBGRAPH, "schema.graphql"), join(folder, "schema.graphql"));
  await writeFile(join(folder, "subgraph.yaml"), manifest);
  return folder;
}
