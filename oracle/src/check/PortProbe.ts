import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A server in the place of the program that is checked. It tells a word that nobody else knows, by which the announced
 * address is recognised to lead here, through whatever proxy.
 */
export class PortProbe {
  readonly port: number;
  readonly #server: Server;
  readonly #word: string;

  private constructor(server: Server, word: string) {
    this.#server = server;
    this.#word = word;
    this.port = (server.address() as AddressInfo).port;
  }

  /** @throws an error with the system's code if the port can't be used */
  static async open(host: string, port: number): Promise<PortProbe> {
    const word = randomUUID();
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ probe: word }));
    });
    server.listen(port, host);
    await once(server, "listening");
    return new PortProbe(server, word);
  }

  /** Whether an answer came from here. */
  isMine(answer: unknown): boolean {
    return (answer as { probe?: unknown } | null)?.probe === this.#word;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    const closed = once(this.#server, "close");
    this.#server.close();
    await closed;
  }
}
