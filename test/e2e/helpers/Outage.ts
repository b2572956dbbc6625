import { readdir, readFile, readlink } from "node:fs/promises";

/** State of a socket that listens, as the system lists it. */
const LISTENS = "0A";

/** Numbers of the sockets that listen on a port of this machine, as the system lists them. */
async function socketsOn(port: number): Promise<ReadonlySet<string>> {
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8").catch(() => "")),
  );
  const rows = tables.flatMap((table) => table.split("\n").slice(1)).map((line) => line.trim().split(/\s+/));
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const listening = rows.filter(([, local, , state]) => local?.endsWith(`:${hex}`) === true && state === LISTENS);
  return new Set(listening.map((columns) => `socket:[${columns[9]}]`));
}

/** Process id of the program that listens on a port. @throws if there is none */
async function programOn(port: number): Promise<number> {
  const sockets = await socketsOn(port);
  for (const pid of (await readdir("/proc")).map(Number).filter(Number.isSafeInteger)) {
    // Programs end while they are listed, and those of others can't be looked into.
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const open = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => "")));
    if (open.some((file) => sockets.has(file))) return pid;
  }
  throw new Error(`No program listens on port ${port}.`);
}

/** Programs of the local network that hang: they take connections and answer nothing, until they go on. */
export class Outage {
  readonly #programs: readonly number[];

  private constructor(programs: readonly number[]) {
    this.#programs = programs;
  }

  /** @param urls of the programs; they go on working until it begins */
  static async of(...urls: readonly string[]): Promise<Outage> {
    return new Outage(await Promise.all(urls.map((url) => programOn(Number(new URL(url).port)))));
  }

  begin(): void {
    for (const program of this.#programs) process.kill(program, "SIGSTOP");
  }

  /** Also after it has ended. */
  end(): void {
    for (const program of this.#programs) process.kill(program, "SIGCONT");
  }
}
