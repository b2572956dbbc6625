import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Removes the clusters below a folder whose server was killed before it could remove them itself. */
export function removeAbandoned(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    const cluster = join(parent, name);
    if (name.startsWith(prefix) && isAbandoned(cluster)) rmSync(cluster, { recursive: true, force: true });
  }
}

/** Whether a cluster names a server, and that server is gone. One that names none may just be in the making. */
function isAbandoned(cluster: string): boolean {
  try {
    const pid = Number(readFileSync(join(cluster, "data/postmaster.pid"), "utf8").split("\n")[0]);
    // One that makes the cluster's files writes its number too, with a minus before it.
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    // ENOENT: it names none; EACCES, EPERM: another user's
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
