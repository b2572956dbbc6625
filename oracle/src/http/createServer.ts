import fastify, { type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Log } from "../lib/Log.ts";
import { HttpProblem } from "./HttpProblem.ts";

/** Most bytes of a request, unless its route says otherwise. */
const BODY_LIMIT = 64 * 1024;

/** What every program tells about itself. */
export interface ServerParts {
  readonly log: Log;
  readonly metrics: Registry;
  /** Addresses of proxies whose word on who calls is taken. */
  readonly trustedProxies?: readonly string[];
  /** What `/health` answers; `ok` decides between status 200 and 503. */
  readonly health: () => { readonly ok: boolean } & Readonly<Record<string, unknown>>;
}

/**
 * An HTTP server with `/health` and `/metrics`. Answers are JSON with bigints as decimal strings; problems are
 * `{"error": code, "message": sentence}`. Anybody may read from a page of any origin.
 */
export function createServer({ log, metrics, health, trustedProxies = [] }: ServerParts): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
  });
  server.setReplySerializer((payload) => canonicalJson(payload));
  server.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  server.addHook("onSend", (_request, reply, _payload, done) => {
    reply.header("access-control-allow-origin", "*");
    done();
  });
  server.setNotFoundHandler((request, reply) =>
    reply.status(404).send({ error: "unknown", message: `There is nothing at ${request.method} ${request.url}.` }),
  );
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof HttpProblem) {
      return reply.status(error.status).send({ error: error.code, message: error.message, ...error.details });
    }
    const { statusCode = 500, message } = error as { statusCode?: number; message: string };
    if (statusCode < 500) return reply.status(statusCode).send({ error: "malformed", message });
    log.error({ method: request.method, url: request.url, error: message }, "request failed");
    return reply.status(500).send({ error: "internal", message: "The request failed here. The log says why." });
  });
  server.get("/health", (_request, reply) => {
    const state = health();
    return reply.status(state.ok ? 200 : 503).send({ status: state.ok ? "ok" : "degraded", ...state });
  });
  server.get("/metrics", async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .serializer((text: string) => text)
      .send(await metrics.metrics()),
  );
  return server;
}
