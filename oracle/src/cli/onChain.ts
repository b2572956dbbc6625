import type { z } from "zod";

import { connect, type Connection } from "../chain/Connection.ts";
import { chainOf, type chainFlags } from "../config/chainFlags.ts";

/** Does something on the chain that flags name, and lets the connection go. @throws ConfigError where there is no chain to use */
export async function onChain<Result>(
  flags: z.output<z.ZodObject<typeof chainFlags>>,
  task: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await connect(chainOf(flags));
  try {
    return await task(connection);
  } finally {
    connection.provider.destroy();
  }
}
