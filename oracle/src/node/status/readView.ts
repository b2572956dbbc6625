import type { DatabaseSync } from "node:sqlite";

import type { Connection } from "../../chain/Connection.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { ReportStore } from "../../store/ReportStore.ts";
import type { SigningRecord } from "../../store/SigningRecord.ts";
import { epochEnd } from "../agreement/EpochTimes.ts";
import type { ChainState } from "../ChainState.ts";
import type { DutyView } from "../duty/DutyView.ts";
import type { PenaltyView } from "../duty/PenaltyWatch.ts";
import type { RateReader } from "../rate/RateReader.ts";
import type { EpochTally } from "./EpochTally.ts";
import type { NodeView } from "./NodeView.ts";
import type { Surroundings } from "./Surroundings.ts";

/** What a node's view of itself is read from. */
export interface ViewParts {
  readonly signer: Hex | undefined;
  readonly connection: Pick<Connection, "clock" | "deployment">;
  readonly database: DatabaseSync;
  readonly state: ChainState;
  readonly reports: Pick<ReportStore, "newest">;
  readonly record: Pick<SigningRecord, "hasSigned">;
  readonly rates: RateReader;
  readonly tally: EpochTally;
  readonly surroundings: Surroundings;
  readonly duty: () => DutyView | undefined;
  readonly penalties: () => readonly PenaltyView[];
  readonly isDoubleSigner: () => boolean;
  /** Machines heard of, and measurements that run. */
  readonly work: () => { readonly workers: number; readonly rounds: number };
}

/** Reports that are shown. */
const REPORTS = 10;

/** A node's view of itself, now. */
export function readView(parts: ViewParts): NodeView {
  const { signer, connection, database, state, reports, record, rates, tally, surroundings, work } = parts;
  const { clock, deployment } = connection;
  const newest = reports.newest(REPORTS);
  const now = clock.now();
  const { times } = state;
  const { latest } = state;
  const isDated = latest.sequence > 0 && now !== undefined && times !== undefined;
  return {
    signer,
    chainId: deployment.chainId,
    signerSet: state.signerSet,
    owner: surroundings.seat?.owner,
    active: surroundings.seat?.active,
    jailedUntil: surroundings.seat?.jailedUntil ?? 0,
    now,
    duty: parts.duty(),
    penalties: parts.penalties(),
    isDoubleSigner: parts.isDoubleSigner(),
    block: clock.block?.number,
    blockAge: clock.silence,
    latest,
    reports: newest.map(({ epoch, sequence }) => ({ epoch, sequence, signed: record.hasSigned(epoch) })),
    reportAge: isDated ? now - epochEnd(latest.epoch, times) : undefined,
    epochLength: times?.epochLength ?? 0,
    epochsReported: tally.reported,
    epochsMissed: tally.missed,
    peers: surroundings.peers,
    ahead: surroundings.ahead,
    ...work(),
    rate: rates.current(),
    sources: rates.readings().map(({ url, rate, age }) => ({ host: new URL(url).host, rate, age })),
    gas: surroundings.gas,
    databaseBytes: bytesOf(database),
    diskFreeBytes: surroundings.diskFreeBytes,
  };
}

function bytesOf(database: DatabaseSync): number {
  const row = database
    .prepare("SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()")
    .get() as { bytes: number };
  return row.bytes;
}
