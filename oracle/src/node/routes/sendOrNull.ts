import type { FastifyReply } from "fastify";

import { sendText } from "./sendText.ts";

/**
 * What there is, as JSON, and `null` where there is nothing yet, or not any more: no error, since nothing is wrong, and a
 * browser prints each 404 as one.
 */
export function sendOrNull(reply: FastifyReply, answer: object | undefined): FastifyReply {
  return answer === undefined ? sendText(reply, "null") : reply.send(answer);
}
