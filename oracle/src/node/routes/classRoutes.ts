import type { FastifyInstance } from "fastify";

import type { ReportArchive } from "../ReportArchive.ts";
import { sendOrNull } from "./sendOrNull.ts";

/**
 * What anybody may read of supply and demand by hardware class: the newest that can be proved, with the proofs; null
 * before there is a report that can be proved.
 */
export function classRoutes(server: FastifyInstance, archive: Pick<ReportArchive, "balances">): void {
  server.get("/classes", (_request, reply) => sendOrNull(reply, archive.balances()));
}
