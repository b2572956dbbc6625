import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a link does to messages. Delays are drawn anew for each message, so messages overtake each other. */
export interface LinkState {
  /** Milliseconds, one way. */
  readonly delay: readonly [number, number];
  /** Share of messages that get lost, each way. */
  readonly lost: number;
  /** Whether nothing passes. */
  readonly cut: boolean;
}

/** A question that one node asked another, and what came back. */
export interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly path: string;
  readonly request: string;
  readonly response: string;
}

/** What passes between the nodes of a test network: one HTTP server in between, with an own address for each direction. */
export class ChaosLinks {
  /** Where each node listens, while it runs. */
  readonly targets = new Map<number, string>();
  /** What each node said to another. */
  onExchange: (exchange: Exchange) => void = () => undefined;
  #state: (from: number, to: number) => LinkState = () => ({ delay: [0, 0], lost: 0, cut: false });
  readonly #random: () => number;
  readonly #server: Server;
  readonly #timers = new Set<NodeJS.Timeout>();
  #port = 0;

  constructor(random: () => number) {
    this.#random = random;
    this.#server = createServer((request, response) => {
      void this.#pass(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** The address under which a node reaches another. */
  url(from: number, to: number): string {
    return `http://127.0.0.1:${this.#port}/${from}/${to}`;
  }

  /** Says what links do from now on. */
  set(state: (from: number, to: number) => LinkState): void {
    this.#state = state;
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, from = "", to = "", ...rest] = (request.url ?? "").split("/");
    const direction = [Number(from), Number(to)] as const;
    const body = await textOf(request);
    const target = this.targets.get(direction[1]);
    // What is lost is never answered, as on a network: whoever asked finds out by waiting.
    if (!(await this.#travels(...direction))) return;
    if (target === undefined) {
      response.destroy();
      return;
    }
    const path = `/${rest.join("/")}`;
    const answer = await fetch(`${target}${path}`, {
      method: request.method ?? "GET",
      ...(body === "" ? {} : { body, headers: { "content-type": "application/json" } }),
    });
    const text = await answer.text();
    this.onExchange({ from: direction[0], to: direction[1], path, request: body, response: text });
    if (!(await this.#travels(direction[1], direction[0]))) return;
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    response.end(text);
  }

  /** Lets a message take its time. @returns whether it arrives */
  async #travels(from: number, to: number): Promise<boolean> {
    const { delay, lost, cut } = this.#state(from, to);
    const [least, most] = delay;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(
        () => {
          this.#timers.delete(timer);
          resolve();
        },
        least + this.#random() * (most - least),
      );
      this.#timers.add(timer);
    });
    return !cut && this.#random() >= lost;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
