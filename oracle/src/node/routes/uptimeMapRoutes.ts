import { LEAST_UPTIME_STEP, MOST_UPTIME_BUCKETS, MOST_UPTIME_MACHINES } from "@sonm/protocol/uptimeGrid.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

import { parseBody } from "../../http/parseBody.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import type { UptimeMap } from "../uptime/UptimeMap.ts";

const count = (name: string) =>
  z
    .string(`must have one ${name}`)
    .regex(/^\d{1,10}$/, "must be a whole number")
    .transform(Number);

const querySchema = z
  .strictObject({
    from: count("from, in unix seconds"),
    to: count("to, in unix seconds"),
    step: count("step, in seconds").refine((step) => step >= LEAST_UPTIME_STEP, `must be ${LEAST_UPTIME_STEP} or more`),
    first: count("first")
      .refine((first) => first >= 1 && first <= MOST_UPTIME_MACHINES, `must be 1 to ${MOST_UPTIME_MACHINES}`)
      .default(MOST_UPTIME_MACHINES),
    after: z
      .string()
      .regex(/^0x[0-9a-fA-F]{40}$/, "must be an address")
      .transform(lowerHex)
      .default("0x"),
  })
  .refine(({ from, to }) => from < to, { path: ["from"], error: "must be earlier than to" })
  .refine(({ from, to, step }) => (to - from) % step === 0, { path: ["step"], error: "must divide the time asked for" })
  .refine(({ from, to, step }) => (to - from) / step <= MOST_UPTIME_BUCKETS, {
    path: ["step"],
    error: `must be longer: at most ${MOST_UPTIME_BUCKETS} steps`,
  });

/** What anybody may read of all machines' time online: how much of each bucket of time, as reports attest it. */
export function uptimeMapRoutes(server: FastifyInstance, map: Pick<UptimeMap, "read">): void {
  server.get("/uptimes", ({ query }) => Promise.resolve(map.read(parseBody(querySchema, query))));
}
