import type { DatabaseSync } from "node:sqlite";

import type { FastifyInstance } from "fastify";

import type { Connection } from "../chain/Connection.ts";
import type { LogReader } from "../chain/LogReader.ts";
import type { NodeAddress } from "../chain/NodeDirectory.ts";
import type { NodeConfig } from "../config/nodeConfig.ts";
import { PostLimiter } from "../http/PostLimiter.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { repeat } from "../lib/repeat.ts";
import { RelayStore } from "../store/RelayStore.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import { OrderGossip } from "./relay/OrderGossip.ts";
import { OrderRelay } from "./relay/OrderRelay.ts";
import { OrderSweeper } from "./relay/OrderSweeper.ts";
import { pusherOf } from "./relay/pushProof.ts";
import { relayRoutes } from "./routes/relayRoutes.ts";

/** What the part of a node that relays orders is made of. */
export interface RelayParts {
  readonly config: NodeConfig;
  readonly connection: Connection;
  readonly database: DatabaseSync;
  readonly logs: LogReader;
  readonly signer: NodeSigner | undefined;
  /** The other nodes that can be reached. */
  readonly peers: () => readonly NodeAddress[];
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The part of a node that relays orders; it needs no key. */
export interface Relay {
  /** Orders that are kept. */
  readonly count: number;
  serve(server: FastifyInstance): void;
  /** Keeps the orders true and complete until the signal aborts. */
  run(): Promise<void>;
}

/** Posts of one other node in a minute. */
const PEER_POSTS = 6_000;

/** Puts the relay together. */
export function createRelay(parts: RelayParts): Relay {
  const { config, connection, database, logs, signer, peers, log, signal } = parts;
  const { contracts, provider, clock, domain, deployment } = connection;
  const store = new RelayStore(database);
  const gossip = new OrderGossip({ peers, signer, domain, timeoutMs: config.peerTimeoutMs, log, signal });
  const relay = new OrderRelay({
    place: { chainId: deployment.chainId, market: deployment.contracts.Market },
    contracts,
    provider,
    clock,
    store,
    config,
    log,
  });
  const sweeper = new OrderSweeper({ contracts, provider, logs, clock, store, config, log });
  const tools = { log, signal };
  return {
    get count() {
      return store.count();
    },
    serve(server) {
      relayRoutes(server, {
        relay,
        push: (id, order) => gossip.push(id, order),
        callers: new PostLimiter(config.relayPostsPerMinute),
        peers: new PostLimiter(PEER_POSTS),
        pusherOf: (id: Hex, header: unknown) =>
          pusherOf(id, header, new Set(peers().map((peer) => peer.signer)), domain),
      });
    },
    async run() {
      await Promise.all([
        repeat("orders", config.chainPollMs, () => sweeper.tick(), tools),
        repeat(
          "orders of peers",
          config.relayRecheckSeconds * 1_000,
          async () => {
            if (clock.block !== undefined) await gossip.catchUp(relay);
          },
          tools,
        ),
      ]);
      await gossip.idle();
    },
  };
}
