import type { NodeAddress } from "../chain/NodeDirectory.ts";
import { fetchJson, FetchProblem, fetchText } from "../http/fetchJson.ts";
import { askAgain } from "../lib/askAgain.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { lockSchema, type Ballot, type Lock } from "./agreement/Certificate.ts";
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

/** Each message that is on its way: megabytes, which all peers are sent from one place. */
const bodies = new WeakMap<object, Blob>();

/** Part of the time for an answer after which a message counts as lost. */
const LOST = 1 / 4;

/** The same for what may be long, and takes the peer a while. */
const LONG_LOST = 1 / 2;

/** One peer, by HTTP. Every method throws if there is no well-formed answer in time; all may be asked twice. */
export class PeerClient {
  readonly signer: Hex;
  readonly #url: string;
  readonly #timeoutMs: number;

  constructor({ signer, url }: NodeAddress, timeoutMs: number) {
    this.signer = signer;
    this.#url = url;
    this.#timeoutMs = timeoutMs;
  }

  async observation(epoch: bigint): Promise<ObservationAnswer> {
    return observationAnswerSchema.parse(await this.#ask(`/peers/observations/${epoch}`, LOST));
  }

  /** The report on which the peer is locked for an epoch. */
  async lock(epoch: bigint): Promise<Lock> {
    return lockSchema.parse(await this.#ask(`/peers/locks/${epoch}`, LONG_LOST));
  }

  async propose(proposal: Proposal): Promise<Vote> {
    return voteSchema.parse(await this.#ask("/peers/proposals", LONG_LOST, bodyOf(proposal)));
  }

  /** Shows the peer the votes of a round. */
  async confirm(ballot: Ballot): Promise<Vote> {
    const lost = ballot.content === null ? LOST : LONG_LOST;
    return voteSchema.parse(await this.#ask("/peers/ballots", lost, bodyOf(ballot)));
  }

  /** Hands signatures of a report over, so that whoever signed two can be found out. */
  async tell(signedBy: SignedBy): Promise<void> {
    const options = { timeoutMs: this.#timeoutMs, maxBytes: MAX_BYTES, body: canonicalJson(signedBy) };
    await fetchText(`${this.#url}/peers/signatures`, options);
  }

  /** The leaf data of an accepted report, as bytes whose hash the chain has, and the observations behind it. */
  async reportData(epoch: bigint): Promise<{ readonly data: string; readonly observations: string }> {
    const options = { timeoutMs: this.#timeoutMs, maxBytes: MAX_BYTES };
    const [data, observations] = await Promise.all([
      fetchText(`${this.#url}/reports/${epoch}`, options),
      fetchText(`${this.#url}/reports/${epoch}/observations`, options),
    ]);
    return { data, observations };
  }

  #ask(path: string, lost: number, body?: Blob): Promise<unknown> {
    const timeoutMs = this.#timeoutMs;
    return askAgain(
      (signal) =>
        fetchJson(`${this.#url}${path}`, {
          timeoutMs,
          maxBytes: MAX_BYTES,
          signal,
          ...(body === undefined ? {} : { body }),
        }),
      { timeoutMs, againAfterMs: timeoutMs * lost, mayHelp: isLost },
    );
  }
}

function bodyOf(message: object): Blob {
  const body = bodies.get(message) ?? new Blob([canonicalJson(message)]);
  bodies.set(message, body);
  return body;
}

/** Whether no answer came. What the peer answered it would answer again. */
const isLost = (error: unknown): boolean => error instanceof FetchProblem && error.status === 0;
