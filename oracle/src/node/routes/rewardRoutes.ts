import type { FastifyInstance } from "fastify";

import { HttpProblem } from "../../http/HttpProblem.ts";
import type { ReportArchive } from "../ReportArchive.ts";
import { parseAddress } from "./parseAddress.ts";

/** What anybody may read of what a machine earned in reward programs: the newest that can be proved, with the proofs. */
export function rewardRoutes(server: FastifyInstance, archive: Pick<ReportArchive, "rewardsOf">): void {
  server.get<{ Params: { worker: string } }>("/rewards/:worker", ({ params }) => {
    const answer = archive.rewardsOf(parseAddress(params.worker));
    if (answer === undefined) throw new HttpProblem(404, "unattested", "No report can be proved yet.");
    return Promise.resolve(answer);
  });
}
