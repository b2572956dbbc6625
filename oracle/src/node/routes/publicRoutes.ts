import type { FastifyInstance } from "fastify";

import { REPORT_ROOTS } from "@sonm/protocol/generated/constants.ts";
import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import { HttpProblem } from "../../http/HttpProblem.ts";
import type { ReportArchive } from "../ReportArchive.ts";
import { parseEpoch } from "./parseEpoch.ts";
import { parseAddress } from "./parseAddress.ts";
import { sendOrNull } from "./sendOrNull.ts";
import { sendText } from "./sendText.ts";

/** What anybody may read: the leaf data of reports, whose hash is on the chain, and proofs, null for a machine that has none. */
export function publicRoutes(
  server: FastifyInstance,
  archive: Pick<ReportArchive, "dataOf" | "observationsOf" | "proofOf">,
  status: () => object,
): void {
  server.get("/status", () => Promise.resolve(status()));

  server.get<{ Params: { epoch: string } }>("/reports/:epoch", ({ params }, reply) =>
    sendText(reply, found(archive.dataOf(parseEpoch(params.epoch)), params.epoch)),
  );

  server.get<{ Params: { epoch: string } }>("/reports/:epoch/observations", ({ params }, reply) =>
    sendText(reply, found(archive.observationsOf(parseEpoch(params.epoch)), params.epoch)),
  );

  server.get<{ Params: { worker: string } }>("/proofs/:worker", ({ params }, reply) => {
    const found = archive.proofOf(parseAddress(params.worker), Number(REPORT_ROOTS));
    if (found === undefined) return sendOrNull(reply, found);
    const { sequence, epoch, root, machine, proof } = found;
    const benchmarks = packBenchmarks(machine.benchmarks);
    return sendOrNull(reply, { sequence, epoch, root, leaf: { ...machine, benchmarks }, proof });
  });
}

function found(text: string | undefined, epoch: string): string {
  if (text === undefined) throw new HttpProblem(404, "unknown", `There is no report of epoch ${epoch} here.`);
  return text;
}
