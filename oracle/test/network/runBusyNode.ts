import { readEnvironment } from "../../src/config/environmentConfig.ts";
import { loadNodeConfig } from "../../src/config/nodeConfig.ts";
import { readSecrets } from "../../src/config/secretsConfig.ts";
import { createLog } from "../../src/lib/createLog.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { runUntilSignal } from "../../src/lib/runUntilSignal.ts";
import { createNode } from "../../src/node/createNode.ts";
import { observeMachines } from "../../src/node/observeMachines.ts";

/** Number of the benchmark of all cores. */
const ALL_CORES = 0;

/** Seconds after the first measurement in which a machine stays busy: what is tried again at once finds the same. */
const BUSY_SECONDS = 12;

/**
 * Runs the real program in all but one part: when it first measured a machine, the machine did something else as well, and
 * all its cores together looked so many times as slow. What it measures later it tells as it is.
 */
export async function runBusyNode(slowness: bigint): Promise<never> {
  const environment = readEnvironment();
  const config = loadNodeConfig({ argv: [], environment });
  const firstAt = new Map<Hex, number>();
  const node = await createNode(config, readSecrets(environment), createLog("busy node", config.logLevel), (parts) => {
    const observe = observeMachines(parts);
    return async (epoch, setId) => {
      const honest = await observe(epoch, setId);
      const machines = honest.machines.map((machine) => {
        const { worker, measuredAt, benchmarks } = machine;
        const first = firstAt.get(worker) ?? measuredAt;
        firstAt.set(worker, first);
        if (measuredAt > first + BUSY_SECONDS) return machine;
        return { ...machine, benchmarks: benchmarks.map((value, id) => (id === ALL_CORES ? value / slowness : value)) };
      });
      return { ...honest, machines };
    };
  });
  await runUntilSignal(node);
  process.exit();
}
