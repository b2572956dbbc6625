import type { FastifyInstance } from "fastify";

import { HttpProblem } from "../../http/HttpProblem.ts";
import { parseBody } from "../../http/parseBody.ts";
import { AgreementError } from "../agreement/AgreementError.ts";
import { ballotSchema } from "../agreement/Certificate.ts";
import { proposalSchema } from "../agreement/Proposal.ts";
import type { Agreement } from "../Agreement.ts";
import type { EquivocationWatch } from "../equivocation/EquivocationWatch.ts";
import { signedBySchema } from "../equivocation/SignedBy.ts";
import { parseEpoch } from "./parseEpoch.ts";

/** Most bytes of a proposal: observations of very many machines by 31 nodes. */
const PROPOSAL_LIMIT = 256 * 1024 * 1024;

/** What members of the signer set ask each other. Everything is signed by content, so reading needs no proof. */
export function peerRoutes(server: FastifyInstance, agreement: Agreement, watch: Pick<EquivocationWatch, "see">): void {
  server.get<{ Params: { epoch: string } }>("/peers/observations/:epoch", async ({ params }) => {
    try {
      return await agreement.observation(parseEpoch(params.epoch));
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

  server.get<{ Params: { epoch: string } }>("/peers/locks/:epoch", ({ params }) => {
    const lock = agreement.lockOf(parseEpoch(params.epoch));
    if (lock === undefined) throw new HttpProblem(404, "unlocked", "This node is locked on no report of this epoch.");
    return Promise.resolve(lock);
  });

  server.post("/peers/proposals", { bodyLimit: PROPOSAL_LIMIT }, (request) => {
    const proposal = parseBody(proposalSchema, request.body);
    // A second copy of a hundred megabytes is not kept until the vote is cast.
    request.body = undefined;
    return agreement.vote(proposal);
  });

  server.post("/peers/ballots", { bodyLimit: PROPOSAL_LIMIT }, ({ body }) =>
    agreement.confirm(parseBody(ballotSchema, body)),
  );

  server.post("/peers/signatures", ({ body }, reply) => {
    watch.see(parseBody(signedBySchema, body));
    return reply.status(204).send();
  });
}
