import { run } from "./run.ts";

/** Compiles the contracts, unless nothing changed, and writes their artifacts and TypeChain types. */
export async function compileContracts(): Promise<boolean> {
  const { code } = await run("hardhat", ["build", "--no-tests"]);
  return code === 0;
}
