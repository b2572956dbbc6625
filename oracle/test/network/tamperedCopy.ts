import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that passes on what a node serves, changed on the way. */
export interface TamperedCopy {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves what a node serves to whoever reads.
 *
 * @param change what becomes of an answer, given its path
 */
export async function startTamperedCopy(
  nodeUrl: string,
  change: (path: string, text: string) => string,
): Promise<TamperedCopy> {
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    void fetch(`${nodeUrl}${path}`).then(
      async (answer) => response.writeHead(answer.status).end(change(path, await answer.text())),
      () => response.writeHead(502).end(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
