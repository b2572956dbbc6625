import { localAccounts, PERSON_ROLES } from "@sonm/protocol/localAccounts.ts";

import { firstAsk } from "./lib/local/firstAsk.ts";
import { localConfig } from "./lib/local/localConfig.ts";
import type { LocalNetwork } from "./lib/local/LocalNetwork.ts";
import { startLocalNetwork } from "./lib/local/startLocalNetwork.ts";
import { untilStopped } from "./lib/local/untilStopped.ts";
import { ROOT } from "./lib/root.ts";

// npm start    the whole system on this machine; Ctrl-C ends it

const time = (seconds: number): string => `${seconds.toFixed(1).padStart(5)} s`;

const stopping = untilStopped();
const startedAt = performance.now();
const elapsed = (): number => (performance.now() - startedAt) / 1000;

try {
  const { ports, stateDir } = localConfig(process.env, ROOT);
  console.log(`Starting the local network. Logs are in ${stateDir}/logs.`);
  const network = await startLocalNetwork({
    ports,
    stateDir,
    signal: stopping.signal,
    listener: {
      step: (name, state) => console.log(`${time(elapsed())}  ${state === "begins" ? "…" : "✔"} ${name}`),
      warned: (program, text) => console.log(`${program} | ${text}`),
      restarted: (program) => console.log(`${program} | is back`),
      died: (program, how, restartIn) =>
        console.log(
          `${program} | ended: ${how}; ${restartIn === undefined ? "the network ends" : `starts again in ${restartIn / 1000} s`}`,
        ),
    },
  });
  printSummary(network);
  void firstAsk(network.graphqlUrl, stopping.signal).then((found) => {
    if (found) console.log(`${time(elapsed())}  ✔ this machine is measured and on the market`);
  });
  const broken = await Promise.race([network.broken, stopping.requested]);
  console.log(broken === undefined ? "Stopping." : `The network can't go on: ${broken}. Stopping.`);
  await network.stop();
  if (broken !== undefined) process.exitCode = 1;
  console.log("Stopped. No process is left.");
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } else {
    console.log("Stopped. No process is left.");
  }
}
process.exit();

function printSummary(network: LocalNetwork): void {
  const lines = [
    ["Page", network.pageUrl],
    ["GraphQL", network.graphqlUrl],
    ["RPC", `${network.rpcUrl} (chain 31337)`],
    ...PERSON_ROLES.map((role) => {
      const { address, privateKey, description } = localAccounts[role];
      return [role, `${address}  ${description}. Key: ${privateKey}`] as const;
    }),
  ];
  console.log(`\nThe local network is up after ${network.seconds.toFixed(1)} s. Ctrl-C ends it.\n`);
  for (const [name, value] of lines) console.log(`  ${(name ?? "").padEnd(9)} ${value}`);
  console.log("\nThese are public test keys: never use them elsewhere. This machine is being measured.\n");
}
