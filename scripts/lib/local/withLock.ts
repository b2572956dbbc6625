import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between looks at a lock that another program holds. */
const POLL = 100;

const code = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/**
 * Does something that only one program of this machine may do at a time. A lock whose program has died counts for nothing.
 *
 * @param file holds the number of the process while it works
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await take(file))) {
    const holder = Number(await readFile(file, "utf8").catch(() => ""));
    if (holder > 0 && !isAlive(holder)) await rm(file, { force: true });
    else await sleep(POLL);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** Links a file that is whole to the lock's name, so that nobody reads half a number. */
async function take(file: string): Promise<boolean> {
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (code(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return code(error) === "EPERM";
  }
}
