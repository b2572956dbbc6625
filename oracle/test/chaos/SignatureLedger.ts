import { recoverSigner } from "../../src/lib/recoverSigner.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { ballotSchema } from "../../src/node/agreement/Certificate.ts";
import { voteSchema } from "../../src/node/agreement/Proposal.ts";
import type { Exchange } from "./ChaosLinks.ts";

/** All signatures of reports that ever left a node: who signed which report for which epoch. */
export class SignatureLedger {
  /** Digests by signer and epoch. */
  readonly #digests = new Map<string, Set<Hex>>();

  /** Takes note of what one node answered another. */
  see({ path, request, response }: Exchange): void {
    if (path !== "/peers/ballots") return;
    const ballot = ballotSchema.safeParse(parsed(request));
    const vote = voteSchema.safeParse(parsed(response));
    if (!ballot.success || !vote.success || !("signature" in vote.data)) return;
    const { certificate } = ballot.data;
    const signer = recoverSigner(certificate.digest, vote.data.signature);
    if (certificate.phase === "lock" && signer !== undefined) this.add(signer, certificate.epoch, certificate.digest);
  }

  add(signer: Hex, epoch: bigint, digest: Hex): void {
    const key = `${signer} ${epoch}`;
    this.#digests.set(key, (this.#digests.get(key) ?? new Set()).add(digest));
  }

  /** Epochs for which a signer was seen to sign. */
  epochsOf(signer: Hex): bigint[] {
    return [...this.#digests.keys()]
      .filter((key) => key.startsWith(signer))
      .map((key) => BigInt(key.split(" ")[1] ?? ""));
  }

  /** Epochs for which a signer signed more than one report. */
  doubledBy(signer: Hex): bigint[] {
    return this.epochsOf(signer).filter((epoch) => (this.#digests.get(`${signer} ${epoch}`)?.size ?? 0) > 1);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
