import { readdir, readFile } from "node:fs/promises";
import { extname } from "node:path";

import { ROOT } from "../root.ts";

export type SourceFile = {
  /** Path relative to the repository. */
  readonly path: string;
  readonly text: string;
};

const EXTENSIONS = new Set([".sol", ".ts", ".tsx", ".js", ".mjs", ".json", ".yaml", ".yml", ".html", ".graphql"]);

/** Installed, compiled and generated things, wherever they lie. */
const SKIPPED = new Set([
  "node_modules",
  "dist",
  "build",
  "generated",
  "coverage",
  "package-lock.json",
  "test-results",
  "playwright-report",
]);
const SKIPPED_AT_ROOT = /^(artifacts|cache|types|snapshots)/;

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(`${ROOT}/${folder}`, { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const hidden = entry.name.startsWith(".");
    if (hidden || SKIPPED.has(entry.name) || (folder === "" && SKIPPED_AT_ROOT.test(entry.name))) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return walk(path);
    return EXTENSIONS.has(extname(entry.name)) ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Every source file that a person wrote. */
export async function sourceFiles(): Promise<SourceFile[]> {
  const paths = (await walk("")).sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(`${ROOT}/${path}`, "utf8") })));
}
