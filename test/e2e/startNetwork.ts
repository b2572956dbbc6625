import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { freePorts } from "../../scripts/lib/local/freePorts.ts";
import { ROOT } from "../../scripts/lib/root.ts";
import { startEnvironment, writeE2eNetwork } from "./networkConfig.ts";

/** Milliseconds; the first start compiles everything. */
const START_WITHIN = 240_000;

/** Starts the local network as `npm start` does, on free ports. Playwright calls what this returns at the end. */
export default async function startNetwork(): Promise<() => Promise<void>> {
  const ports = await freePorts();
  const stateDir = await mkdtemp(join(tmpdir(), "sonm-e2e-"));
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "scripts/start.ts")], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
    env: startEnvironment(ports, stateDir),
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    await rm(stateDir, { recursive: true, force: true });
  };

  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      console.log(`network | ${line}`);
      if (line.includes("The local network is up")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The local network did not start (code ${code}).`)));
    setTimeout(
      () => reject(new Error(`The local network did not start in ${START_WITHIN / 1000} s.`)),
      START_WITHIN,
    ).unref();
  });
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  writeE2eNetwork({
    pageUrl: `http://127.0.0.1:${ports.page}/`,
    rpcUrl: `http://127.0.0.1:${ports.rpc}`,
    graphqlUrl: `http://127.0.0.1:${ports.graphql}/subgraphs/name/subgraph-0`,
    relayUrls: [ports.oracle1, ports.oracle2, ports.oracle3].map((port) => `http://127.0.0.1:${port}/`),
  });
  return stop;
}
