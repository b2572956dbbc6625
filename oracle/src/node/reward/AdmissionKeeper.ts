import type { ChainClock } from "../../chain/ChainClock.ts";
import type { Contracts } from "../../chain/Contracts.ts";
import { decodeRevert } from "../../chain/decodeRevert.ts";
import type { RewardHistory } from "../../chain/RewardHistory.ts";
import type { TransactionSender } from "../../chain/TransactionSender.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Log } from "../../lib/Log.ts";
import type { SignerSet } from "../agreement/SignerSet.ts";
import { isOwnTurn } from "../isOwnTurn.ts";
import { admissionCall } from "./admissionCall.ts";
import { planAdmissions, type AdmissionAction, type AdmissionFacts } from "./planAdmissions.ts";

/** What admissions are kept with. */
export interface AdmissionKeeperParts {
  readonly settings: { readonly admissionSeconds: number; readonly admissionsPerRound: number };
  readonly contracts: Pick<Contracts, "programs" | "hardware">;
  readonly sender: Pick<TransactionSender, "send">;
  readonly clock: Pick<ChainClock, "now" | "block">;
  readonly signerSet: () => SignerSet;
  /** Of this node's masternode; undefined where it has none or the chain was not asked yet. */
  readonly owner: () => Hex | undefined;
  readonly history: Pick<RewardHistory, "at" | "attested">;
  /** The newest leaf of a machine that a report proves. */
  readonly provedOf: AdmissionFacts["provedOf"];
  readonly log: Log;
  /** Told of each transaction that was mined. */
  readonly onDone: (action: AdmissionAction["action"]) => void;
}

/**
 * What a program can still take: units, and SNM wei that it has not reserved.
 *
 * - `reserves`: SNM wei that so many units need, undefined while the rate is stale: asked for once a round, whatever waits
 */
interface Room {
  admits: boolean;
  units: number;
  free: bigint;
  readonly reserves: Map<number, bigint | undefined>;
}

/**
 * Admits machines that qualify to reward programs, removes members that have failed for long enough and closes programs
 * that are over, when it is this node's turn: members take turns by period, so that each pays the gas as often as the
 * others. What was refused comes after what was not, so that it holds nobody up.
 */
export class AdmissionKeeper {
  readonly #parts: AdmissionKeeperParts;
  /** When what was refused was, by what it was: the number of the period. */
  readonly #refused = new Map<string, number>();
  #period: number | undefined;

  constructor(parts: AdmissionKeeperParts) {
    this.#parts = parts;
  }

  /** Where a new period began and it is this node's turn, does what there is to do, up to a number of transactions. */
  async refresh(): Promise<void> {
    const { settings, clock, owner, history, provedOf, signerSet } = this.#parts;
    const [self, now, block] = [owner(), clock.now(), clock.block?.number];
    if (self === undefined || now === undefined || block === undefined) return;
    const period = Math.floor(now / settings.admissionSeconds);
    if (period === this.#period) return;
    this.#period = period;
    if (!isOwnTurn(period, signerSet(), self)) return;
    const due = planAdmissions({ ...history.at(block), attested: history.attested(now), provedOf }, now);
    const keys = new Set(due.map(keyOf));
    for (const key of this.#refused.keys()) if (!keys.has(key)) this.#refused.delete(key);
    await this.#work(due, period);
  }

  async #work(due: readonly AdmissionAction[], period: number): Promise<void> {
    const { settings } = this.#parts;
    const rooms = new Map<number, Room>();
    const sorted = due.toSorted((a, b) => this.#refusedAt(a) - this.#refusedAt(b));
    let tries = 0;
    for (const action of sorted) {
      if (tries >= settings.admissionsPerRound) return;
      if (action.action === "admit" && !(await this.#hasRoom(action, rooms))) continue;
      tries += 1;
      await this.#attempt(action, period);
    }
  }

  /** Whether a program takes so many units more, as far as can be told without trying; keeps what is left of it. */
  async #hasRoom(
    { programId, units }: Extract<AdmissionAction, { readonly units: number }>,
    rooms: Map<number, Room>,
  ): Promise<boolean> {
    const { programs } = this.#parts.contracts;
    const room = rooms.get(programId) ?? (await this.#roomOf(programId));
    rooms.set(programId, room);
    if (units < 0) return true;
    if (!room.admits || room.units < units) return false;
    if (!room.reserves.has(units)) {
      room.reserves.set(units, await programs.reserveFor(programId, units).catch(() => undefined));
    }
    const needed = room.reserves.get(units);
    if (needed === undefined || needed > room.free) return false;
    room.units -= units;
    room.free -= needed;
    return true;
  }

  async #roomOf(programId: number): Promise<Room> {
    const { programs } = this.#parts.contracts;
    const [{ admits, gpus, left, reserved }, { maxGpus }] = await Promise.all([
      programs.state(programId),
      programs.terms(programId),
    ]);
    return { admits, units: Number(maxGpus - gpus), free: left - reserved, reserves: new Map() };
  }

  /** What the chain refuses now, it may take later. Whatever is sent is simulated first. */
  async #attempt(action: AdmissionAction, period: number): Promise<void> {
    const { contracts, sender, log, onDone } = this.#parts;
    const about = { action: action.action, programId: action.programId, worker: workerOf(action) };
    try {
      await sender.send(WORDS[action.action], await admissionCall(contracts, action));
      log.info(about, "reward programs kept");
      onDone(action.action);
    } catch (error) {
      this.#refused.set(keyOf(action), period);
      log.info({ ...about, error: decodeRevert(error)?.text ?? errorText(error) }, "reward programs not kept");
    }
  }

  #refusedAt(action: AdmissionAction): number {
    return this.#refused.get(keyOf(action)) ?? -1;
  }
}

/** What each action is called in logs and errors. */
const WORDS: Readonly<Record<AdmissionAction["action"], string>> = {
  admit: "admit a machine",
  attest: "attest what counts less of a member",
  removeUnattested: "remove a machine that is not attested",
  removeUnqualified: "remove a machine that does not qualify",
  close: "close a reward program",
};

function workerOf(action: AdmissionAction): Hex | undefined {
  if (action.action === "close") return undefined;
  if (action.action === "removeUnattested") return action.worker;
  return action.action === "attest" ? action.proved.machine.worker : action.machine.worker;
}

const keyOf = (action: AdmissionAction): string => `${action.action} ${action.programId} ${workerOf(action) ?? ""}`;
