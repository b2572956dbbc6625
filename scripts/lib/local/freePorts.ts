import { randomInt } from "node:crypto";

import { isPortFree } from "./checkPorts.ts";
import { PORT_NAMES, type LocalPorts } from "./LocalPorts.ts";

/** Below the range from which systems take the ports of outgoing connections, so that none of those gets in between. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Ports that nothing listens on, at random, so that tests and measurements never meet another network. */
export async function freePorts(): Promise<LocalPorts> {
  const ports = new Set<number>();
  while (ports.size < PORT_NAMES.length) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isPortFree(port)) ports.add(port);
  }
  const chosen = [...ports];
  return Object.fromEntries(PORT_NAMES.map((name, index) => [name, chosen[index]])) as unknown as LocalPorts;
}
