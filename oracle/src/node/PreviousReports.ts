import { errorText } from "../lib/errorText.ts";
import type { Log } from "../lib/Log.ts";
import type { ReportHistory } from "../chain/ReportHistory.ts";
import type { AcceptedReport, ReportStore } from "../store/ReportStore.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import type { LeafData } from "./agreement/LeafData.ts";
import { storedLeafData } from "./agreement/storedLeafData.ts";
import { checkLeafData } from "./checkLeafData.ts";
import type { PeerClient } from "./PeerClient.ts";
import type { PreviousRewards } from "./reward/RewardBasis.ts";

/** What reports say is found in. */
export interface PreviousReportsParts {
  readonly history: Pick<ReportHistory, "refresh" | "at">;
  readonly store: Pick<ReportStore, "data">;
  /** Nodes that have what is not here. */
  readonly peers: () => readonly Pick<PeerClient, "signer" | "leafData">[];
  readonly log: Log;
}

/** What rewards, uptimes and classes the report before another one says, from here or from a peer whose word fits the chain. */
export class PreviousReports {
  readonly #parts: PreviousReportsParts;
  /** What was read last: it is asked for several times an epoch. */
  #known: { readonly dataHash: string; readonly said: PreviousRewards } | undefined;

  constructor(parts: PreviousReportsParts) {
    this.#parts = parts;
  }

  /**
   * What the newest report says that was accepted and not void once a block was made.
   *
   * @returns undefined where there was none
   * @throws AgreementError where nobody has what it says
   */
  async at(block: number): Promise<PreviousRewards | undefined> {
    const { history } = this.#parts;
    await history.refresh();
    const report = history.at(block);
    if (report === undefined) return undefined;
    if (this.#known?.dataHash === report.dataHash) return this.#known.said;
    const { asOf, rewards, uptimes, classes } = await this.#dataOf(report);
    const said = { asOf, rewards, classes, uptimes: new Map(uptimes.map(({ worker, online }) => [worker, online])) };
    this.#known = { dataHash: report.dataHash, said };
    return said;
  }

  async #dataOf(report: AcceptedReport): Promise<LeafData> {
    const { store, peers, log } = this.#parts;
    const stored = store.data(report.dataHash);
    if (stored !== undefined) return storedLeafData(stored);
    for (const peer of peers()) {
      try {
        return checkLeafData(report, await peer.leafData(report.epoch));
      } catch (error) {
        log.debug({ from: peer.signer, epoch: report.epoch.toString(), error: errorText(error) }, "no report data");
      }
    }
    throw new AgreementError(`This node does not have what report ${report.sequence} says, and no peer gave it.`);
  }
}
