import { concat } from "ethers";

import { ChainError } from "../chain/ChainError.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import { errorText } from "../lib/errorText.ts";
import { gather } from "../lib/gather.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { recoverSigner } from "../lib/recoverSigner.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { sleep } from "../lib/sleep.ts";
import type { Agreement, AgreementState } from "./Agreement.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import type { Ballot, Certificate, Lock } from "./agreement/Certificate.ts";
import { computeLeafData } from "./agreement/computeLeafData.ts";
import type { Content, ObservationRef } from "./agreement/Content.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import type { DutySource } from "./agreement/DutySource.ts";
import type { RewardSource } from "./agreement/RewardSource.ts";
import { ballotDigest, proposalDigest, reportDigest } from "./agreement/digests.ts";
import type { Vote } from "./agreement/Proposal.ts";
import type { Observation } from "./agreement/Observation.ts";
import { readContext, type ReportContext } from "./agreement/ReportContext.ts";
import { reportOf } from "./agreement/reportOf.ts";
import { isQuorum, totalStakeOf } from "./agreement/rules.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";
import { verifyCertificate } from "./agreement/verifyCertificate.ts";
import { verifyContent, verifyRefs } from "./agreement/verifyContent.ts";
import type { SignedBy } from "./equivocation/SignedBy.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import type { ObservationPool } from "./ObservationPool.ts";
import type { Peer } from "./Peer.ts";

/** What a leader leads with. */
export interface LeaderParts {
  readonly state: Pick<AgreementState, "setOf" | "times">;
  readonly domain: ReportDomain;
  readonly draws: DrawSource;
  readonly duties: DutySource;
  readonly rewards: RewardSource;
  readonly signer: NodeSigner;
  readonly agreement: Agreement;
  readonly contracts: Pick<Contracts, "reports">;
  readonly sender: Pick<TransactionSender, "send">;
  /** The other nodes that can be reached. */
  readonly peers: () => readonly Peer[];
  readonly pool: ObservationPool;
  /** Milliseconds that further peers have once there is a quorum. */
  readonly graceMs: number;
  /** Told of the signatures of each report that this node brings about. */
  readonly onSigned: (signedBy: SignedBy) => void;
  readonly log: Log;
}

/** Milliseconds after which a report is offered again to a chain whose time lags behind. */
const AGAIN_MS = 300;

/** Times that a report is offered to a chain whose time lags behind. */
const TRIES = 10;

/** The part of an attempt's time, one in so many, in which peers hand over the report that they are locked on. */
const LOCKS_PART = 4;

/** What a member says of an epoch: an observation that counts, if it has one, and the report on which it is locked. */
interface MemberView {
  readonly observation: ObservationRef | undefined;
  readonly locked: Lock | null;
}

/** Whoever votes: a peer, or this node itself. */
type Voter = Pick<Peer, "signer" | "propose" | "confirm">;

/**
 * One attempt at an epoch's report, led by this node: collects observations, proposes what the rules make of them, collects
 * signatures, submits.
 */
export class ReportAttempt {
  readonly #parts: LeaderParts;
  readonly #epoch: bigint;
  readonly #attempt: number;
  /** Whose word counts, and who this node is among them. */
  readonly #set: SignerSet;
  readonly #self: Hex;

  /** @throws AgreementError if this node is no member of the set that reports the epoch */
  constructor(parts: LeaderParts, epoch: bigint, attempt: number) {
    const set = parts.state.setOf(epoch);
    const self = set === undefined ? undefined : parts.signer.memberOf(set);
    if (set === undefined || self === undefined) {
      throw new AgreementError(`This node is not in the signer set that reports epoch ${epoch}.`);
    }
    this.#parts = parts;
    this.#epoch = epoch;
    this.#attempt = attempt;
    this.#set = set;
    this.#self = self;
  }

