// Prints how much JavaScript a first visit to the market loads, gzip, as JSON objects, one a line. Run after `vite build`.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What the first page takes: the entry, which holds the market's screen. */
const ROOTS = ["index.html"];

const DIST = new URL("../dist/", import.meta.url);

/** As much as a careful server compresses. */
const LEVEL = 9;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", DIST), "utf8")) as Record<string, Chunk>;

/** Files of the chunks and of everything that they import at once. */
function filesOf(roots: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no chunk ${name}: run vite build, or mend ROOTS.`);
    if (chunk.file.endsWith(".js")) files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  roots.forEach(visit);
  return files;
}

const files = filesOf(ROOTS);
const bytes = [...files].reduce(
  (sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST)), { level: LEVEL }).length,
  0,
);
console.log(JSON.stringify({ name: "page.js.kb", value: Math.round(bytes / 100) / 10, unit: "kB" }));
console.log(JSON.stringify({ name: "page.js.files", value: files.size, unit: "files" }));
