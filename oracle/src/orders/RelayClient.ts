import {
  fromRelayedOrder,
  toRelayPost,
  type RelaySide,
  RelayOrderInvalidError,
  type SignedOrder,
} from "@sonm/protocol/relay.ts";
import { z } from "zod";

import { fetchJson } from "../http/fetchJson.ts";
import type { Hex } from "../lib/Hex.ts";

/** Which orders to ask for. */
export interface RelayQuery {
  readonly side?: RelaySide;
  readonly author?: Hex;
  /** Where the last page ended. */
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** What a relay answers. `rubbish`: entries that were no orders; `next`: where the next page begins, if there is one. */
export interface ReadPage {
  readonly orders: readonly SignedOrder[];
  readonly rubbish: number;
  readonly next: string | undefined;
}

/** Most bytes of a page of 100 orders, each with a long signature of a contract wallet. */
const PAGE_BYTES = 2 * 1024 * 1024;

const ANSWER_BYTES = 64 * 1024;

const answerSchema = z.object({ id: z.string() });

const pageSchema = z.object({ orders: z.array(z.unknown()).max(1_000), next: z.string().max(100).nullable() });

/** One node's relay of orders, by HTTP. Every method throws FetchProblem or ZodError if there is no good answer. */
export class RelayClient {
  readonly url: string;
  readonly #timeoutMs: number;
  readonly #signal: AbortSignal;

  constructor(url: string, timeoutMs: number, signal: AbortSignal) {
    this.url = url;
    this.#timeoutMs = timeoutMs;
    this.#signal = signal;
  }

  /**
   * Posts an order; one that the relay has already is as good.
   *
   * @returns the id under which the relay has it
   * @throws FetchProblem with the relay's code where it refuses the order
   */
  async post(order: SignedOrder, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const body = JSON.stringify(toRelayPost(order));
    const options = { timeoutMs: this.#timeoutMs, maxBytes: ANSWER_BYTES, body, headers, signal: this.#signal };
    return answerSchema.parse(await fetchJson(`${this.url}/orders`, options)).id;
  }

  /** One page of the orders that the relay has, oldest first. */
  async page(query: RelayQuery): Promise<ReadPage> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    const options = { timeoutMs: this.#timeoutMs, maxBytes: PAGE_BYTES, signal: this.#signal };
    const { orders, next } = pageSchema.parse(await fetchJson(`${this.url}/orders?${search.toString()}`, options));
    const read = orders.flatMap(readOrder);
    return { orders: read, rubbish: orders.length - read.length, next: next ?? undefined };
  }
}

function readOrder(value: unknown): SignedOrder[] {
  try {
    const { fields, signature } = fromRelayedOrder(value);
    return [{ fields, signature }];
  } catch (error) {
    if (error instanceof RelayOrderInvalidError) return [];
    throw error;
  }
}
