import type { FastifyInstance } from "fastify";

import { HttpProblem } from "../../http/HttpProblem.ts";
import type { ReportArchive } from "../ReportArchive.ts";
import { parseAddress } from "./parseAddress.ts";

/** What anybody may read of what a masternode earned: the newest total that can be proved, with its proof. */
export function dutyRoutes(server: FastifyInstance, archive: Pick<ReportArchive, "dutyOf">): void {
  server.get<{ Params: { owner: string } }>("/duties/:owner", ({ params }) => {
    const answer = archive.dutyOf(parseAddress(params.owner));
    if (answer === undefined) {
      throw new HttpProblem(404, "unattested", "No report that can be proved attests what this owner earned.");
    }
    return Promise.resolve(answer);
  });
}
