import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { build } from "esbuild";

import { ROOT } from "../root.ts";
import { makeIfChanged } from "./makeIfChanged.ts";

const FOLDER = "oracle/dist";

const BUNDLE = {
  sources: ["oracle/src/**", "oracle/package.json", "protocol/src/**", "protocol/*.json", "package-lock.json"],
  product: `${FOLDER}/cli.js`,
  stamp: `${FOLDER}/.sources`,
};

/** Programs that start each for themselves: the command line, and what it runs in threads and processes of their own. */
const ENTRIES = ["cli", "modules/computeThread", "modules/gpu/gpuProcess"];

/** Packages that read files beside their own code: WebAssembly, drivers. */
const APART = ["tiny-secp256k1", "webgpu"];

/** Packages that are CommonJS ask for Node's own modules by this. */
const REQUIRE = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * Puts the programs of masternodes and suppliers into few files, unless nothing changed since the last time: a program of six
 * hundred modules takes three times as long to start as one of a few, and the tests start hundreds.
 */
export const buildOracle = (): Promise<boolean> =>
  makeIfChanged(BUNDLE, async () => {
    const { outputFiles } = await build({
      absWorkingDir: ROOT,
      entryPoints: ENTRIES.map((name) => ({ in: `oracle/src/${name}.ts`, out: name.split("/").at(-1) ?? name })),
      outdir: FOLDER,
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      target: "node24",
      sourcemap: true,
      external: APART,
      banner: { js: REQUIRE },
      logLevel: "error",
      write: false,
    });
    // One at a time and each at once: what another program starts meanwhile is whole.
    for (const { path, contents } of outputFiles) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.${process.pid}`, contents);
      await rename(`${path}.${process.pid}`, path);
    }
  });

/** The command line of the oracle, once it is built. */
export const ORACLE_FILE = join(ROOT, BUNDLE.product);

/** Node's arguments for a verb of the oracle, once it is built. */
export const oracleProgram = (...argv: readonly string[]): string[] => ["--enable-source-maps", ORACLE_FILE, ...argv];
