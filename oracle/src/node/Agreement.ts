import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Log } from "../lib/Log.ts";
import { Mutex } from "../lib/Mutex.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { Hex } from "../lib/Hex.ts";
import { EpochSignedError, type SigningRecord } from "../store/SigningRecord.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import { checkAgainstOwn } from "./agreement/checkAgainstOwn.ts";
import { checkUptimes, type AttestedUptime } from "./agreement/checkUptimes.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import { proposalDigest, reportDigest } from "./agreement/digests.ts";
import { attemptAt, epochEnd, type EpochTimes } from "./agreement/EpochTimes.ts";
import { leaderOf } from "./agreement/leaderOf.ts";
import { contentSchema, type Content, type ObservationAnswer, type Proposal, type Vote } from "./agreement/Proposal.ts";
import { readContext } from "./agreement/ReportContext.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";
import { verifyContent } from "./agreement/verifyContent.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import type { ObservationBook } from "./ObservationBook.ts";

/** What a member has to know of the chain. */
export interface AgreementState {
  readonly clock: { now(): number | undefined };
  /** Undefined until the chain was read. */
  readonly times: EpochTimes | undefined;
  readonly signerSet: SignerSet;
  /** The newest accepted report. */
  readonly latest: { readonly epoch: bigint };
}

/** What a member agrees with. */
export interface AgreementParts {
  readonly state: AgreementState;
  readonly domain: ReportDomain;
  readonly draws: DrawSource;
  readonly signer: NodeSigner;
  readonly book: ObservationBook;
  readonly record: SigningRecord;
  /** The newest uptimes of accepted reports, by worker. */
  readonly attested: () => ReadonlyMap<Hex, AttestedUptime>;
  readonly log: Log;
  /** Told of each signature that this node gives. */
  readonly onSigned: () => void;
}

/** Attempts by which a proposer's clock may be ahead of this node's. */
const ATTEMPTS_AHEAD = 1;

/** Epochs whose signed content is kept, for peers that take it up. */
const CONTENT_KEPT = 64n;

/** This node's side of the agreement: what it says of an epoch, and which one report it signs. */
export class Agreement {
  readonly #parts: AgreementParts;
  readonly #mutex = new Mutex();

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /**
   * What this node saw in an epoch, for whoever leads it.
   *
   * @throws AgreementError if the epoch runs or is to come, is reported already, or this node is no member
   */
  async observation(epoch: bigint): Promise<ObservationAnswer> {
    const { signerSet } = this.#parts.state;
    this.#requireOpen(epoch);
    if (!signerSet.members.some(({ signer }) => signer === this.#parts.signer.address)) {
      throw new AgreementError(`This node is not in signer set ${signerSet.setId}.`);
    }
    const observation = await this.#parts.book.of(epoch, signerSet.setId);
    return { observation, signed: this.#parts.record.hasContent(epoch) };
  }

  /** What this node has signed for an epoch, if it has and still keeps it. */
  signedContent(epoch: bigint): Content | undefined {
    const text = this.#parts.record.find(epoch)?.content;
    return text === undefined || text === "" ? undefined : contentSchema.parse(JSON.parse(text));
  }

  /** Signs what a leader proposes, or says why not. */
  async vote(proposal: Proposal): Promise<Vote> {
    const { log } = this.#parts;
    const { epoch } = proposal.content.report;
    try {
      this.#checkProposer(proposal);
      return { signature: await this.sign(proposal.content) };
    } catch (error) {
      if (!(error instanceof AgreementError || error instanceof EpochSignedError)) throw error;
      log.warn({ epoch: epoch.toString(), proposer: proposal.proposer, error: error.message }, "proposal refused");
      return { refused: error.message };
    }
  }

  /**
   * Signs a report, once everything in it was checked and it was put on record as the only one of its epoch.
   *
   * @returns the signature, 64 bytes
   * @throws AgreementError if it is not what this node may sign
   * @throws EpochSignedError if this node has signed another one
   */
  sign(content: Content): Promise<Hex> {
    return this.#mutex.run(async () => {
      const { state, domain, draws, signer, book, record, attested, log, onSigned } = this.#parts;
      const { report } = content;
      this.#requireOpen(report.epoch);
      if (report.setId !== state.signerSet.setId) {
        throw new AgreementError(`The report is of set ${report.setId}; set ${state.signerSet.setId} is in force.`);
      }
      const observations = content.observations.map(({ observation }) => observation);
      const context = await readContext(state, domain, draws, observations);
      const data = verifyContent(content, context);
      checkUptimes(data, attested(), context.times);
      checkAgainstOwn(data, (await book.of(report.epoch, report.setId)).observation);
      const digest = reportDigest(report, domain);
      record.claim({ epoch: report.epoch, digest, content: canonicalJson(content) });
      record.dropContentBefore(report.epoch - CONTENT_KEPT);
      onSigned();
      log.info({ epoch: report.epoch.toString(), root: report.root, machines: data.machines.length }, "report signed");
      return signer.sign(digest);
    });
  }

  #requireOpen(epoch: bigint): void {
    const { times, latest, clock } = this.#parts.state;
    const now = clock.now();
    if (times === undefined || now === undefined) throw new AgreementError("This node has not read the chain yet.");
    if (epoch <= latest.epoch) throw new AgreementError(`Epoch ${latest.epoch} is reported already.`);
    if (epochEnd(epoch, times) > now) throw new AgreementError(`Epoch ${epoch} is not over.`);
  }

  #checkProposer({ proposer, attempt, content, signature }: Proposal): void {
    const { state, domain } = this.#parts;
    const { epoch } = content.report;
    this.#requireOpen(epoch);
    const { times, signerSet, clock } = state;
    if (times === undefined) throw new AgreementError("This node has not read the chain yet.");
    if (attempt > attemptAt(clock.now() ?? 0, epoch, times) + ATTEMPTS_AHEAD) {
      throw new AgreementError(`The time for attempt ${attempt} at epoch ${epoch} has not come.`);
    }
    if (signerSet.members.length === 0 || leaderOf(signerSet.members, epoch, attempt).signer !== proposer) {
      throw new AgreementError(`${proposer} does not lead attempt ${attempt} at epoch ${epoch}.`);
    }
    if (recoverSigner(proposalDigest(epoch, attempt, content, domain), signature) !== proposer) {
      throw new AgreementError(`The proposal is not signed by ${proposer}.`);
    }
  }
}
