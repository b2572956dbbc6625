import { dataLength, dataSlice } from "ethers";

import type { Contracts } from "../../chain/Contracts.ts";
import type { LogReader } from "../../chain/LogReader.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import { recoverSigner } from "../../lib/recoverSigner.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";
import type { Equivocation, EquivocationStore } from "../../store/EquivocationStore.ts";
import type { SignerSetStore } from "../../store/SignerSetStore.ts";
import { reportDigest } from "../agreement/digests.ts";
import { reportSchema } from "../agreement/Content.ts";
import type { SignerSet } from "../agreement/SignerSet.ts";
import type { SignedBy } from "./SignedBy.ts";

/** How the attempt to prove ended. */
export type ProofOutcome = "proved" | "known" | "refused";

/** What the watch works with. */
export interface WatchParts {
  readonly domain: ReportDomain;
  readonly store: EquivocationStore;
  readonly contracts: Pick<Contracts, "reports">;
  readonly provider: Pick<RpcProvider, "getTransaction">;
  readonly logs: Pick<LogReader, "begin" | "read">;
  readonly state: { readonly signerSet: SignerSet; readonly latest: { readonly epoch: bigint } };
  /** The sets that were in force: a key that left the set answers for what it signed. */
  readonly sets: Pick<SignerSetStore, "hasMember">;
  /**
   * Brings a proof to the chain.
   *
   * @throws where it may be tried again
   */
  readonly prove: (proof: Equivocation) => Promise<ProofOutcome>;
  /** Told of each proof that was found, and how it ended. */
  readonly onProof: (outcome: "found" | ProofOutcome) => void;
  readonly log: Log;
}

/** Epochs before the newest reported one for which signatures are kept. */
const KEPT = 512n;

/** Epochs after it for which they are taken: those that may be reported next. */
const AHEAD = 4n;

/** Bytes of a signature in a submission. */
const SIGNATURE_BYTES = 64;

/** Transactions that are remembered as read. */
const READ = 1_024;

/**
 * Remembers who signed which report, finds who signed two for one epoch, and proves it on the chain, where it costs the
 * signer stake. Signatures come from votes, from what peers hand over, and from the submissions on the chain.
 */
export class EquivocationWatch {
  readonly #parts: WatchParts;
  readonly #read = new Set<string>();

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** Takes up signatures of a report, whoever has them: those of who was never a member, or of epochs long past, are left out. */
  see({ report, signatures }: SignedBy): void {
    const { domain, store, state, onProof, log } = this.#parts;
    const { epoch } = state.latest;
    if (report.epoch + KEPT < epoch || report.epoch > epoch + AHEAD) return;
    const digest = reportDigest(report, domain);
    for (const signature of signatures) {
      const signer = recoverSigner(digest, signature);
      if (signer === undefined || !this.#isMember(signer)) continue;
      if (!store.note(signer, { report, digest, signature })) continue;
      onProof("found");
      log.error({ signer, epoch: report.epoch.toString() }, "a masternode signed two reports for one epoch");
    }
  }

  #isMember(signer: Hex): boolean {
    const { state, sets } = this.#parts;
    return state.signerSet.members.some((member) => member.signer === signer) || sets.hasMember(signer);
  }

  /** Reads new submissions from the chain, and proves what there is to prove. */
  async refresh(): Promise<void> {
    const { store, state, prove, onProof, log } = this.#parts;
    await this.#readSubmissions();
    store.dropBefore(state.latest.epoch - KEPT);
    for (const proof of store.open()) {
      const { signer, epoch } = proof;
      try {
        const outcome = await prove(proof);
        store.settle(signer, epoch);
        onProof(outcome);
        log.warn(
          { signer, epoch: epoch.toString(), outcome },
          "proof of two reports for one epoch brought to the chain",
        );
      } catch (error) {
        log.warn({ signer, epoch: epoch.toString(), error: errorText(error) }, "proof not accepted yet");
      }
    }
  }

  async #readSubmissions(): Promise<void> {
    const { contracts, provider, logs } = this.#parts;
    const { reports } = contracts;
    const filter = {
      address: await reports.getAddress(),
      topics: [reports.interface.getEvent("ReportAccepted").topicHash],
    };
    await logs.begin("submissions");
    await logs.read("submissions", filter, async (found) => {
      for (const { transactionHash } of found) {
        if (this.#read.has(transactionHash)) continue;
        const transaction = await provider.getTransaction(transactionHash);
        if (transaction !== null) this.#seeCalldata(transaction.data);
        this.#read.add(transactionHash);
        const [oldest] = this.#read;
        if (this.#read.size > READ && oldest !== undefined) this.#read.delete(oldest);
      }
    });
  }

  /** Submissions by another contract's hand have other calldata; the signatures in them are not looked for. */
  #seeCalldata(data: string): void {
    const call = this.#parts.contracts.reports.interface.parseTransaction({ data });
    if (call?.name !== "submit") return;
    const [report, , signatures] = call.args as unknown as [Record<string, unknown>, bigint, string];
    const parsed = reportSchema.safeParse({
      epoch: String(report["epoch"]),
      setId: Number(report["setId"]),
      root: report["root"],
      rate: String(report["rate"]),
      dataHash: report["dataHash"],
    });
    if (parsed.success) this.see({ report: parsed.data, signatures: splitSignatures(signatures) });
  }
}

function splitSignatures(packed: string): Hex[] {
  const count = Math.floor(dataLength(packed) / SIGNATURE_BYTES);
  return Array.from({ length: count }, (_, index) =>
    lowerHex(dataSlice(packed, index * SIGNATURE_BYTES, (index + 1) * SIGNATURE_BYTES)),
  );
}
