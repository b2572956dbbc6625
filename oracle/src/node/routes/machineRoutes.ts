import type { FastifyInstance } from "fastify";

import type { MachineView } from "../machines/MachineView.ts";
import { parseAddress } from "./parseAddress.ts";

/** What anybody may read of a machine: what this node measured, what failed and why. See `MachineAnswer` of the protocol. */
export function machineRoutes(server: FastifyInstance, machines: Pick<MachineView, "of">): void {
  server.get<{ Params: { worker: string } }>("/machines/:worker", ({ params }) =>
    machines.of(parseAddress(params.worker)),
  );
}
