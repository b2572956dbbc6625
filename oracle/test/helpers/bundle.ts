import { join } from "node:path";

import { build } from "esbuild";

/** Lets bundled packages that were written for CommonJS load what Node brings. */
const BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Makes one file of a program, which starts in a tenth of the time that its sources need.
 *
 * @returns the file
 */
export async function bundle(entry: string, folder: string): Promise<string> {
  const outfile = join(folder, "program.mjs");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    banner: { js: BANNER },
    logLevel: "silent",
  });
  return outfile;
}
