import { readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links among the libraries of a Postgres package. An npm package holds no links: this one lists them, and
 * would make them in an install script, which we do not run.
 *
 * @param folder of the package
 */
export function linkLibraries(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, "native", "pg-symlinks.json"), "utf8")) as Link[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
