#!/usr/bin/env node
// The command line `sonm`. Plain JavaScript without dependencies: it starts what was bundled, and where that is missing or older
// than its sources lets the project's own bootstrap bundle it first, which takes seconds once.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = join(ROOT, "oracle", "dist", "cli.js");
const STAMP = join(ROOT, "oracle", "dist", ".sources");
const SOURCES = [join(ROOT, "oracle", "src"), join(ROOT, "protocol"), join(ROOT, "package-lock.json")];

/** The oldest Node with everything that the program uses. */
const NODE_MAJOR = 24;

/** Verbs that run for long, which the bootstrap gives a small heap. */
const LONG = ["node", "agent"];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const parts = readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  return Math.max(0, ...parts.map(({ name }) => newest(join(path, name))));
}

const isFresh = () =>
  existsSync(PROGRAM) && existsSync(STAMP) && SOURCES.every((path) => newest(path) <= statSync(STAMP).mtimeMs);

/** @returns the exit code */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit" });
    process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

const args = process.argv.slice(2);
const pinned = join(ROOT, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
const fresh = isFresh();
if (!fresh || LONG.includes(args[0])) {
  const code = await run(process.execPath, [join(ROOT, "scripts", "bootstrap.mjs"), "sonm", ...args]);
  const now = new Date();
  if (!fresh && existsSync(STAMP)) utimesSync(STAMP, now, now);
  process.exit(code);
} else if (Number(process.versions.node.split(".")[0]) >= NODE_MAJOR) {
  await import(pathToFileURL(PROGRAM).href);
} else {
  process.exit(await run(existsSync(pinned) ? pinned : process.execPath, [PROGRAM, ...args]));
}
