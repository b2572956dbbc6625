import type { DatabaseSync, StatementSync } from "node:sqlite";

import type { BlockRange } from "../chain/LogReader.ts";
import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import type { MachineObservation } from "../lib/machineSchemas.ts";
import { storedMachine, type Stored } from "../lib/storedMachine.ts";
import type { ProgramEvent } from "../node/reward/ProgramEvent.ts";
import type { Attestation } from "./AttestationStore.ts";
import { inTransaction } from "./inTransaction.ts";
import type { Place, Placed } from "./Placed.ts";
import { replacePlaced } from "./replacePlaced.ts";

/** When an attestation is in force at most, in unix seconds, and where the chain holds it. */
export interface AttestedTime extends Place {
  readonly measuredAt: number;
  readonly expiresAt: number;
}

/** What rewards depend on, as the chain has it: events of programs, and attestations of machines. */
export class RewardStore {
  readonly #database: DatabaseSync;
  readonly #attestations: StatementSync;
  readonly #newestBefore: StatementSync;
  readonly #attested: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#attestations = database.prepare(
      `SELECT block, log_index, measured_at, expires_at FROM reward_attestations WHERE worker = ?1 AND block <= ?2 AND measured_at >= COALESCE(
         (SELECT MAX(measured_at) FROM reward_attestations WHERE worker = ?1 AND block <= ?2 AND measured_at <= ?3), 0
       ) ORDER BY measured_at, block, log_index`,
    );
    this.#newestBefore = database.prepare(
      `SELECT block, log_index, measured_at, expires_at FROM reward_attestations
       WHERE worker = ?1 AND (block < ?2 OR (block = ?2 AND log_index < ?3)) ORDER BY measured_at DESC LIMIT 1`,
    );
    this.#attested = database.prepare("SELECT json FROM reward_attestations WHERE block = ? AND log_index = ?");
  }

  /** Takes up what some blocks hold, in the place of what was there before a reorganisation. */
  replace(
    { from, to }: BlockRange,
    events: readonly Placed<ProgramEvent>[],
    attestations: readonly Placed<Attestation>[],
  ): void {
    replacePlaced(this.#database, "reward_events", { from, to }, events);
    if (this.#attests({ from, to }, attestations)) return;
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM reward_attestations WHERE block BETWEEN ? AND ?").run(from, to);
      const attest = this.#database.prepare(
        `INSERT INTO reward_attestations (block, log_index, worker, measured_at, expires_at, json)
         VALUES (?, ?, ?, ?, ?, ?)`,
      );
      for (const { block, logIndex, value } of attestations) {
        const { machine, expiresAt } = value;
        attest.run(block, logIndex, machine.worker, machine.measuredAt, expiresAt, canonicalJson(machine));
      }
    });
  }

  /** Events of programs until a block, in the order of the chain. */
  events(block: number): ProgramEvent[] {
    return this.#database
      .prepare("SELECT json FROM reward_events WHERE block <= ? ORDER BY block, log_index")
      .all(block)
      .map((row) => {
        const event = JSON.parse(row["json"] as string) as Stored<ProgramEvent>;
        return event.kind === "created" ? { ...event, usdPerGpuDay: BigInt(event.usdPerGpuDay) } : event;
      });
  }

  /** What was attested of a machine until a block, ascending by the time of measurement, from what was in force at a time on. */
  attestations(worker: Hex, block: number, since: number): Attestation[] {
    return this.attestedTimes(worker, block, since).map(({ expiresAt, ...place }) => ({
      ...{ machine: this.attestedMachine(place), expiresAt },
    }));
  }

  /** The same without what was attested. */
  attestedTimes(worker: Hex, block: number, since: number): AttestedTime[] {
    return this.#attestations.all(worker, block, since).map((row) => timeOfRow(row));
  }

  /** The newest attestation of a machine that the chain held before a place. */
  attestedBefore(worker: Hex, { block, logIndex }: Place): AttestedTime | undefined {
    const row = this.#newestBefore.get(worker, block, logIndex);
    return row === undefined ? undefined : timeOfRow(row);
  }

  /** Whether anything was ever attested until a block. */
  hasAttested(block: number): boolean {
    return (
      this.#database.prepare("SELECT 1 FROM reward_attestations WHERE block <= ? LIMIT 1").get(block) !== undefined
    );
  }

  /** The machine that was attested at a place. @throws RangeError if nothing was */
  attestedMachine({ block, logIndex }: Place): MachineObservation {
    const row = this.#attested.get(block, logIndex);
    if (row === undefined) throw new RangeError(`The log ${logIndex} of block ${block} attests nothing.`);
    return machineOfRow(row);
  }

  /** The newest attestation of each machine that ends after a time, in the order in which they came. */
  newestAttestations(endsAfter: number): Attestation[] {
    return this.#database
      .prepare(
        `SELECT expires_at, json FROM reward_attestations a WHERE expires_at > ? AND measured_at =
           (SELECT MAX(measured_at) FROM reward_attestations WHERE worker = a.worker) ORDER BY block, log_index`,
      )
      .all(endsAfter)
      .map((row) => attestationOfRow(row));
  }

  /** The last blocks are read again and again: what is there is not written again. */
  #attests({ from, to }: BlockRange, entries: readonly Placed<Attestation>[]): boolean {
    const known = this.#database
      .prepare(
        `SELECT block, log_index, expires_at, json FROM reward_attestations WHERE block BETWEEN ? AND ?
         ORDER BY block, log_index`,
      )
      .all(from, to);
    const given = entries.map(({ block, logIndex, value: { machine, expiresAt } }) => ({
      block,
      log_index: logIndex,
      expires_at: expiresAt,
      json: canonicalJson(machine),
    }));
    return canonicalJson(known) === canonicalJson(given);
  }
}

const attestationOfRow = (row: Record<string, unknown>): Attestation => ({
  machine: machineOfRow(row),
  expiresAt: row["expires_at"] as number,
});

const machineOfRow = (row: Record<string, unknown>): MachineObservation =>
  storedMachine(JSON.parse(row["json"] as string) as Stored<MachineObservation>);

const timeOfRow = (row: Record<string, unknown>): AttestedTime => ({
  block: row["block"] as number,
  logIndex: row["log_index"] as number,
  measuredAt: row["measured_at"] as number,
  expiresAt: row["expires_at"] as number,
});
