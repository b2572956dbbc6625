import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Network } from "@sonm/protocol/networks.ts";

import { buildFolder } from "../../../subgraph/scripts/lib/paths.ts";
import { prepareSubgraph } from "../../../subgraph/scripts/lib/prepareSubgraph.ts";
import { makeIfChanged } from "../local/makeIfChanged.ts";
import { ROOT } from "../root.ts";
import { gndBinary } from "./gndBinary.ts";
import { GraphNodeError } from "./GraphNodeError.ts";
import { Program } from "./Program.ts";

/** What the built subgraph depends on. */
const SOURCES = [
  "subgraph/schema.graphql",
  "subgraph/subgraph.template.yaml",
  "subgraph/src/**/*.ts",
  "subgraph/scripts/lib/*.ts",
  "protocol/networks.json",
  "protocol/src/generated/*.abi.ts",
  "node_modules/@graphprotocol/*/package.json",
];

/**
 * Compiles the subgraph of a network, unless nothing changed since the last time.
 *
 * @returns the folder whose `build` folder holds it
 * @throws ManifestError if contracts and mappings don't agree, GraphNodeError if a mapping does not compile
 */
export async function buildSubgraph(
  network: Network,
  environment: Readonly<Record<string, string | undefined>>,
  onLine: (line: string) => void = () => undefined,
): Promise<string> {
  const folder = buildFolder(network);
  const relative = folder.slice(ROOT.length + 1);
  const product = {
    sources: SOURCES,
    product: `${relative}/build/subgraph.yaml`,
    stamp: `${relative}/.sources`,
  };
  await makeIfChanged(product, async () => {
    await prepareSubgraph(network);
    const gnd = gndBinary(environment);
    const tools = await toolFolder();
    try {
      for (const step of ["codegen", "build"]) await runGnd(gnd, step, folder, tools, onLine);
    } finally {
      await rm(tools, { recursive: true });
    }
  });
  return folder;
}

async function runGnd(
  gnd: string,
  step: string,
  cwd: string,
  path: string,
  onLine: (line: string) => void,
): Promise<void> {
  const program = new Program(gnd, [step, "--skip-migrations"], { cwd, env: { PATH: path } }, onLine);
  const how = await program.ended;
  if (how !== "code 0") throw new GraphNodeError(`The subgraph does not compile (${how}):\n${program.tail}`);
}

/**
 * A folder with the only programs that gnd needs to find. Where it finds a formatter too, it formats what it generates
 * and takes a minute instead of a second.
 */
async function toolFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sonm-gnd-"));
  await symlink(process.execPath, join(folder, "node"));
  await symlink(join(ROOT, "node_modules/assemblyscript/bin/asc"), join(folder, "asc"));
  return folder;
}
