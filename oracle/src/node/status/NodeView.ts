import type { GasView } from "../../check/reportCost.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { DutyView } from "../duty/DutyView.ts";
import type { PenaltyView } from "../duty/PenaltyWatch.ts";
import type { SignerSet } from "../agreement/SignerSet.ts";

/** A peer, and whether it answered when it was asked last; undefined before that. */
export interface PeerView {
  readonly signer: Hex;
  readonly answered: boolean | undefined;
}

/** A price source: its host alone, because its address may hold a key. */
export interface SourceView {
  readonly host: string;
  /** SNM wei per USD; undefined where there is no fresh one. */
  readonly rate: bigint | undefined;
  /** Seconds since it was read. */
  readonly age: number | undefined;
}

/** A report that the chain accepted, and whether this node signed it. */
export interface SignedReport {
  readonly epoch: bigint;
  readonly sequence: number;
  readonly signed: boolean;
}

/** What a node knows of itself and of what is around it, with nothing in it that is a secret. */
export interface NodeView {
  /** Undefined in a dry run. */
  readonly signer: Hex | undefined;
  readonly chainId: number;
  readonly signerSet: SignerSet;
  /** Of the signer's masternode; undefined where it has none or the chain was not asked yet. */
  readonly owner: Hex | undefined;
  /** Whether its masternode has a seat; undefined before the chain was asked. */
  readonly active: boolean | undefined;
  /** Unix seconds of the chain from which its masternode can have a seat; 0 or past where nothing keeps it from one. */
  readonly jailedUntil: number;
  /** Unix seconds on the chain; undefined before a block was seen. */
  readonly now: number | undefined;
  /** Undefined where it has no masternode or the chain was not asked yet. */
  readonly duty: DutyView | undefined;
  /** What the DAO has scheduled against its masternode, the next one first. */
  readonly penalties: readonly PenaltyView[];
  /** Whether somebody can prove that it signed two reports for one epoch. */
  readonly isDoubleSigner: boolean;
  readonly block: number | undefined;
  /** Seconds since a new block was seen. */
  readonly blockAge: number;
  /** The newest report on the chain: its number, 0 if there is none, and the epoch that it closed. */
  readonly latest: { readonly sequence: number; readonly epoch: bigint };
  /** The newest first. */
  readonly reports: readonly SignedReport[];
  /** Seconds since the end of the epoch that the newest report closed; undefined where there is none. */
  readonly reportAge: number | undefined;
  /** Seconds; 0 before the chain was asked. */
  readonly epochLength: number;
  readonly epochsReported: number;
  readonly epochsMissed: number;
  readonly peers: readonly PeerView[];
  /** Seconds by which each peer's clock is ahead. */
  readonly ahead: readonly number[];
  readonly workers: number;
  readonly rounds: number;
  readonly rate: bigint | undefined;
  readonly sources: readonly SourceView[];
  /** Undefined in a dry run, and before the chain was asked. */
  readonly gas: GasView | undefined;
  readonly databaseBytes: number;
  /** Undefined before the disk was looked at. */
  readonly diskFreeBytes: number | undefined;
}
