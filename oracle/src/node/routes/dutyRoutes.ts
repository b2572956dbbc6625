import type { FastifyInstance } from "fastify";

import type { ReportArchive } from "../ReportArchive.ts";
import { parseAddress } from "./parseAddress.ts";
import { sendOrNull } from "./sendOrNull.ts";

/** What anybody may read of what a masternode earned: the newest total that can be proved, with its proof; else null. */
export function dutyRoutes(server: FastifyInstance, archive: Pick<ReportArchive, "dutyOf">): void {
  server.get<{ Params: { owner: string } }>("/duties/:owner", ({ params }, reply) =>
    sendOrNull(reply, archive.dutyOf(parseAddress(params.owner))),
  );
}
