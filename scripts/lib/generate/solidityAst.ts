import { glob, readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { ROOT } from "../root.ts";

/** A node of the compiler's syntax tree; each `nodeType` has fields of its own. */
export type AstNode = {
  readonly nodeType: string;
  readonly nodes?: readonly AstNode[];
  readonly name?: string;
  readonly [field: string]: unknown;
};

type Solc = { compile(input: string): string };
type SolcOutput = {
  errors?: { severity: string; formattedMessage: string }[];
  sources?: Record<string, { ast: AstNode }>;
};

/** Parses Solidity sources, given by globs, and returns their trees by path. Nothing is compiled, so it is quick. */
export async function parseSolidity(...patterns: string[]): Promise<Map<string, AstNode>> {
  const files = (await Array.fromAsync(glob(patterns, { cwd: ROOT }))).sort();
  const contents = await Promise.all(files.map((file) => readFile(`${ROOT}/${file}`, "utf8")));
  if (files.length === 0) return new Map();
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(files.map((file, index) => [file, { content: contents[index] }])),
    settings: { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } },
  };
  const solc = createRequire(import.meta.url)("solc") as Solc;
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as SolcOutput;
  const errors = (output.errors ?? []).filter((error) => error.severity === "error");
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join("\n"));
  return new Map(files.map((file) => [file, (output.sources as Record<string, { ast: AstNode }>)[file]!.ast]));
}
