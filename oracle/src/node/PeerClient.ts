import type { NodeAddress } from "../chain/NodeDirectory.ts";
import { fetchJson, fetchText } from "../http/fetchJson.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import {
  contentSchema,
  observationAnswerSchema,
  voteSchema,
  type Content,
  type ObservationAnswer,
  type Proposal,
  type Vote,
} from "./agreement/Proposal.ts";

/** Most bytes of a peer's answer: observations of very many machines. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Each proposal that is on its way: megabytes, which all peers are sent from one place. */
const bodies = new WeakMap<Proposal, Blob>();

/** One peer, by HTTP. Every method throws if there is no well-formed answer in time. */
export class PeerClient {
  readonly signer: Hex;
  readonly #url: string;
  readonly #options: { readonly timeoutMs: number; readonly maxBytes: number };

  constructor({ signer, url }: NodeAddress, timeoutMs: number) {
    this.signer = signer;
    this.#url = url;
    this.#options = { timeoutMs, maxBytes: MAX_BYTES };
  }

  async observation(epoch: bigint): Promise<ObservationAnswer> {
    return observationAnswerSchema.parse(await fetchJson(`${this.#url}/peers/observations/${epoch}`, this.#options));
  }

  /** What the peer has signed for an epoch. */
  async content(epoch: bigint): Promise<Content> {
    return contentSchema.parse(await fetchJson(`${this.#url}/peers/contents/${epoch}`, this.#options));
  }

  async propose(proposal: Proposal): Promise<Vote> {
    const options = { ...this.#options, body: bodyOf(proposal) };
    return voteSchema.parse(await fetchJson(`${this.#url}/peers/proposals`, options));
  }

  /** The leaf data of an accepted report, as bytes whose hash the chain has, and the observations behind it. */
  async reportData(epoch: bigint): Promise<{ readonly data: string; readonly observations: string }> {
    const [data, observations] = await Promise.all([
      fetchText(`${this.#url}/reports/${epoch}`, this.#options),
      fetchText(`${this.#url}/reports/${epoch}/observations`, this.#options),
    ]);
    return { data, observations };
  }
}

function bodyOf(proposal: Proposal): Blob {
  const body = bodies.get(proposal) ?? new Blob([canonicalJson(proposal)]);
  bodies.set(proposal, body);
  return body;
}
