import type { DatabaseSync } from "node:sqlite";

import type { Connection } from "../chain/Connection.ts";
import type { LogReader } from "../chain/LogReader.ts";
import { MasterHistory } from "../chain/MasterHistory.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { DeviceStore } from "../store/DeviceStore.ts";
import { DisagreementStore } from "../store/DisagreementStore.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import { RepeatStore } from "../store/RepeatStore.ts";
import { WorkerStore } from "../store/WorkerStore.ts";
import type { ChainState } from "./ChainState.ts";
import { DeviceBook } from "./DeviceBook.ts";
import type { Draws } from "./Draws.ts";
import type { NodeSigner } from "./NodeSigner.ts";
import { Repeats, type RepeatParts } from "./Repeats.ts";
import { Roster } from "./Roster.ts";

/** What decides who measures whom is made of. */
export interface AssignmentParts extends Pick<RepeatParts, "reports" | "observation" | "remeasureSeconds"> {
  readonly connection: Pick<Connection, "contracts" | "clock">;
  readonly database: DatabaseSync;
  readonly logs: LogReader;
  readonly state: ChainState;
  readonly draws: Draws;
  readonly measurements: MeasurementStore;
  /** This node's signer; undefined in a dry run. */
  readonly signer: Pick<NodeSigner, "address"> | undefined;
  readonly log: Log;
}

/** The part of a node that knows who measures which machine, whose each machine is and who holds each card. */
export interface Assignment {
  readonly masters: MasterHistory;
  readonly roster: Roster;
  readonly repeats: Repeats;
  readonly devices: DeviceBook;
  readonly deviceStore: DeviceStore;
  /** Who owns this node; undefined while it is in no signer set. */
  readonly owner: () => Hex | undefined;
  /** Reads what changed on the chain and in reports. The draw of the epoch that runs is read with the state. */
  refresh(): Promise<void>;
}

/** Puts the part together that decides who measures whom. */
export function createAssignment(parts: AssignmentParts): Assignment {
  const { connection, database, logs, state, draws, measurements, reports, observation, signer, log } = parts;
  const { contracts, clock } = connection;
  const times = () => state.times;
  const owner = () => state.signerSet.members.find((member) => member.signer === signer?.address)?.owner;
  const masters = new MasterHistory(contracts, logs, new WorkerStore(database));
  const deviceStore = new DeviceStore(database);
  const repeats = new Repeats({
    ...{ reports, observation, state, draws, measurements, log },
    disagreements: new DisagreementStore(database),
    series: new RepeatStore(database),
    remeasureSeconds: parts.remeasureSeconds,
  });
  return {
    masters,
    roster: new Roster({ times, clock, draws, masters, measurements, owner }),
    repeats,
    devices: new DeviceBook(deviceStore, log),
    deviceStore,
    owner,
    refresh: async () => {
      await masters.refresh();
      await repeats.refresh();
    },
  };
}
