import type { FastifyInstance } from "fastify";
import { z } from "zod";

import { parseBody } from "../../http/parseBody.ts";
import type { ReportArchive } from "../ReportArchive.ts";
import { parseAddress } from "./parseAddress.ts";

const unixSeconds = (name: string) =>
  z
    .string(`must have one ${name}, in unix seconds`)
    .regex(/^\d{1,12}$/, "must be a time in unix seconds")
    .transform(Number);

const querySchema = z
  .strictObject({ from: unixSeconds("from"), to: unixSeconds("to") })
  .refine(({ from, to }) => from <= to, { path: ["from"], error: "must not be later than to" });

/** What anybody may read of a machine's time online: the attested counts around a span, with proofs. */
export function uptimeRoutes(server: FastifyInstance, archive: Pick<ReportArchive, "uptimesOf">): void {
  server.get<{ Params: { worker: string } }>("/uptimes/:worker", ({ params, query }) => {
    const worker = parseAddress(params.worker);
    const { from, to } = parseBody(querySchema, query);
    return Promise.resolve(archive.uptimesOf(worker, from, to));
  });
}
