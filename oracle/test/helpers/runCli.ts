import { spawn } from "node:child_process";
import { once } from "node:events";

import { buildOracle, oracleProgram } from "../../../scripts/lib/local/oracleProgram.ts";

let built: Promise<boolean> | undefined;

/** Runs the program as a person does, with no other variables than these. */
export async function runCli(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  built ??= buildOracle();
  await built;
  const child = spawn(process.execPath, oracleProgram(...argv), { env: environment, stdio: "pipe" });
  const output: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output: output.join("") };
}
