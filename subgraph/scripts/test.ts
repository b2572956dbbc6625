import { glob } from "node:fs/promises";
import { join } from "node:path";

import Mocha from "mocha";

import { SUBGRAPH } from "./lib/paths.ts";

// node --import tsx subgraph/scripts/test.ts [text of a test's name]
//
// Runs the tests of the mappings against a real graph-node that follows the real contracts, and ends with one line
// that counts them.
const mocha = new Mocha({ timeout: 60_000, reporter: "spec" });
const text = process.argv[2];
if (text !== undefined) mocha.fgrep(text);
for await (const file of glob("test/**/*.test.ts", { cwd: SUBGRAPH })) mocha.addFile(join(SUBGRAPH, file));
try {
  await mocha.loadFilesAsync();
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const running = mocha.run(() => resolve(running));
  });
  const { passes = 0, failures = 0 } = runner.stats ?? {};
  console.log(`${passes} passed, ${failures} failed`);
  process.exit(failures === 0 && passes > 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
