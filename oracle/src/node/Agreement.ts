import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Log } from "../lib/Log.ts";
import { Mutex } from "../lib/Mutex.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { Hex } from "../lib/Hex.ts";
import type { BallotStore } from "../store/BallotStore.ts";
import type { ReportStore } from "../store/ReportStore.ts";
import { EpochSignedError, type SigningRecord } from "../store/SigningRecord.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import { checkAgainstOwn } from "./agreement/checkAgainstOwn.ts";
import type { Ballot, Certificate, Lock } from "./agreement/Certificate.ts";
import { checkUptimes, type AttestedUptime } from "./agreement/checkUptimes.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import type { DutySource } from "./agreement/DutySource.ts";
import type { RewardSource } from "./agreement/RewardSource.ts";
import { contentSchema, type Content, type ObservationRef } from "./agreement/Content.ts";
import { ballotDigest, proposalDigest, reportDigest } from "./agreement/digests.ts";
import { epochToReport, type Vanished } from "./agreement/epochToReport.ts";
import { attemptAt, epochEnd, type EpochTimes } from "./agreement/EpochTimes.ts";
import { leaderOf } from "./agreement/leaderOf.ts";
import type { CurrentLeafData } from "./agreement/LeafData.ts";
import type { Observation } from "./agreement/Observation.ts";
import type { Proposal, Vote } from "./agreement/Proposal.ts";
import { readContext } from "./agreement/ReportContext.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";
import { verifyCertificate } from "./agreement/verifyCertificate.ts";
import { verifyContent, verifyRefs } from "./agreement/verifyContent.ts";
import { CONTENT_KEPT } from "./contentKept.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import type { ObservationBook } from "./ObservationBook.ts";
import { keepData } from "./keepData.ts";
import type { ObservationPool } from "./ObservationPool.ts";
import type { SafeStart } from "./SafeStart.ts";

/** What a member has to know of the chain. */
export interface AgreementState {
  readonly clock: { now(): number | undefined };
  /** Undefined until the chain was read. */
  readonly times: EpochTimes | undefined;
  /** The set that reports an epoch, undefined where it was not read. */
  readonly setOf: (epoch: bigint) => SignerSet | undefined;
  /** The newest accepted report. */
  readonly latest: { readonly epoch: bigint };
  readonly vanished?: Vanished | undefined;
}

/** What a member agrees with. */
export interface AgreementParts {
  readonly state: AgreementState;
  readonly domain: ReportDomain;
  readonly draws: DrawSource;
  readonly duties: DutySource;
  readonly rewards: RewardSource;
  readonly signer: NodeSigner;
  readonly book: ObservationBook;
  readonly pool: ObservationPool;
  readonly reports: Pick<ReportStore, "saveData">;
  readonly record: SigningRecord;
  readonly ballots: BallotStore;
  readonly safeStart: Pick<SafeStart, "require">;
  /** The newest uptimes of accepted reports, by worker. */
  readonly attested: () => ReadonlyMap<Hex, AttestedUptime>;
  readonly log: Log;
  /** Told of each signature that this node gives. */
  readonly onSigned: () => void;
}

/** What a member says of an epoch: what it saw, and the report on which it is locked. */
export interface OwnView {
  readonly observation: ObservationRef;
  readonly locked: Lock | null;
}

/** Attempts by which a proposer's clock may be ahead of this node's. */
const ATTEMPTS_AHEAD = 1;

/**
 * This node's side of the agreement: what it says of an epoch, what it votes for, and which one report it signs.
 *
 * A report is signed after two rounds of votes in one attempt. A member votes for one report in an attempt. With votes of
 * two thirds to prepare a report, members lock on it: later they vote for another only where shown votes of two thirds
 * of a later attempt. With votes of two thirds that are locked, it is decided: no other report can get as far, whatever
 * a leader says to whom, and members sign.
 */
export class Agreement {
  readonly #parts: AgreementParts;
  readonly #mutex = new Mutex();
  /** What this node voted for last: it need not check it again. */
  #prepared: Content | undefined;

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /**
   * What this node saw in an epoch, for whoever leads it.
   *
   * @throws AgreementError if it is not the epoch's turn, or this node is no member
   */
  async observation(epoch: bigint): Promise<OwnView> {
    this.#requireTurn(epoch);
    const { setId, self } = this.#seat(epoch);
    const observation = await this.#parts.book.of(epoch, setId, self);
    return { observation, locked: this.lockOf(epoch) ?? null };
  }

  /** The same as it is told to a peer: JSON of `observationAnswerSchema`. See `observation`. */
  async observationText(epoch: bigint): Promise<string> {
    const { observation, locked } = await this.observation(epoch);
    return `{"locked":${canonicalJson(locked)},"observation":${this.#parts.pool.text(observation.hash)}}`;
  }

  /** What this node has signed for an epoch, if it has and still keeps it. */
  signedContent(epoch: bigint): Content | undefined {
    const text = this.#parts.record.find(epoch)?.content;
    return text === undefined || text === "" ? undefined : contentSchema.parse(JSON.parse(text));
  }

