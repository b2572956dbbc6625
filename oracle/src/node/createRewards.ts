import type { DatabaseSync } from "node:sqlite";

import type { Connection } from "../chain/Connection.ts";
import type { LogReader } from "../chain/LogReader.ts";
import type { ReportHistory } from "../chain/ReportHistory.ts";
import { RewardHistory } from "../chain/RewardHistory.ts";
import type { Log } from "../lib/Log.ts";
import { ClassStore } from "../store/ClassStore.ts";
import { MarketStore } from "../store/MarketStore.ts";
import { ReportStore } from "../store/ReportStore.ts";
import { RewardStore } from "../store/RewardStore.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import { PreviousReports, type PreviousReportsParts } from "./PreviousReports.ts";
import { Rewards } from "./Rewards.ts";

/** What rewards are read from. */
export interface RewardParts extends Pick<PreviousReportsParts, "peers"> {
  readonly connection: Pick<Connection, "contracts" | "provider">;
  readonly database: DatabaseSync;
  readonly logs: LogReader;
  readonly draws: DrawSource;
  readonly reportHistory: Pick<ReportHistory, "refresh" | "at">;
  readonly log: Log;
}

/** The part of a program that knows what machines earn in reward programs, and supply and demand by class. */
export interface RewardPart {
  readonly rewards: Rewards;
  readonly history: RewardHistory;
}

/** Puts the part together that knows of rewards. */
export function createRewards({
  connection,
  database,
  logs,
  draws,
  reportHistory,
  peers,
  log,
}: RewardParts): RewardPart {
  const { contracts, provider } = connection;
  const history = new RewardHistory({
    ...{ contracts, provider, logs, store: new RewardStore(database) },
    ...{ deals: new MarketStore(database), classes: new ClassStore(database) },
  });
  const previous = new PreviousReports({ history: reportHistory, store: new ReportStore(database), peers, log });
  return { rewards: new Rewards(history, previous, draws), history };
}
