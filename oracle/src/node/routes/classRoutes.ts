import type { FastifyInstance } from "fastify";

import { HttpProblem } from "../../http/HttpProblem.ts";
import type { ReportArchive } from "../ReportArchive.ts";

/** What anybody may read of supply and demand by hardware class: the newest that can be proved, with the proofs. */
export function classRoutes(server: FastifyInstance, archive: Pick<ReportArchive, "balances">): void {
  server.get("/classes", () => {
    const answer = archive.balances();
    if (answer === undefined) throw new HttpProblem(404, "unattested", "No report can be proved yet.");
    return Promise.resolve(answer);
  });
}