  /** The report that this node is locked on, of the signer set that reports the epoch. */
  lockOf(epoch: bigint): Lock | undefined {
    const certificate = this.#lockedBy(epoch);
    const content =
      certificate === undefined ? undefined : (this.#parts.ballots.content(epoch) ?? this.signedContent(epoch));
    return certificate === undefined || content === undefined ? undefined : { certificate, content };
  }

  /** Votes to prepare what a leader proposes, or says why not. */
  vote(proposal: Proposal): Promise<Vote> {
    const { epoch } = proposal.content.report;
    return this.#answer(
      epoch,
      async () => {
        this.#checkProposer(proposal);
        await this.#gather(proposal.content, [proposal.proposer]);
      },
      async () => {
        this.#checkProposer(proposal);
        return this.#prepare(proposal);
      },
    );
  }

  /**
   * Shown that two thirds would prepare a report, locks on it and votes so; shown that two thirds are locked on it, signs
   * it. Says why, where it does not.
   */
  confirm({ certificate, content }: Ballot): Promise<Vote> {
    const check = (): void => {
      const { domain } = this.#parts;
      this.#requireTurn(certificate.epoch);
      verifyCertificate(certificate, this.#setOf(certificate.epoch), domain);
      if (content.report.epoch !== certificate.epoch || reportDigest(content.report, domain) !== certificate.digest) {
        throw new AgreementError("The certificate is of another report.");
      }
    };
    return this.#answer(
      certificate.epoch,
      async () => {
        check();
        const voters = certificate.votes.map(({ signer }) => signer);
        await this.#gather(content, voters);
      },
      async () => {
        check();
        await this.#requireChecked(content);
        return certificate.phase === "prepare" ? this.#lock(certificate, content) : this.#sign(certificate, content);
      },
    );
  }

