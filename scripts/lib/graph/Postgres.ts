import { randomBytes } from "node:crypto";
import { chownSync, cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { GraphNodeError } from "./GraphNodeError.ts";
import { isReachable } from "./isReachable.ts";
import { postgresBinaries } from "./postgresBinaries.ts";
import { Program } from "./Program.ts";
import { removeAbandoned } from "./removeAbandoned.ts";
import { unprivilegedUser, type User } from "./unprivilegedUser.ts";

export interface PostgresOptions {
  readonly port: number;
  readonly dataDir?: string | undefined;
  readonly cacheMegabytes?: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onLine: (line: string) => void;
}

const READY_WITHIN = 20_000;
const STOP_WITHIN = 3_000;

const CLUSTER_PREFIX = "sonm-postgres-";

/** The cluster is thrown away with the network, so nothing is kept safe on disk. */
const SERVER_SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  // the files lie in memory or on a disk without heads: what lies apart is no dearer
  "random_page_cost=1.1",
  "shared_preload_libraries=pg_stat_statements",
  "unix_socket_directories=",
  "listen_addresses=127.0.0.1",
  "log_min_messages=error",
];

/** A Postgres of its own in a folder of its own, as graph-node wants it. Both go when it stops. */
export class Postgres {
  readonly url: string;
  readonly #folder: string;
  readonly #program: Program;

  private constructor(url: string, folder: string, program: Program) {
    this.url = url;
    this.#folder = folder;
    this.#program = program;
  }

  /**
   * Makes an empty cluster and starts it.
   *
   * @throws GraphNodeError if it can't be made or does not come up
   */
  static async start(options: PostgresOptions): Promise<Postgres> {
    const user = unprivilegedUser();
    const folder = clusterFolder(options.dataDir, user);
    const password = randomBytes(16).toString("hex");
    const url = `postgresql://graph:${password}@127.0.0.1:${options.port}/postgres`;
    try {
      const binaries = reachableBinaries(postgresBinaries(options.environment), folder, user);
      writeFileSync(join(folder, "password"), password);
      const { port, cacheMegabytes, onLine } = options;
      const program = await startServer({ binaries, folder, user, url, port, cacheMegabytes }, onLine);
      return new Postgres(url, folder, program);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** How it ended, undefined while it runs. */
  get how(): string | undefined {
    return this.#program.how;
  }

  /** A connection to it, which the caller ends. */
  async connect(): Promise<pg.Client> {
    return connectTo(this.url);
  }

  /** Ends it without waiting for its clients and removes its folder. */
  async stop(): Promise<void> {
    await this.#program.stop("SIGINT", STOP_WITHIN);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A fresh folder that belongs to the user that Postgres runs as, where that user can get into it. */
function clusterFolder(wanted: string | undefined, user: User | undefined): string {
  const usable = wanted !== undefined && (user === undefined || isReachable(realpathSync(wanted)));
  const parent = usable ? wanted : realpathSync(tmpdir());
  removeAbandoned(parent, CLUSTER_PREFIX);
  const folder = mkdtempSync(join(parent, CLUSTER_PREFIX));
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** The programs, copied beside the cluster where they lie in a folder that is closed to the user that runs them. */
function reachableBinaries(binaries: string, folder: string, user: User | undefined): string {
  const real = realpathSync(binaries);
  if (user === undefined || isReachable(real)) return real;
  const copy = join(folder, "postgres");
  cpSync(dirname(real), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

interface Cluster {
  readonly binaries: string;
  readonly folder: string;
  readonly user: User | undefined;
  readonly url: string;
  readonly port: number;
  readonly cacheMegabytes: number | undefined;
}

async function startServer(
  { binaries, folder, user, url, port, cacheMegabytes }: Cluster,
  onLine: (line: string) => void,
): Promise<Program> {
  // This process's own home and settings may be closed to the user that Postgres runs as.
  const spawning = { ...user, cwd: "/", env: { PATH: binaries, LC_ALL: "C", TZ: "UTC" } };
  const data = join(folder, "data");
  const access = ["-U", "graph", "--auth=scram-sha-256", `--pwfile=${join(folder, "password")}`];
  const initdb = new Program(
    join(binaries, "initdb"),
    ["-D", data, "-E", "UTF8", "--locale=C", "-N", ...access],
    spawning,
    onLine,
  );
  const made = await initdb.ended;
  if (made !== "code 0") throw new GraphNodeError(`Postgres could not make its files (${made}):\n${initdb.tail}`);

  const cache = cacheMegabytes === undefined ? [] : [`shared_buffers=${cacheMegabytes}MB`];
  const settings = [...SERVER_SETTINGS, ...cache, `port=${port}`].flatMap((setting) => ["-c", setting]);
  const server = new Program(join(binaries, "postgres"), ["-D", data, ...settings], spawning, onLine);
  const deadline = Date.now() + READY_WITHIN;
  while (server.how === undefined && Date.now() < deadline) {
    const client = await connectTo(url).catch(() => undefined);
    if (client !== undefined) {
      await client.end();
      return server;
    }
    await sleep(50);
  }
  const reason = server.how ?? `it did not answer within ${READY_WITHIN / 1000} s`;
  await server.stop("SIGKILL", 0);
  throw new GraphNodeError(`Postgres did not start on port ${port} (${reason}):\n${server.tail}`);
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that goes away is noticed where it is used; without a listener it would end this process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
