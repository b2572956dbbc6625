import { createServer, type Server } from "node:http";

/**
 * Answers the one thing that graph-node asks of IPFS before it begins. Our subgraph has no files there, and the public
 * servers that it asks otherwise are out of reach without the internet.
 */
export class IpfsCheck {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(port: number): Promise<IpfsCheck> {
    const server = createServer((request, response) => {
      const known = request.url?.startsWith("/api/v0/version") === true;
      response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
      response.end(known ? '{"Version":"0.0.0"}' : '{"Message":"There are no files here."}');
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
    return new IpfsCheck(server, port);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
