import { readFileSync } from "node:fs";

import { runCommand } from "./cli/runCommand.ts";
import { VERBS } from "./cli/verbs.ts";
import { readEnvironment } from "./config/environmentConfig.ts";

/** Beside the folder of the sources, and of what is built of them. */
const PACKAGE = new URL("../package.json", import.meta.url);

const { version } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: string };

const code = await runCommand(process.argv.slice(2), {
  verbs: VERBS,
  version,
  environment: readEnvironment(),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});

// What waits in a pipe is written first: an end cuts it off.
await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))));
process.exit(code);
