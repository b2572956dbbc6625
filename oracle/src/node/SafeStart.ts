import type { SettingStore } from "../store/SettingStore.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { AgreementError } from "./agreement/AgreementError.ts";
import { epochAt, type EpochTimes } from "./agreement/EpochTimes.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";

/** What a node has to know of the chain to tell from which epoch on it signs. */
export interface StartState {
  readonly clock: { now(): number | undefined };
  /** Undefined until the chain was read. */
  readonly times: EpochTimes | undefined;
  /** The newest accepted report, sequence 0 while there is none. */
  readonly latest: { readonly sequence: number; readonly epoch: bigint };
  readonly signerSet: Pick<SignerSet, "members">;
}

/** Name of the setting: an epoch, or that it is not known yet. */
const NAME = "signs from epoch";
const UNKNOWN = "unknown";

/** Name of the setting: keys that are new to the database, until that was looked at. */
const ADDED = "added keys";

const MS = 1_000;

/**
 * From which epoch on this node signs. What it signed is in its database. A new database does not tell whether the node
 * signed before, with the same key and another database that was lost. So it keeps out of the epochs that had ended or ran
 * when the database was new: it may have signed other reports for them, and two for one epoch cost stake. The same holds for
 * a key that is new to a database and in the signer set already: another database knows what it signed.
 */
export class SafeStart {
  readonly #settings: SettingStore;
  readonly #now: () => number;
  /** What is known from earlier starts. */
  readonly #floor: bigint | undefined;
  readonly #added: readonly string[];
  /** Undefined while it is not known. */
  #first: bigint | undefined;

  /**
   * Make it before the database is tied to a chain: by that it knows a new one, also after a crash in between.
   *
   * @param keys addresses of this node's keys
   * @param now unix milliseconds
   */
  constructor(settings: SettingStore, keys: readonly string[], now: () => number = Date.now) {
    this.#settings = settings;
    this.#now = now;
    if (settings.get("chain") === undefined) settings.set(NAME, UNKNOWN);
    const known = settings.get(NAME);
    // Databases that were there before the rule was know what they signed.
    this.#floor = known === UNKNOWN ? undefined : BigInt(known ?? 0);
    const bound = settings.get("key")?.split(" ");
    const added = bound === undefined ? [] : keys.filter((key) => !bound.includes(key));
    this.#added = [...new Set([...(settings.get(ADDED)?.split(" ") ?? []), ...added])].filter((key) => key !== "");
    settings.set(ADDED, this.#added.join(" "));
    if (this.#added.length === 0) this.#first = this.#floor;
  }

  /** Settles it, once the chain was read. A network without a report starts with new databases, and is not delayed. */
  note({ clock, times, latest, signerSet }: StartState): void {
    const now = clock.now();
    if (this.#first !== undefined || times === undefined || now === undefined) return;
    // The chain that this node sees may lag behind: then its own clock says which epoch runs.
    const running = epochAt(Math.max(now, this.#now() / MS), times);
    const next = (running > latest.epoch ? running : latest.epoch) + 1n;
    const signs = this.#added.some((key) => signerSet.members.some(({ signer }) => signer === lowerHex(key)));
    const isNew = this.#floor === undefined || signs;
    const first = isNew && latest.sequence > 0 ? next : (this.#floor ?? 0n);
    this.#settings.set(NAME, first.toString());
    this.#settings.set(ADDED, "");
    this.#first = first;
  }

  /** Whether this node takes part in the agreement on an epoch. */
  covers(epoch: bigint): boolean {
    return this.#first !== undefined && epoch >= this.#first;
  }

  /** @throws AgreementError if this node keeps out of an epoch */
  require(epoch: bigint): void {
    if (this.covers(epoch)) return;
    throw new AgreementError(
      this.#first === undefined
        ? "This node has not read the chain yet."
        : `This node's database or key is new: it signs from epoch ${this.#first} on, as it may have signed epoch ${epoch} before.`,
    );
  }
}
