import { createHash } from "node:crypto";

import type { SignedOrder } from "@sonm/protocol/relay.ts";

import type { NodeAddress } from "../../chain/NodeDirectory.ts";
import { PerNode } from "../../chain/PerNode.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";
import { RelayClient } from "../../orders/RelayClient.ts";
import { RelayReader } from "../../orders/RelayReader.ts";
import type { NodeSigner } from "../NodeSigner.ts";
import type { OrderRelay } from "./OrderRelay.ts";
import { OrderRefusedError } from "./OrderRefusedError.ts";
import { PUSH_HEADER, provePush } from "./pushProof.ts";

/** What spreads orders. */
export interface OrderGossipParts {
  /** The other nodes that can be reached. */
  readonly peers: () => readonly NodeAddress[];
  readonly signer: NodeSigner | undefined;
  readonly domain: ReportDomain;
  readonly timeoutMs: number;
  readonly log: Log;
  readonly signal: AbortSignal;
}

interface PeerState {
  readonly signer: Hex;
  readonly client: RelayClient;
  readonly reader: RelayReader;
  /** Orders under way to the peer, and the last of them. */
  waiting: number;
  last: Promise<void>;
}

/** Orders that wait for a peer at most. What it misses it finds when it catches up. */
const MOST_WAITING = 1_000;

/** Pages that one peer may make us read at one time. */
const MOST_PAGES = 200;

/** Orders of a peer that are refused before the others have their turn. */
const MOST_REFUSED = 50;

/** Refused orders that are remembered, so that a peer that keeps them costs nothing more. */
const REMEMBERED = 5_000;

/** Milliseconds after which a refused order may have become good. */
const REFUSED_MS = 600_000;

/**
 * Hands new orders to the other nodes, and finds out which they have that are missing here. Every node checks every
 * order itself, so a peer can be wrong or malicious and do no more than waste a bounded time.
 */
export class OrderGossip {
  readonly #parts: OrderGossipParts;
  readonly #states: PerNode<PeerState>;
  /** Until when, by digest of order and signature: a forged copy must not stand for the good one. */
  readonly #refused = new Map<string, number>();

  constructor(parts: OrderGossipParts) {
    this.#parts = parts;
    this.#states = new PerNode(parts.peers, ({ signer, url }) => {
      const client = new RelayClient(url, parts.timeoutMs, parts.signal);
      return { signer, client, reader: new RelayReader(client), waiting: 0, last: Promise.resolve() };
    });
  }

  /** Pushes an order that was posted here to every peer. It is new to each node once, so it goes round once. */
  push(id: Hex, order: SignedOrder): void {
    const { signer, domain, log } = this.#parts;
    const headers: Record<string, string> =
      signer === undefined ? {} : { [PUSH_HEADER]: provePush(id, signer, domain) };
    for (const state of this.#states.current()) {
      if (state.waiting >= MOST_WAITING) continue;
      state.waiting += 1;
      state.last = state.last
        .then(async () => {
          await state.client.post(order, headers);
        })
        .catch((error: unknown) =>
          log.debug({ peer: state.signer, order: id, error: errorText(error) }, "order not pushed"),
        )
        .finally(() => (state.waiting -= 1));
    }
  }

  /** Takes from every peer what is missing here. */
  async catchUp(relay: Pick<OrderRelay, "accept" | "idOf">): Promise<void> {
    const { log, signal } = this.#parts;
    const now = performance.now();
    for (const [key, until] of this.#refused) if (until <= now) this.#refused.delete(key);
    await Promise.all(
      this.#states.current().map(async (peer) => {
        let refusals = 0;
        try {
          await peer.reader.read(async ({ orders, rubbish }) => {
            refusals += rubbish;
            for (const order of orders) if (!signal.aborted) refusals += await this.#take(relay, order);
            return refusals < MOST_REFUSED && !signal.aborted;
          }, MOST_PAGES);
        } catch (error) {
          log.debug({ peer: peer.signer, error: errorText(error) }, "peer's orders not read");
        }
        if (refusals > 0) log.debug({ peer: peer.signer, refusals }, "orders of a peer refused");
      }),
    );
  }

  /** Resolves once nothing is under way to a peer. */
  async idle(): Promise<void> {
    await Promise.all(this.#states.current().map(({ last }) => last));
  }

  /** @returns 1 if the order was refused */
  async #take(relay: Pick<OrderRelay, "accept" | "idOf">, order: SignedOrder): Promise<number> {
    const id = relay.idOf(order);
    const key = createHash("sha256").update(`${id} ${order.signature}`).digest("base64");
    if (this.#refused.has(key)) return 0;
    try {
      await relay.accept(id, order);
      return 0;
    } catch (error) {
      const passes = !(error instanceof OrderRefusedError) || error.code === "too-fast" || error.code === "starting";
      if (passes) throw error;
      if (this.#refused.size < REMEMBERED) this.#refused.set(key, performance.now() + REFUSED_MS);
      return 1;
    }
  }
}
