import type { NodeAddress } from "../chain/NodeDirectory.ts";
import { fetchJson, FetchProblem, fetchText } from "../http/fetchJson.ts";
import { askAgain } from "../lib/askAgain.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Ballot } from "./agreement/Certificate.ts";
import { signedObservationSchema, type SignedObservation } from "./agreement/Observation.ts";
import {
  observationAnswerSchema,
  voteSchema,
  type ObservationAnswer,
  type Proposal,
  type Vote,
} from "./agreement/Proposal.ts";
import type { SignedBy } from "./equivocation/SignedBy.ts";

/** Most bytes of a peer's answer: observations of very many machines. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Milliseconds for an answer: to a short question, and to one whose answer is long or takes the peer a while. */
export interface PeerTimes {
  readonly shortMs: number;
  readonly longMs: number;
}

/** Part of the time for an answer after which a message counts as lost. */
const LOST = 1 / 4;

/** The same where the peer has work to do before it answers. */
const WORK_LOST = 1 / 2;

/** One peer, by HTTP. Every method throws if there is no well-formed answer in time; all may be asked twice. */
export class PeerClient {
  readonly signer: Hex;
  readonly #url: string;
  readonly #times: PeerTimes;

  /** @param times for answers; one number for both */
  constructor({ signer, url }: NodeAddress, times: PeerTimes | number) {
    this.signer = signer;
    this.#url = url;
    this.#times = typeof times === "number" ? { shortMs: times, longMs: times } : times;
  }

  /** What the peer saw in an epoch. */
  async observation(epoch: bigint): Promise<ObservationAnswer> {
    return observationAnswerSchema.parse(await this.#ask(`/peers/observations/${epoch}`, "longMs", LOST));
  }

  /** An observation that the peer has, whoever made it. */
  async observationBy(epoch: bigint, hash: Hex): Promise<SignedObservation> {
    return signedObservationSchema.parse(await this.#ask(`/peers/observations/${epoch}/${hash}`, "longMs", LOST));
  }

  async propose(proposal: Proposal): Promise<Vote> {
    return voteSchema.parse(await this.#ask("/peers/proposals", "longMs", WORK_LOST, proposal));
  }

  /** Shows the peer the votes of a round. */
  async confirm(ballot: Ballot): Promise<Vote> {
    return voteSchema.parse(await this.#ask("/peers/ballots", "shortMs", LOST, ballot));
  }

  /** Hands signatures of a report over, so that whoever signed two can be found out. */
  async tell(signedBy: SignedBy): Promise<void> {
    const options = { timeoutMs: this.#times.shortMs, maxBytes: MAX_BYTES, body: canonicalJson(signedBy) };
    await fetchText(`${this.#url}/peers/signatures`, options);
  }

  /** The leaf data of an accepted report, as bytes whose hash the chain has. */
  leafData(epoch: bigint): Promise<string> {
    const options = { timeoutMs: this.#times.longMs, maxBytes: MAX_BYTES };
    return fetchText(`${this.#url}/reports/${epoch}`, options);
  }

  /** The same, and the observations behind it. */
  async reportData(epoch: bigint): Promise<{ readonly data: string; readonly observations: string }> {
    const options = { timeoutMs: this.#times.longMs, maxBytes: MAX_BYTES };
    const [data, observations] = await Promise.all([
      this.leafData(epoch),
      fetchText(`${this.#url}/reports/${epoch}/observations`, options),
    ]);
    return { data, observations };
  }

  #ask(path: string, length: keyof PeerTimes, lost: number, message?: object): Promise<unknown> {
    const timeoutMs = this.#times[length];
    return askAgain(
      (signal) =>
        fetchJson(`${this.#url}${path}`, {
          timeoutMs,
          maxBytes: MAX_BYTES,
          signal,
          ...(message === undefined ? {} : { body: canonicalJson(message) }),
        }),
      { timeoutMs, againAfterMs: timeoutMs * lost, mayHelp: isLost },
    );
  }
}

/** Whether no answer came. What the peer answered it would answer again. */
const isLost = (error: unknown): boolean => error instanceof FetchProblem && error.status === 0;
