import { decodeClass, type HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { Connection } from "./Connection.ts";

/** Every hardware class on the chain, by its id. */
export async function readClasses({ contracts: { classes } }: Pick<Connection, "contracts">): Promise<HardwareClass[]> {
  const count = Number(await classes.count());
  return Promise.all(Array.from({ length: count }, async (_, id) => decodeClass(await classes.hardwareClass(id))));
}
