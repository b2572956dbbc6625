import type { ContractAddresses } from "@sonm/protocol/networks.ts";

import type { LocalPorts } from "./LocalPorts.ts";
import type { Supervisor } from "./Supervisor.ts";

/** What of a local network runs. The chain with its contracts always does. */
export interface Components {
  readonly index: boolean;
  readonly oracles: boolean;
  readonly agent: boolean;
  readonly page: boolean;
  /** Reward programs, which the DAO opens a minute after the start. */
  readonly rewards: boolean;
}

/** What happens in a local network, for whoever shows it. Times are in seconds since the start. */
export interface NetworkListener {
  /** A step of the start began or is done. */
  step?(name: string, state: "begins" | "done", seconds: number): void;
  warned?(program: string, text: string): void;
  /** `restartIn` is in milliseconds, undefined where the network can't go on. */
  died?(program: string, how: string, restartIn: number | undefined): void;
  restarted?(program: string): void;
}

export interface LocalNetworkOptions {
  readonly ports: LocalPorts;
  /** Folder for states and logs. Its states are emptied: a fresh chain knows nothing of them. */
  readonly stateDir: string;
  /** All of them unless told. */
  readonly components?: Partial<Components>;
  /** Settings of oracle nodes beyond the local profile. */
  readonly oracleSettings?: Readonly<Record<string, string>>;
  readonly listener?: NetworkListener;
  /** Ends the start, and with it everything that was started. */
  readonly signal?: AbortSignal;
}

/** A local network that runs. */
export interface LocalNetwork {
  readonly rpcUrl: string;
  readonly graphqlUrl: string;
  readonly pageUrl: string;
  /** In the order of `LOCAL_MASTERNODES`. */
  readonly oracleUrls: readonly string[];
  readonly agentUrl: string;
  readonly contracts: ContractAddresses;
  /** The programs, for whoever wants to end one. */
  readonly programs: Supervisor;
  /** Seconds that the start took. */
  readonly seconds: number;
  /** Resolves with the reason if the network can't go on. */
  readonly broken: Promise<string>;
  /** Ends every program. */
  readonly stop: () => Promise<void>;
}
