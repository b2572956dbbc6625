import type { Wallet } from "ethers";
import type { FastifyInstance } from "fastify";

import type { RegistrationOffer } from "@sonm/protocol/masternode.ts";

import type { Deployment } from "../../config/loadDeployment.ts";
import type { NodeConfig } from "../../config/nodeConfig.ts";
import { HttpProblem } from "../../http/HttpProblem.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import { proveSigner } from "../../lib/proveSigner.ts";

/** What a node is asked for by whoever is to register it. */
interface RegistrationParts {
  readonly config: Pick<NodeConfig, "owner" | "endpoint">;
  readonly deployment: Pick<Deployment, "chainId" | "contracts">;
  readonly signer: Wallet | undefined;
  /** Where it listens, once it does. */
  readonly url: () => string;
}

/**
 * What the owner of a new masternode registers: the node's key with its word that it signs for this owner, and where the
 * node is. Given for the one owner that the settings name: with a proof for any account, a stranger could register the
 * key first.
 */
export function registrationRoute(server: FastifyInstance, parts: RegistrationParts): void {
  server.get("/registration", async (): Promise<RegistrationOffer> => {
    const { signer, deployment, url } = parts;
    const { owner, endpoint } = parts.config;
    if (signer === undefined)
      throw new HttpProblem(404, "keyless", "This node has no key. Start it with --new-key true.");
    if (owner === undefined)
      throw new HttpProblem(404, "ownerless", "This node is for no owner. Start it with --owner.");
    const proof = await proveSigner(signer, owner, deployment);
    return { owner, signer: lowerHex(signer.address), proof, endpoint: endpoint ?? url() };
  });
}
