import { loadNodeConfig } from "../../src/config/nodeConfig.ts";
import { readEnvironment } from "../../src/config/environmentConfig.ts";
import { readSecrets } from "../../src/config/secretsConfig.ts";
import { createLog } from "../../src/lib/createLog.ts";
import { runUntilSignal } from "../../src/lib/runUntilSignal.ts";
import { createNode } from "../../src/node/createNode.ts";
import { observeMachines } from "../../src/node/observeMachines.ts";

/** How many times what it measured this node says that it measured. */
const INFLATION = 1_000n;

// The real program in all but one part: it makes every machine a thousand times as good and as long online, which no noise of a busy machine does. Run as `lyingNode.ts node`.
const environment = readEnvironment();
const config = loadNodeConfig({ argv: [], environment });
const log = createLog("lying node", config.logLevel);
const node = await createNode(config, readSecrets(environment), log, (parts) => {
  const observe = observeMachines(parts);
  return async (epoch, setId) => {
    const honest = await observe(epoch, setId);
    const machines = honest.machines.map((machine) => ({
      ...machine,
      facts: { ...machine.facts, physicalCores: machine.facts.physicalCores * Number(INFLATION) },
      benchmarks: machine.benchmarks.map((value) => value * INFLATION),
    }));
    const uptimes = honest.uptimes.map(({ worker, online }) => ({ worker, online: online * Number(INFLATION) }));
    return { ...honest, machines, uptimes };
  };
});
await runUntilSignal(node);
process.exit();
