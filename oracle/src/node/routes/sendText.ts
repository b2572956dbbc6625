import type { FastifyReply } from "fastify";

/** JSON that is stored as text goes out byte for byte, so that its hash can be checked. */
export function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply
    .type("application/json; charset=utf-8")
    .serializer((payload: string) => payload)
    .send(text);
}