  /**
   * Makes the attempt.
   *
   * @returns whether the chain has the report now
   * @throws AgreementError if there is no agreement; ChainError if the chain refuses it
   */
  async make(): Promise<boolean> {
    const { domain, signer, agreement, graceMs } = this.#parts;
    const [epoch, attempt, proposer] = [this.#epoch, this.#attempt, this.#self];
    const { content, certificate: justification } = await this.#content();
    const digest = reportDigest(content.report, domain);
    const signature = signer.sign(proposalDigest(epoch, attempt, content, domain), proposer);
    const proposal = { proposer, attempt, content, justification, signature };
    const self: Voter = {
      signer: proposer,
      propose: () => agreement.vote(proposal),
      confirm: (ballot) => agreement.confirm(ballot),
    };
    const voters = [self, ...this.#peers()];
    const round = { epoch, attempt, digest };

    const preparing = { ...round, phase: "prepare" } as const;
    const prepared = await this.#collect(preparing.phase, voters, ballotDigest(preparing, domain), 0, (voter) =>
      voter.propose(proposal),
    );
    const ballot = (certificate: Certificate): Ballot => ({ certificate, content });
    const prepare = certify(preparing, prepared);
    const locking = { ...round, phase: "lock" } as const;
    const locked = await this.#collect(locking.phase, voters, ballotDigest(locking, domain), 0, (voter) =>
      voter.confirm(ballot(prepare)),
    );
    const lock = certify(locking, locked);
    const signatures = await this.#collect("signature", voters, digest, graceMs, (voter) =>
      voter.confirm(ballot(lock)),
    );
    this.#parts.onSigned({ report: content.report, signatures: [...signatures.values()] });
    return this.#submit(content, signatures);
  }

  /** What to propose: the report of the newest attempt on which a member is locked, else what the observations give. */
  async #content(): Promise<{ readonly content: Content; readonly certificate: Certificate | null }> {
    const { agreement } = this.#parts;
    const epoch = this.#epoch;
    const own = agreement.lockOf(epoch);
    // What this node has signed is decided: no member is locked on another report by later votes.
    if (own !== undefined && agreement.signedContent(epoch) !== undefined) return own;

    const asked = this.#peers();
    const answers = await gather(
      [agreement.observation(epoch), ...asked.map((peer) => this.#ask(peer))],
      (come) => this.#isQuorum([...come.values()].flatMap(({ observation }) => observation?.signer ?? [])),
      this.#parts.graceMs,
      (index, error) => this.#note(asked[index - 1], "observation", error),
    );
    const lock = await this.#newestLock(own, answers, asked);
    if (lock !== undefined) return lock;
    const observations = [...answers.values()].flatMap(({ observation }) => observation ?? []);
    return { content: await this.#compute(observations), certificate: null };
  }

  /** What a peer says of an epoch. An observation that can't be counted must not keep the others from it. */
  async #ask(peer: Peer): Promise<MemberView> {
    const { observation: signed, locked } = await peer.observation(this.#epoch);
    const { observation } = signed;
    try {
      if (observation.signer !== peer.signer) throw new AgreementError("It is another node's.");
      if (observation.epoch !== this.#epoch) throw new AgreementError("It is of another epoch.");
      if (observation.setId !== this.#set.setId) throw new AgreementError("It is of another set.");
      return { observation: this.#parts.pool.admit(signed), locked };
    } catch (error) {
      this.#note(peer, "observation", error);
      return { observation: undefined, locked };
    }
  }

  /** A peer that shows a certificate of what it does not have keeps nobody for long: others may have it. */
  async #newestLock(
    own: Lock | undefined,
    answers: ReadonlyMap<number, MemberView>,
    asked: readonly Peer[],
  ): Promise<Lock | undefined> {
    const newer = [...answers].flatMap(([index, { locked }]) => {
      const peer = asked[index - 1];
      if (peer === undefined || locked === null) return [];
      return locked.certificate.attempt > (own?.certificate.attempt ?? -1) ? [{ peer, lock: locked }] : [];
    });
    if (newer.length === 0) return own;
    const waitMs = ((this.#parts.state.times?.leaderTimeout ?? 0) * 1_000) / LOCKS_PART;
    const tasks = newer.map(({ peer, lock }) => Promise.race([this.#takeUp(lock, peer), late(waitMs)]));
    const found = await gather(
      tasks,
      (come) => come.size > 0,
      this.#parts.graceMs,
      (index, error) => this.#note(newer[index]?.peer, "lock", error),
    );
    return [...found.values(), ...(own === undefined ? [] : [own])].toSorted(
      (a, b) => b.certificate.attempt - a.certificate.attempt,
    )[0];
  }

  async #compute(refs: readonly ObservationRef[]): Promise<Content> {
    const { pool } = this.#parts;
    const sorted = refs.toSorted((a, b) => (a.signer < b.signer ? -1 : 1));
    const hashes = new Map(sorted.map(({ hash }) => [pool.observation(hash), hash]));
    const seen = [...hashes.keys()];
    const context = await this.#context(seen);
    const data = computeLeafData(this.#epoch, seen, context, (observation) => hashes.get(observation) ?? "0x");
    return { report: reportOf(data), observations: sorted };
  }

  async #takeUp(lock: Lock, peer: Peer): Promise<Lock> {
    const { domain, pool, log } = this.#parts;
    const epoch = this.#epoch;
    const { certificate, content } = lock;
    const digest = reportDigest(content.report, domain);
    if (certificate.epoch !== epoch || content.report.epoch !== epoch || digest !== certificate.digest) {
      throw new AgreementError("Its certificate is of another report.");
    }
    verifyCertificate(certificate, this.#set, domain);
    verifyRefs(content, domain);
    await pool.require(content, [peer.signer]);
    const observations = pool.observationsOf(content);
    verifyContent(content, observations, await this.#context(observations));
    log.info({ epoch: epoch.toString(), from: peer.signer }, "report of an earlier attempt taken up");
    return lock;
  }

  /**
   * One round of votes.
   *
   * @param digest that is signed in it
   * @returns the signatures of members with two thirds of the stake, by signer
   * @throws AgreementError if there are fewer
   */
  async #collect(
    what: string,
    voters: readonly Voter[],
    digest: Hex,
    graceMs: number,
    ask: (voter: Voter) => Promise<Vote>,
  ): Promise<ReadonlyMap<Hex, Hex>> {
    const votes = await gather(
      voters.map(async (voter) => {
        const vote = await ask(voter);
        if ("refused" in vote) throw new AgreementError(vote.refused);
        if (recoverSigner(digest, vote.signature) !== voter.signer) throw new AgreementError("Its signature is wrong.");
        return [voter.signer, vote.signature] as const;
      }),
      (come) => this.#isQuorum([...come.values()].map(([member]) => member)),
      graceMs,
      (index, error) => this.#note(voters[index], what, error),
    );
    const signatures = new Map(votes.values());
    if (this.#isQuorum([...signatures.keys()])) return signatures;
    throw new AgreementError(`The round "${what}" has votes of ${signatures.size} members, which are no quorum.`);
  }

  async #submit({ report }: Content, signatures: ReadonlyMap<Hex, Hex>): Promise<boolean> {
    const { contracts, sender, log } = this.#parts;
    const signed = this.#set.members.map(({ signer }) => signatures.get(signer));
    const mask = signed.reduce(
      (bits, signature, bit) => (signature === undefined ? bits : bits | (1n << BigInt(bit))),
      0n,
    );
    const packed = concat(signed.filter((signature) => signature !== undefined));
    const data = contracts.reports.interface.encodeFunctionData("submit", [report, mask, packed]);
    const to = await contracts.reports.getAddress();
    for (let tries = 1; ; tries += 1) {
      try {
        const receipt = await sender.send("submit report", { to, data });
        log.info(
          {
            epoch: report.epoch.toString(),
            signatures: signatures.size,
            block: receipt.blockNumber,
            rate: report.rate.toString(),
          },
          "report submitted",
        );
        return true;
      } catch (error) {
        if (!(error instanceof ChainError)) throw error;
        if (error.contractError === "ReportEpochNotNew") {
          log.info({ epoch: report.epoch.toString() }, "report was there before");
          return true;
        }
        if (error.contractError !== "ReportEpochNotOver" || tries >= TRIES) throw error;
        await sleep(AGAIN_MS);
      }
    }
  }

  /** The other members that can be reached. */
  #peers(): readonly Peer[] {
    return this.#parts.peers().filter((peer) => this.#set.members.some(({ signer }) => signer === peer.signer));
  }

  #context(observations: readonly Observation[]): Promise<ReportContext> {
    const known = { set: this.#set, times: this.#parts.state.times };
    return readContext(this.#epoch, known, this.#parts, observations);
  }

  #isQuorum(signers: readonly Hex[]): boolean {
    const { members } = this.#set;
    return isQuorum(totalStakeOf(members.filter(({ signer }) => signers.includes(signer))), totalStakeOf(members));
  }

  #note(peer: Pick<Peer, "signer"> | undefined, what: string, error: unknown): void {
    this.#parts.log.info({ from: peer?.signer ?? "itself", what, error: errorText(error) }, "member left out");
  }
}

function certify(round: Omit<Certificate, "votes">, signatures: ReadonlyMap<Hex, Hex>): Certificate {
  const votes = [...signatures].map(([signer, signature]) => ({ signer, signature }));
  return { ...round, votes: votes.toSorted((a, b) => (a.signer < b.signer ? -1 : 1)) };
}

async function late(waitMs: number): Promise<never> {
  await sleep(waitMs);
  throw new AgreementError("What the report that it is locked on is made of did not come in time.");
}
