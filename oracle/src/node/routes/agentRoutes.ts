import { Readable } from "node:stream";

import type { FastifyInstance } from "fastify";

import type { AgentGate } from "../../http/AgentGate.ts";
import { ANSWER_LIMIT, answerSchema, pollSchema } from "../../http/agentApi.ts";
import { HttpProblem } from "../../http/HttpProblem.ts";
import { parseBody } from "../../http/parseBody.ts";
import { Keystream } from "../../modules/network/Keystream.ts";
import { announcementSchema } from "../../maintenance/Window.ts";
import type { MaintenanceDesk } from "../MaintenanceDesk.ts";
import type { MeasurementRounds } from "../MeasurementRounds.ts";
import type { ReceiptDesk } from "../uptime/ReceiptDesk.ts";

/** What a node keeps beside its measurements for the machines that report to it. */
export interface AgentDesks {
  readonly receipts?: Pick<ReceiptDesk, "receiptFor">;
  readonly maintenance?: Pick<MaintenanceDesk, "announce" | "isUnder">;
  /** Told of each heartbeat of a machine. */
  readonly onHeartbeat?: () => void;
}

/** What agents ask a node: all signed by the worker, but for transfers, whose address is the secret of one step. */
export function agentRoutes(
  server: FastifyInstance,
  gate: AgentGate,
  rounds: MeasurementRounds,
  { receipts, maintenance, onHeartbeat }: AgentDesks = {},
): void {
  server.post("/agents/poll", ({ body }) => {
    const { worker, body: content } = gate.admit("poll", body);
    const { ready } = parseBody(pollSchema, content);
    onHeartbeat?.();
    const instruction = rounds.poll(worker, ready && maintenance?.isUnder(worker) !== true);
    const receipt = receipts?.receiptFor(worker);
    return Promise.resolve(receipt === undefined ? instruction : { ...instruction, receipt });
  });

  server.post("/agents/maintenance", ({ body }) => {
    const { worker, timestamp, body: content } = gate.admit("maintenance", body);
    if (maintenance === undefined) throw new HttpProblem(404, "unknown", "This node takes no maintenance windows.");
    return Promise.resolve(maintenance.announce(worker, timestamp, parseBody(announcementSchema, content).windows));
  });

  server.post("/agents/answer", { bodyLimit: ANSWER_LIMIT }, ({ body }) => {
    const message = gate.admit("answer", body);
    const { id, answer } = parseBody(answerSchema, message.body);
    return Promise.resolve(rounds.answer(message.worker, id, answer));
  });

  server.get<{ Params: { id: string } }>("/agents/transfers/:id", ({ params }, reply) => {
    const { seed, bytes } = rounds.beginTransfer(params.id, "download");
    return reply
      .type("application/octet-stream")
      .header("content-length", bytes)
      .send(Readable.from(new Keystream(seed).chunks(bytes), { objectMode: false }));
  });

  server.post<{ Params: { id: string }; Body: Readable }>("/agents/transfers/:id", async ({ params, body }, reply) => {
    try {
      const { seed, bytes } = rounds.beginTransfer(params.id, "upload");
      await compareUpload(body, seed, bytes);
      return rounds.finishUpload(params.id, bytes);
    } catch (error) {
      // What still comes is not read: the connection can't carry another request.
      reply.header("connection", "close");
      throw error;
    }
  });
}

/** @throws HttpProblem if other bytes come than the keystream, or not all of them */
async function compareUpload(body: Readable, seed: Uint8Array, bytes: number): Promise<void> {
  const expected = new Keystream(seed);
  let received = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > bytes || !expected.next(chunk.length).equals(chunk)) {
      throw new HttpProblem(422, "transfer", "The bytes are not those of the step.");
    }
  }
  if (received < bytes) throw new HttpProblem(422, "transfer", `There came ${received} bytes of ${bytes}.`);
}
