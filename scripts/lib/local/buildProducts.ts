import { glob } from "node:fs/promises";
import { join } from "node:path";

import { CONTRACT_NAMES } from "@sonm/protocol/networks.ts";

import { ROOT } from "../root.ts";
import { makeIfChanged } from "./makeIfChanged.ts";
import type { Supervisor } from "./Supervisor.ts";

const bin = (program: string): string => join(ROOT, "node_modules/.bin", program);

const CONTRACTS = {
  sources: ["contracts/**/*.sol", "hardhat.config.ts", "package-lock.json"],
  product: "artifacts/contracts/market/Market.sol/Market.json",
  stamp: "artifacts/.sources",
};

/**
 * Compiles the contracts that are deployed, unless nothing changed since the last time. What only tests need is left to
 * them: it would cost a fresh clone half as much time again.
 */
export const buildContracts = (supervisor: Supervisor): Promise<boolean> =>
  makeIfChanged(CONTRACTS, async () => {
    const args = [bin("hardhat"), "build", "--no-tests", ...(await deployedFiles())];
    await supervisor.run({ name: "contracts", command: process.execPath, args, cwd: ROOT });
  });

/** The files of all contracts that a local deployment makes, the stand-in of the original token among them. */
export async function deployedFiles(): Promise<string[]> {
  const { default: deployment } = await import("../../../ignition/modules/LocalSonm.ts");
  const made = [...deployment.futures].flatMap((future) => ("contractName" in future ? [future.contractName] : []));
  const names = [...new Set([...CONTRACT_NAMES, ...made])];
  return (await Array.fromAsync(glob(`contracts/*/{${names.join(",")}}.sol`, { cwd: ROOT }))).sort();
}

const PAGE = {
  sources: [
    "frontend/{src,public}/**",
    "frontend/*.{html,ts,json}",
    "protocol/src/**",
    "protocol/*.json",
    "package-lock.json",
  ],
  product: "frontend/dist/index.html",
  stamp: "frontend/dist/.sources",
};

/** Builds the page unless nothing changed since the last time. */
export const buildPage = (supervisor: Supervisor): Promise<boolean> =>
  makeIfChanged(PAGE, () =>
    supervisor.run({
      name: "page-build",
      command: process.execPath,
      args: [bin("vite"), "build"],
      cwd: join(ROOT, "frontend"),
    }),
  );
