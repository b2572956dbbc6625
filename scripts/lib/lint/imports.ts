import { posix } from "node:path";

import { isTest } from "./isTest.ts";
import type { SourceFile } from "./sourceFiles.ts";

/** Which parts of the repository each part may import, besides itself. */
const PARTS: Record<string, readonly string[]> = {
  protocol: [],
  oracle: ["protocol", "types"],
  subgraph: ["protocol"],
  frontend: ["protocol"],
  scripts: ["protocol", "oracle", "subgraph", "types", "ignition", "hardhat.config.ts"],
  ignition: ["protocol"],
  "hardhat.config.ts": ["scripts", "protocol"],
};

/** Contract folders that every domain may import, from the bottom up; each sees those before it. */
const LAYERS = ["types", "libraries", "interfaces"];

/** Packages that belong to one side: ethers for programs, viem and wagmi for the frontend. */
const FOREIGN: readonly { part: RegExp; packages: RegExp }[] = [
  { part: /^frontend$/, packages: /^(ethers|hardhat)(\/|$)/ },
  { part: /^(oracle|scripts|subgraph|ignition)$/, packages: /^(viem|wagmi|react)(\/|$)/ },
  { part: /^protocol$/, packages: /^/ },
];

const TYPESCRIPT_IMPORT = /\b(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g;
const SOLIDITY_IMPORT = /\bimport\s[^;"']*["']([^"']+)["']/g;

const partOf = (path: string): string => path.split("/")[0] ?? "";

function resolveImport(file: SourceFile, target: string): string | undefined {
  if (target.startsWith(".")) return posix.join(posix.dirname(file.path), target);
  if (target.startsWith("@sonm/")) return target.slice("@sonm/".length);
  return undefined;
}

function checkTypescript(file: SourceFile, target: string): string | undefined {
  const part = partOf(file.path);
  const path = resolveImport(file, target);
  if (isTest(file.path)) return undefined;
  if (path === undefined) {
    const foreign = FOREIGN.find((rule) => rule.part.test(part) && rule.packages.test(target));
    return foreign && `${part} does not use ${target}`;
  }
  if (isTest(path)) return `nothing but tests imports ${path}`;
  const other = partOf(path);
  const allowed = PARTS[part];
  if (other === part || allowed === undefined || allowed.includes(other)) return undefined;
  return `${part} may not import ${other}`;
}

function checkSolidity(file: SourceFile, target: string): string | undefined {
  if (!file.path.startsWith("contracts/") || !target.startsWith(".")) return undefined;
  const path = posix.join(posix.dirname(file.path), target);
  const [root, folder = ""] = path.split("/");
  const own = file.path.split("/")[1] ?? "";
  if (root !== "contracts") return `contracts may not import ${path}`;
  if (folder === own || own === "mocks") return undefined;
  const visible = LAYERS.includes(own) ? LAYERS.slice(0, LAYERS.indexOf(own)) : LAYERS;
  return visible.includes(folder)
    ? undefined
    : `${own}/ may not import ${folder}/ (a domain reaches another through interfaces/)`;
}

/** Imports flow one way: types, libraries, interfaces, domains; protocol, then its readers, which never meet. */
export function checkImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const solidity = file.path.endsWith(".sol");
    if (!solidity && !/\.(ts|tsx|js|mjs)$/.test(file.path)) return [];
    const targets = [...file.text.matchAll(solidity ? SOLIDITY_IMPORT : TYPESCRIPT_IMPORT)].map(
      (match) => match[1] ?? "",
    );
    return targets.flatMap((target) => {
      const problem = solidity ? checkSolidity(file, target) : checkTypescript(file, target);
      return problem === undefined ? [] : [`${file.path}: ${problem}`];
    });
  });
}
