import { readFile } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

import { ROOT } from "../../../scripts/lib/root.ts";

const DIST = join(ROOT, "frontend/dist");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * The built page on the plainest of file servers, below a path, as an IPFS gateway shows it: a file or 404, no rewriting, no
 * headers of its own but the type.
 */
export class StaticServer {
  /** What was asked for and is not there. */
  readonly missed: string[] = [];
  readonly #server: Server;
  readonly #folder: string;
  #port = 0;

  private constructor(folder: string, config: object | undefined) {
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      void this.#fileOf(new URL(request.url ?? "", "http://page").pathname, config).then((file) => {
        if (file === undefined) this.missed.push(request.url ?? "");
        response.writeHead(file === undefined ? 404 : 200, { "Content-Type": file?.type ?? "text/plain" });
        response.end(file?.body ?? "no such file");
      });
    });
  }

  /**
   * @param folder in which the page lies, with a slash at both ends
   * @param config what stands in `config.json`; without one there is no such file
   */
  static async start(folder: string, config: object | undefined): Promise<StaticServer> {
    const server = new StaticServer(folder, config);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    server.#port = (server.#server.address() as AddressInfo).port;
    return server;
  }

  /** Where the page is; also told once it is stopped. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}${this.#folder}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #fileOf(
    path: string,
    config: object | undefined,
  ): Promise<{ type: string; body: Buffer | string } | undefined> {
    if (!path.startsWith(this.#folder)) return undefined;
    const name = normalize(path.slice(this.#folder.length)) === "." ? "index.html" : path.slice(this.#folder.length);
    const type = TYPES[extname(name)] ?? "application/octet-stream";
    if (name === "config.json") return config === undefined ? undefined : { type, body: JSON.stringify(config) };
    return readFile(join(DIST, name)).then(
      (body) => ({ type, body }),
      () => undefined,
    );
  }
}
