import type { DatabaseSync } from "node:sqlite";

import type { Connection } from "../chain/Connection.ts";
import { DutyHistory } from "../chain/DutyHistory.ts";
import type { LogReader } from "../chain/LogReader.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { DutyStore } from "../store/DutyStore.ts";
import { PenaltyStore } from "../store/PenaltyStore.ts";
import { SignerSetStore } from "../store/SignerSetStore.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import { Duties } from "./Duties.ts";
import { PenaltyWatch } from "./duty/PenaltyWatch.ts";

/** What duty is read from. */
export interface DutyParts {
  readonly connection: Pick<Connection, "contracts" | "clock">;
  readonly database: DatabaseSync;
  readonly logs: LogReader;
  readonly draws: DrawSource;
  /** Blocks that a reorganisation may take back. */
  readonly reorgDepth: number;
  /** Of this node's masternode; undefined where it has none or the chain was not asked yet. */
  readonly owner: () => Hex | undefined;
  readonly log: Log;
}

/** The part of a node that knows what masternodes earned, and what threatens its own. */
export interface Duty {
  readonly duties: Duties;
  readonly penalties: PenaltyWatch;
  /** Reads what changed on the chain. */
  refresh(): Promise<void>;
}

/** Puts the part together that knows of duty. */
export function createDuty({ connection, database, logs, draws, reorgDepth, owner, log }: DutyParts): Duty {
  const { contracts, clock } = connection;
  const history = new DutyHistory(contracts, logs, new DutyStore(database), new SignerSetStore(database));
  const penalties = new PenaltyWatch({ contracts, logs, store: new PenaltyStore(database), owner, log });
  return {
    duties: new Duties(history, draws),
    penalties,
    async refresh() {
      await penalties.refresh();
      const newest = clock.block?.number;
      if (newest === undefined) return;
      await history.refresh();
      history.settle(newest - reorgDepth);
    },
  };
}
