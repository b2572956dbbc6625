import type { FastifyInstance } from "fastify";

import type { MaintenanceDesk } from "../MaintenanceDesk.ts";
import { parseAddress } from "./parseAddress.ts";

/** What anybody may read of a machine's planned downtime, as its worker announced it to this node. */
export function maintenanceRoutes(server: FastifyInstance, desk: Pick<MaintenanceDesk, "windowsOf">): void {
  server.get<{ Params: { worker: string } }>("/maintenance/:worker", ({ params }) => {
    const worker = parseAddress(params.worker);
    return Promise.resolve({ worker, windows: desk.windowsOf(worker) });
  });
}
