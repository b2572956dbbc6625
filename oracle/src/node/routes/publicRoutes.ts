import type { FastifyInstance, FastifyReply } from "fastify";

import { REPORT_ROOTS } from "@sonm/protocol/generated/constants.ts";
import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import { HttpProblem } from "../../http/HttpProblem.ts";
import type { ReportArchive } from "../ReportArchive.ts";
import { parseEpoch } from "./parseEpoch.ts";
import { parseWorker } from "./parseWorker.ts";

/** What anybody may read: the leaf data of reports, whose hash is on the chain, and proofs. */
export function publicRoutes(server: FastifyInstance, archive: ReportArchive, status: () => object): void {
  server.get("/status", () => Promise.resolve(status()));

  server.get<{ Params: { epoch: string } }>("/reports/:epoch", ({ params }, reply) =>
    sendText(reply, find(params.epoch, archive).data),
  );

  server.get<{ Params: { epoch: string } }>("/reports/:epoch/observations", ({ params }, reply) =>
    sendText(reply, find(params.epoch, archive).observations),
  );

  server.get<{ Params: { worker: string } }>("/proofs/:worker", ({ params }) => {
    const found = archive.proofOf(parseWorker(params.worker), Number(REPORT_ROOTS));
    if (found === undefined) {
      throw new HttpProblem(404, "unattested", "No report that can still be proved attests this machine.");
    }
    const { sequence, epoch, root, machine, proof } = found;
    const benchmarks = packBenchmarks(machine.benchmarks);
    return Promise.resolve({ sequence, epoch, root, leaf: { ...machine, benchmarks }, proof });
  });
}

function find(epoch: string, archive: ReportArchive): { readonly data: string; readonly observations: string } {
  const found = archive.dataOf(parseEpoch(epoch));
  if (found === undefined) throw new HttpProblem(404, "unknown", `There is no report of epoch ${epoch} here.`);
  return found;
}

/** JSON that is stored as text goes out byte for byte, so that its hash can be checked. */
function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply
    .type("application/json; charset=utf-8")
    .serializer((payload: string) => payload)
    .send(text);
}
