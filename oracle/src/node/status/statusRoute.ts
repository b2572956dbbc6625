import { createHash } from "node:crypto";

import type { FastifyInstance } from "fastify";

import type { NodeView } from "./NodeView.ts";
import { renderStatus } from "./renderStatus.ts";
import { statusStyle } from "./statusStyle.ts";

/** Nothing may load, run, frame or be sent: there is one style, known by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(statusStyle).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page for whoever operates a node, or wonders about it. */
export function statusRoute(server: FastifyInstance, view: () => NodeView): void {
  server.get("/", (_request, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .header("content-security-policy", POLICY)
      .header("x-content-type-options", "nosniff")
      .header("referrer-policy", "no-referrer")
      .header("cache-control", "no-store")
      .serializer((text: string) => text)
      .send(renderStatus(view())),
  );
}
