import { readdir, readFile } from "node:fs/promises";

/**
 * Process id of a program that another one started, by what the system lists.
 *
 * @param name as the system has it, at most 15 characters
 */
export async function childOf(parent: number, name: string): Promise<number | undefined> {
  for (const entry of await readdir("/proc")) {
    const pid = Number(entry);
    if (!Number.isSafeInteger(pid)) continue;
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const found = /^\d+ \((.*)\) \S (\d+) /.exec(stat);
    if (found?.[1] === name && Number(found[2]) === parent) return pid;
  }
  return undefined;
}
