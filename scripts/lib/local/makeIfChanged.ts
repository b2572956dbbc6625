import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { ROOT } from "../root.ts";
import { contentHash } from "./contentHash.ts";
import { withLock } from "./withLock.ts";

/**
 * Something that is made from files and kept until they change.
 *
 * - `sources`: globs of what it is made from, relative to the repository
 * - `product`: a file that exists once it is made
 * - `stamp`: where the hash of the sources is kept; lies beside the product, so that both go together
 */
export interface Product {
  readonly sources: readonly string[];
  readonly product: string;
  readonly stamp: string;
}

/**
 * Makes a product unless it is there and its sources are what they were. Of several programs that want it at one time one makes it.
 *
 * @returns whether it was made
 */
export async function makeIfChanged(what: Product, make: () => Promise<void>): Promise<boolean> {
  const stamp = join(ROOT, what.stamp);
  const hash = await contentHash(ROOT, what.sources);
  const isMade = async (): Promise<boolean> => {
    const made = await access(join(ROOT, what.product)).then(
      () => true,
      () => false,
    );
    return made && (await readFile(stamp, "utf8").catch(() => "")) === hash;
  };
  if (await isMade()) return false;
  return withLock(join(ROOT, ".local/locks", what.stamp.replaceAll("/", "_")), async () => {
    if (await isMade()) return false;
    await make();
    await mkdir(dirname(stamp), { recursive: true });
    await writeFile(stamp, hash);
    return true;
  });
}
