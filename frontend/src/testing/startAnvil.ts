import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const ANVIL = fileURLToPath(new URL("../../../node_modules/.bin/anvil", import.meta.url));

/** How long a chain may take to answer, in milliseconds. */
const READY_WITHIN = 15_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** A chain of its own, for one test file. `stop` ends it. */
export interface TestChain {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a chain that makes blocks only when it is told to. */
export async function startAnvil(): Promise<TestChain> {
  const port = await freePort();
  const child = spawn(ANVIL, ["--port", String(port), "--no-mining", "--silent"], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const request = { method: "POST", body: '{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}' };
  for (const end = Date.now() + READY_WITHIN; Date.now() < end;) {
    const answered = await fetch(url, { ...request, headers: { "Content-Type": "application/json" } }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return { url, stop };
    await new Promise((resume) => setTimeout(resume, 50));
  }
  await stop();
  throw new Error("anvil did not start");
}
