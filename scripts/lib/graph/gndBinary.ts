import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { GraphNodeError } from "./GraphNodeError.ts";

const require = createRequire(import.meta.url);

/**
 * Path of `gnd`, graph-node for development: `SONM_GND`, or the platform's package from the lock file.
 *
 * @throws GraphNodeError where there is neither
 */
export function gndBinary(environment: Readonly<Record<string, string | undefined>>): string {
  const own = environment["SONM_GND"];
  if (own !== undefined && own !== "") {
    if (existsSync(own)) return own;
    throw new GraphNodeError(`SONM_GND names ${own}, which is not there; set it to the path of a gnd binary.`);
  }
  const name = `@graphprotocol/gnd-${process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), "bin", "gnd");
  } catch {
    throw new GraphNodeError(
      `graph-node has no build for this machine (${process.platform} ${process.arch}, package ${name}); ` +
        "set SONM_GND to the path of a gnd binary of your own, version 0.45 or later.",
    );
  }
}
