import type { AddressInfo } from "node:net";

import { type WebSocket, WebSocketServer } from "ws";

interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: {
    readonly topic?: string;
    readonly topics?: readonly string[];
    readonly message?: string;
    readonly tag?: number;
  };
}

interface Mail {
  readonly topic: string;
  readonly message: string;
  readonly tag: number;
  readonly publishedAt: number;
  readonly from: WebSocket;
}

/**
 * A relay as WalletConnect runs one: carries encrypted messages between those who know a topic, and keeps them for whoever
 * comes later. The real one can't be reached from everywhere; what page and wallet say to it is the same.
 */
export class PhoneRelay {
  readonly #server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  readonly #subscribers = new Map<string, Set<WebSocket>>();
  readonly #mail: Mail[] = [];
  #ids = 1;

  static async start(): Promise<PhoneRelay> {
    const relay = new PhoneRelay();
    await new Promise((resolve) => relay.#server.once("listening", resolve));
    relay.#server.on("connection", (socket) => {
      socket.on("message", (data: Buffer) => relay.#hear(socket, JSON.parse(data.toString()) as Partial<Request>));
      socket.on("close", () => relay.#subscribers.forEach((sockets) => sockets.delete(socket)));
    });
    return relay;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #hear(socket: WebSocket, { id, method, params }: Partial<Request>): void {
    // What has no method is an answer to a delivery.
    if (id === undefined || method === undefined || params === undefined) return;
    const { topic = "", topics = [topic], message = "", tag = 0 } = params;
    const answer = (result: unknown) => socket.send(JSON.stringify({ id, jsonrpc: "2.0", result }));
    switch (method) {
      case "irn_subscribe":
      case "irn_batchSubscribe":
        answer(method === "irn_subscribe" ? topic : topics);
        for (const each of topics) this.#subscribe(socket, each);
        return;
      case "irn_publish": {
        answer(true);
        const mail = { topic, message, tag, publishedAt: Date.now(), from: socket };
        this.#mail.push(mail);
        for (const subscriber of this.#subscribers.get(topic) ?? []) this.#deliver(subscriber, mail);
        return;
      }
      case "irn_batchFetchMessages":
      case "irn_fetchMessages":
        answer({ messages: [], hasMore: false });
        return;
      default:
        answer(true);
    }
  }

  #subscribe(socket: WebSocket, topic: string): void {
    const sockets = this.#subscribers.get(topic) ?? new Set();
    this.#subscribers.set(topic, sockets.add(socket));
    for (const mail of this.#mail) if (mail.topic === topic) this.#deliver(socket, mail);
  }

  #deliver(socket: WebSocket, { topic, message, tag, publishedAt, from }: Mail): void {
    if (socket === from) return;
    const params = { id: topic, data: { topic, message, tag, publishedAt } };
    // Ids of a relay are those of the field: milliseconds with room behind them.
    const id = Date.now() * 1_000 + (this.#ids++ % 1_000);
    socket.send(JSON.stringify({ id, jsonrpc: "2.0", method: "irn_subscription", params }));
  }
}
