import type { FastifyInstance } from "fastify";

import type { ReportArchive } from "../ReportArchive.ts";
import { parseAddress } from "./parseAddress.ts";
import { sendOrNull } from "./sendOrNull.ts";

/**
 * What anybody may read of what a machine earned in reward programs: the newest that can be proved, with the proofs; null
 * before there is a report that can be proved.
 */
export function rewardRoutes(server: FastifyInstance, archive: Pick<ReportArchive, "rewardsOf">): void {
  server.get<{ Params: { worker: string } }>("/rewards/:worker", ({ params }, reply) =>
    sendOrNull(reply, archive.rewardsOf(parseAddress(params.worker))),
  );
}
