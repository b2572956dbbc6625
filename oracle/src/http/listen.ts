import type { FastifyInstance } from "fastify";

import { ConfigError } from "../config/ConfigError.ts";

/**
 * Starts listening.
 *
 * @returns the URL
 * @throws ConfigError if the port is taken or may not be used
 */
export async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "EADDRINUSE" ? "is taken by another program" : `can't be used: ${message}`;
    throw new ConfigError([`The port ${port} on ${host} ${reason}. Stop that program, or set another with --port.`]);
  }
}
