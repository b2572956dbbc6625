import type { FastifyInstance } from "fastify";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { fromRelayPost, RelayOrderInvalidError, type SignedOrder } from "@sonm/protocol/relay.ts";
import type { RelayRefusal } from "@sonm/protocol/relayAnswers.ts";
import { RELAY_PAGE_LIMIT } from "@sonm/protocol/relayAnswers.ts";
import { z } from "zod";

import { callerOf } from "../../http/callerOf.ts";
import { HttpProblem } from "../../http/HttpProblem.ts";
import { parseBody } from "../../http/parseBody.ts";
import type { PostLimiter } from "../../http/PostLimiter.ts";
import type { Hex } from "../../lib/Hex.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import type { OrderRelay } from "../relay/OrderRelay.ts";
import { OrderRefusedError } from "../relay/OrderRefusedError.ts";
import { PUSH_HEADER } from "../relay/pushProof.ts";
import { sendOrNull } from "./sendOrNull.ts";

/** What the routes of the relay work with. */
export interface RelayRouteParts {
  readonly relay: OrderRelay;
  /** Hands an order that was posted here, and is new, to the other nodes. */
  readonly push: (id: Hex, order: SignedOrder) => void;
  /** Of anybody, by network address. */
  readonly callers: PostLimiter;
  /** Of the other nodes, which push what others posted to them, by signer. */
  readonly peers: PostLimiter;
  /** Which node pushed an order, if any did. */
  readonly pusherOf: (id: Hex, header: unknown) => Hex | undefined;
}

/** Most bytes of a posted order: the longest signature, and the longest order. */
const POST_LIMIT = 16 * 1024;

/** Seconds for which a page may remember that it may post here. */
const PREFLIGHT_SECONDS = "86400";

const STATUS: Readonly<Record<RelayRefusal, number>> = {
  malformed: 400,
  signature: 422,
  expired: 422,
  validity: 422,
  epoch: 422,
  nonce: 422,
  price: 422,
  benchmarks: 422,
  uncovered: 422,
  "too-many": 429,
  "too-fast": 429,
  full: 503,
  starting: 503,
};

const querySchema = z.strictObject({
  side: z.enum(["ASK", "BID"], "must be ASK or BID").optional(),
  author: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/, "must be an address")
    .transform((text) => lowerHex(text))
    .optional(),
  limit: z.coerce
    .number()
    .int("must be a whole number")
    .min(1, "must be from 1 to 500")
    .max(RELAY_PAGE_LIMIT, "must be from 1 to 500")
    .default(100),
  after: z
    .string()
    .regex(/^\d{1,15}$/, "must be what the last page gave as next")
    .transform(Number)
    .default(0),
});

/** What anybody may do with orders: post one, and read all. A page of any origin may. */
export function relayRoutes(server: FastifyInstance, parts: RelayRouteParts): void {
  const { relay } = parts;

  server.post("/orders", { bodyLimit: POST_LIMIT }, async (request, reply) => {
    const order = readPost(request.body);
    const id = relay.idOf(order);
    // Agents tell again and again what they offer, many of them maybe from one address.
    if ((await refusing(() => relay.find(id))) !== undefined) return reply.status(200).send({ id });
    const peer = parts.pusherOf(id, request.headers[PUSH_HEADER]);
    const inTime = peer === undefined ? parts.callers.take(callerOf(request.ip)) : parts.peers.take(peer);
    const isNew = await refusing(() => {
      if (inTime) return relay.accept(id, order);
      throw new OrderRefusedError("too-fast", "Too many orders came from your network. Post again in a minute.");
    });
    if (isNew) parts.push(id, order);
    return reply.status(isNew ? 201 : 200).send({ id });
  });

  server.get("/orders", async ({ query }) => {
    const { side, author, limit, after } = parseBody(querySchema, query);
    const wanted = side === undefined ? undefined : side === "ASK" ? Side.Ask : Side.Bid;
    return refusing(() => relay.page({ side: wanted, author }, after, limit));
  });

  server.get<{ Params: { id: string } }>("/orders/:id", async ({ params }, reply) => {
    if (!/^0x[0-9a-fA-F]{64}$/.test(params.id)) {
      throw new HttpProblem(400, "malformed", "The id must be 0x and 64 hexadecimal digits.");
    }
    return sendOrNull(reply, await refusing(() => relay.find(lowerHex(params.id))));
  });

  for (const path of ["/orders", "/orders/:id"]) {
    server.options(path, (_request, reply) =>
      reply
        .status(204)
        .header("access-control-allow-methods", "GET, POST, OPTIONS")
        .header("access-control-allow-headers", "content-type")
        .header("access-control-max-age", PREFLIGHT_SECONDS)
        .send(),
    );
  }
}

/** @throws HttpProblem */
function readPost(body: unknown): SignedOrder {
  try {
    return fromRelayPost(body);
  } catch (error) {
    if (error instanceof RelayOrderInvalidError) throw new HttpProblem(STATUS[error.code], error.code, error.message);
    throw error;
  }
}

/** @throws HttpProblem where the relay refuses */
async function refusing<T>(ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof OrderRefusedError) throw new HttpProblem(STATUS[error.code], error.code, error.message);
    throw error;
  }
}
