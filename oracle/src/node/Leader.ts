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
import { computeLeafData } from "./agreement/computeLeafData.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import { proposalDigest, reportDigest } from "./agreement/digests.ts";
import type { SignedObservation } from "./agreement/Observation.ts";
import type { Content } from "./agreement/Proposal.ts";
import { readContext } from "./agreement/ReportContext.ts";
import { reportOf } from "./agreement/reportOf.ts";
import { isQuorum, totalStakeOf } from "./agreement/rules.ts";
import { verifyContent, verifyObservation } from "./agreement/verifyContent.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import type { Peer } from "./Peer.ts";

/** What a leader leads with. */
export interface LeaderParts {
  readonly state: Pick<AgreementState, "signerSet" | "times">;
  readonly domain: ReportDomain;
  readonly draws: DrawSource;
  readonly signer: NodeSigner;
  readonly agreement: Agreement;
  readonly contracts: Pick<Contracts, "reports">;
  readonly sender: Pick<TransactionSender, "send">;
  /** The other members that can be reached. */
  readonly peers: () => readonly Peer[];
  /** Milliseconds that further peers have once there is a quorum. */
  readonly graceMs: number;
  readonly log: Log;
}

/** Milliseconds after which a report is offered again to a chain whose time lags behind. */
const AGAIN_MS = 300;

/** Times that a report is offered to a chain whose time lags behind. */
const TRIES = 10;

/** Leads attempts at reports: collects observations, proposes what the rules make of them, collects signatures, submits. */
export class Leader {
  readonly #parts: LeaderParts;

  constructor(parts: LeaderParts) {
    this.#parts = parts;
  }

  /**
   * Makes one attempt at an epoch's report.
   *
   * @returns whether the chain has the report now
   * @throws AgreementError if there is no agreement; ChainError if the chain refuses it
   */
  async lead(epoch: bigint, attempt: number): Promise<boolean> {
    const content = await this.#content(epoch);
    const signatures = await this.#collectSignatures(content, attempt);
    return this.#submit(content, signatures);
  }

  /**
   * A member that has signed a report for the epoch signs no other. Where the remaining ones are no quorum, the only
   * chance is to take its report up; where they are, it can't force its own on them.
   */
  async #content(epoch: bigint): Promise<Content> {
    const { agreement, peers } = this.#parts;
    const own = agreement.signedContent(epoch);
    if (own !== undefined) return own;

    const asked = peers();
    const answers = await gather(
      [agreement.observation(epoch), ...asked.map((peer) => peer.observation(epoch))],
      (come) => this.#isQuorum([...come.values()].map(({ observation }) => observation.observation.signer)),
      this.#parts.graceMs,
      (index, error) => this.#note(asked[index - 1], "observation", error),
    );
    const free = [...answers.values()]
      .filter(({ signed }) => !signed)
      .map((answer) => answer.observation.observation.signer);
    if (!this.#isQuorum(free)) {
      for (const [index, { signed }] of answers) {
        const peer = asked[index - 1];
        const content = signed && peer !== undefined ? await this.#takeUp(peer, epoch) : undefined;
        if (content !== undefined) return content;
      }
    }
    return this.#compute(
      epoch,
      [...answers].flatMap(([index, { observation }]) => this.#verified(observation, asked[index - 1])),
    );
  }

  async #compute(epoch: bigint, observations: readonly SignedObservation[]): Promise<Content> {
    const { state, domain, draws } = this.#parts;
    const sorted = observations.toSorted((a, b) => (a.observation.signer < b.observation.signer ? -1 : 1));
    const seen = sorted.map(({ observation }) => observation);
    const data = computeLeafData(epoch, seen, await readContext(state, domain, draws, seen));
    return { report: reportOf(data), observations: sorted };
  }

  /** An observation that can't be counted must not keep the others from it. */
  #verified(signed: SignedObservation, peer: Peer | undefined): SignedObservation[] {
    const { observation } = signed;
    try {
      verifyObservation(signed, this.#parts.domain);
      if (peer !== undefined && observation.signer !== peer.signer) throw new AgreementError("It is another node's.");
      if (observation.setId !== this.#parts.state.signerSet.setId) throw new AgreementError("It is of another set.");
      return [signed];
    } catch (error) {
      this.#note(peer, "observation", error);
      return [];
    }
  }

  async #takeUp(peer: Peer, epoch: bigint): Promise<Content | undefined> {
    const { state, domain, draws, log } = this.#parts;
    try {
      const content = await peer.content(epoch);
      const observations = content.observations.map(({ observation }) => observation);
      verifyContent(content, await readContext(state, domain, draws, observations));
      if (content.report.epoch !== epoch) throw new AgreementError("It is of another epoch.");
      log.info({ epoch: epoch.toString(), from: peer.signer }, "report of an earlier attempt taken up");
      return content;
    } catch (error) {
      this.#note(peer, "signed content", error);
      return undefined;
    }
  }

  /** @returns signatures over the report by signer */
  async #collectSignatures(content: Content, attempt: number): Promise<ReadonlyMap<Hex, Hex>> {
    const { domain, signer, agreement, peers, graceMs, log } = this.#parts;
    const { epoch } = content.report;
    const digest = reportDigest(content.report, domain);
    const signature = signer.sign(proposalDigest(epoch, attempt, content, domain));
    const proposal = { proposer: signer.address, attempt, content, signature };
    const asked = peers();
    const votes = await gather(
      [
        agreement.sign(content).then((own) => [signer.address, own] as const),
        ...asked.map(async (peer) => {
          const vote = await peer.propose(proposal);
          if ("refused" in vote) throw new AgreementError(vote.refused);
          if (recoverSigner(digest, vote.signature) !== peer.signer)
            throw new AgreementError("Its signature is wrong.");
          return [peer.signer, vote.signature] as const;
        }),
      ],
      (come) => this.#isQuorum([...come.values()].map(([member]) => member)),
      graceMs,
      (index, error) => this.#note(asked[index - 1], "signature", error),
    );
    const signatures = new Map(votes.values());
    log.debug({ epoch: epoch.toString(), attempt, signatures: signatures.size }, "signatures collected");
    if (this.#isQuorum([...signatures.keys()])) return signatures;
    throw new AgreementError(`Epoch ${epoch} has ${signatures.size} signatures, which are no quorum.`);
  }

  async #submit({ report }: Content, signatures: ReadonlyMap<Hex, Hex>): Promise<boolean> {
    const { state, contracts, sender, log } = this.#parts;
    const signed = state.signerSet.members.map(({ signer }) => signatures.get(signer));
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

  #isQuorum(signers: readonly Hex[]): boolean {
    const { members } = this.#parts.state.signerSet;
    return isQuorum(totalStakeOf(members.filter(({ signer }) => signers.includes(signer))), totalStakeOf(members));
  }

  #note(peer: Peer | undefined, what: string, error: unknown): void {
    this.#parts.log.info({ from: peer?.signer ?? "itself", what, error: errorText(error) }, "member left out");
  }
}
