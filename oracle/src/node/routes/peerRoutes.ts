import type { FastifyInstance } from "fastify";

import { HttpProblem } from "../../http/HttpProblem.ts";
import { parseBody } from "../../http/parseBody.ts";
import { AgreementError } from "../agreement/AgreementError.ts";
import { ballotSchema } from "../agreement/Certificate.ts";
import { proposalSchema } from "../agreement/Proposal.ts";
import type { Agreement } from "../Agreement.ts";
import type { EquivocationWatch } from "../equivocation/EquivocationWatch.ts";
import { signedBySchema } from "../equivocation/SignedBy.ts";
import type { ObservationPool } from "../ObservationPool.ts";
import { parseEpoch } from "./parseEpoch.ts";
import { parseHash } from "./parseHash.ts";
import { sendText } from "./sendText.ts";

/** What members of the signer set ask each other. Everything is signed by content, so reading needs no proof. */
export function peerRoutes(
  server: FastifyInstance,
  { agreement, pool, watch }: { agreement: Agreement; pool: ObservationPool; watch: Pick<EquivocationWatch, "see"> },
): void {
  server.get<{ Params: { epoch: string } }>("/peers/observations/:epoch", async ({ params }, reply) => {
    try {
      return sendText(reply, await agreement.observationText(parseEpoch(params.epoch)));
    } catch (error) {
      if (error instanceof AgreementError) throw new HttpProblem(409, "agreement", error.message);
      throw error;
    }
  });

  server.get<{ Params: { epoch: string } }>("/peers/contents/:epoch", ({ params }) => {
    const content = agreement.signedContent(parseEpoch(params.epoch));
    if (content === undefined)
      throw new HttpProblem(404, "unsigned", "This node keeps no report that it signed for it.");
    return Promise.resolve(content);
  });

  server.get<{ Params: { epoch: string; hash: string } }>("/peers/observations/:epoch/:hash", ({ params }, reply) => {
    const text = pool.text(parseHash(params.hash));
    if (text === undefined) throw new HttpProblem(404, "unknown", "This node does not have this observation.");
    return sendText(reply, text);
  });

  server.post("/peers/proposals", ({ body }) => agreement.vote(parseBody(proposalSchema, body)));

  server.post("/peers/ballots", ({ body }) => agreement.confirm(parseBody(ballotSchema, body)));

  server.post("/peers/signatures", ({ body }, reply) => {
    watch.see(parseBody(signedBySchema, body));
    return reply.status(204).send();
  });
}