  async #prepare({ attempt, content, justification }: Proposal): Promise<Hex> {
    const { domain, signer, ballots } = this.#parts;
    const { epoch } = content.report;
    const { self, ...set } = this.#seat(epoch);
    const digest = reportDigest(content.report, domain);
    await this.#requireChecked(content);
    this.#requireUnsigned(epoch, digest);
    const cast = ballots.find(epoch);
    if (cast !== undefined && (attempt < cast.attempt || (attempt === cast.attempt && digest !== cast.digest))) {
      throw new AgreementError(`This node has voted for another report in attempt ${cast.attempt}.`);
    }
    const lock = this.#lockedBy(epoch);
    if (lock !== undefined && lock.digest !== digest) {
      if (justification?.epoch !== epoch || justification.digest !== digest || justification.attempt <= lock.attempt) {
        throw new AgreementError(`This node is locked on another report since attempt ${lock.attempt}.`);
      }
      verifyCertificate(justification, set, domain);
    }
    ballots.cast(epoch, attempt, digest);
    this.#prepared = content;
    return signer.sign(ballotDigest({ phase: "prepare", epoch, attempt, digest }, domain), self);
  }

  #lock(certificate: Certificate, content: Content): Hex {
    const { domain, signer, ballots } = this.#parts;
    const { epoch, attempt, digest } = certificate;
    const { self } = this.#seat(epoch);
    this.#requireUnsigned(epoch, digest);
    const cast = ballots.find(epoch);
    if (cast !== undefined && attempt < cast.attempt) {
      throw new AgreementError(`This node has gone on to attempt ${cast.attempt}.`);
    }
    ballots.lock({ certificate, content });
    return signer.sign(ballotDigest({ phase: "lock", epoch, attempt, digest }, domain), self);
  }

  /** Signs a report, once it was put on record as the only one of its epoch. @throws EpochSignedError */
  #sign(certificate: Certificate, content: Content): Hex {
    const { signer, record, ballots, log, onSigned } = this.#parts;
    const { epoch, digest } = certificate;
    const { self } = this.#seat(epoch);
    this.#requireUnsigned(epoch, digest);
    const isNew = record.find(epoch) === undefined;
    if (this.#lockedBy(epoch)?.digest !== digest) ballots.lock({ certificate, content });
    record.claim({ epoch, digest, content: canonicalJson(content) });
    if (isNew) {
      ballots.dropContent(epoch);
      record.dropContentBefore(epoch - CONTENT_KEPT);
      ballots.dropBefore(epoch - CONTENT_KEPT);
      onSigned();
      log.info({ epoch: epoch.toString(), root: content.report.root }, "report signed");
    }
    return signer.sign(digest, self);
  }

  /** Checks a content, unless this node voted for it already. @throws AgreementError if it may not sign the report */
  async #requireChecked(content: Content): Promise<void> {
    if (this.#isKnown(content)) return;
    // What was computed need not be computed again once the chain has the report.
    keepData(this.#parts.reports, content, await this.#check(content));
  }

  #isKnown(content: Content): boolean {
    const { report } = content;
    if (report.setId !== this.#parts.state.setOf(report.epoch)?.setId) return false;
    const known = [this.#prepared, this.lockOf(report.epoch)?.content];
    return known.some((other) => other !== undefined && canonicalJson(other) === canonicalJson(content));
  }

  /** Gets what a content is made of, unless that was done: outside of the turn of other questions, since it takes long. */
  async #gather(content: Content, from: readonly Hex[]): Promise<void> {
    if (this.#isKnown(content)) return;
    verifyRefs(content, this.#parts.domain);
    await this.#parts.pool.require(content, from);
  }

  /** The proof of the report that this node is locked on, of the signer set that reports the epoch. */
  #lockedBy(epoch: bigint): Certificate | undefined {
    const lock = this.#parts.ballots.find(epoch)?.lock;
    return lock?.setId === this.#parts.state.setOf(epoch)?.setId ? lock?.certificate : undefined;
  }

  /** @returns what the report says. @throws AgreementError if this node may not sign it */
  async #check(content: Content): Promise<CurrentLeafData> {
    const { state, domain, book, pool, attested } = this.#parts;
    const { report } = content;
    const { self, ...set } = this.#seat(report.epoch);
    if (report.setId !== set.setId) {
      throw new AgreementError(`The report is of set ${report.setId}; it is for set ${set.setId} to report the epoch.`);
    }
    verifyRefs(content, domain);
    const observations = pool.observationsOf(content);
    const context = await readContext(report.epoch, { set, times: state.times }, this.#parts, observations);
    const data = verifyContent(content, observations, context);
    // What it has signed it has checked, and a reorganisation may have changed what it would be checked against.
    if (this.#parts.record.find(report.epoch)?.digest === reportDigest(report, domain)) return data;
    checkUptimes(data, attested(), context.times);
    const own = await book.of(report.epoch, report.setId, self);
    checkAgainstOwn(data, this.#observationOf(own, content, observations), own.hash);
    return data;
  }

  /** Spares reading megabytes where the report counts them. */
  #observationOf({ hash }: ObservationRef, content: Content, observations: readonly Observation[]): Observation {
    const counted = observations[content.observations.findIndex((ref) => ref.hash === hash)];
    return counted ?? this.#parts.pool.observation(hash);
  }

  async #answer(epoch: bigint, prepare: () => Promise<void>, decide: () => Promise<Hex>): Promise<Vote> {
    try {
      await prepare();
      return { signature: await this.#mutex.run(decide) };
    } catch (error) {
      if (!(error instanceof AgreementError || error instanceof EpochSignedError)) throw error;
      this.#parts.log.warn({ epoch: epoch.toString(), error: error.message }, "vote refused");
      return { refused: error.message };
    }
  }

  /** The set that reports an epoch. */
  #setOf(epoch: bigint): SignerSet {
    const set = this.#parts.state.setOf(epoch);
    if (set === undefined) throw new AgreementError(`This node has not read who reports epoch ${epoch} yet.`);
    return set;
  }

  /** The set that reports an epoch, and who this node is in it. */
  #seat(epoch: bigint): SignerSet & { readonly self: Hex } {
    const set = this.#setOf(epoch);
    const self = this.#parts.signer.memberOf(set);
    if (self === undefined) throw new AgreementError(`This node is not in signer set ${set.setId}.`);
    return { ...set, self };
  }

  #requireUnsigned(epoch: bigint, digest: Hex): void {
    const signed = this.#parts.record.find(epoch);
    if (signed !== undefined && signed.digest !== digest) throw new EpochSignedError(epoch);
  }

  #requireTurn(epoch: bigint): void {
    const { times, latest, clock, vanished } = this.#parts.state;
    const now = clock.now();
    if (times === undefined || now === undefined) throw new AgreementError("This node has not read the chain yet.");
    if (epoch <= latest.epoch) throw new AgreementError(`Epoch ${latest.epoch} is reported already.`);
    if (epochEnd(epoch, times) > now) throw new AgreementError(`Epoch ${epoch} is not over.`);
    const turn = epochToReport(now, { times, latest, vanished });
    if (turn !== epoch) throw new AgreementError(`It is the turn of epoch ${turn}, not of epoch ${epoch}.`);
    this.#parts.safeStart.require(epoch);
  }

  #checkProposer({ proposer, attempt, content, signature }: Proposal): void {
    const { state, domain } = this.#parts;
    const { epoch } = content.report;
    this.#requireTurn(epoch);
    const { times, clock } = state;
    const { members } = this.#setOf(epoch);
    if (times === undefined) throw new AgreementError("This node has not read the chain yet.");
    if (attempt > attemptAt(clock.now() ?? 0, epoch, times) + ATTEMPTS_AHEAD) {
      throw new AgreementError(`The time for attempt ${attempt} at epoch ${epoch} has not come.`);
    }
    if (members.length === 0 || leaderOf(members, epoch, attempt).signer !== proposer) {
      throw new AgreementError(`${proposer} does not lead attempt ${attempt} at epoch ${epoch}.`);
    }
    if (recoverSigner(proposalDigest(epoch, attempt, content, domain), signature) !== proposer) {
      throw new AgreementError(`The proposal is not signed by ${proposer}.`);
    }
  }
}
