import { findBlockBefore, type BlockHeader } from "../chain/findBlockBefore.ts";
import type { SetHistory } from "../chain/SetHistory.ts";
import { Mutex } from "../lib/Mutex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { BeaconBlock, BeaconStore } from "../store/BeaconStore.ts";
import type { Draw, DrawSource } from "./agreement/Draw.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";
import { epochEnd, type EpochTimes } from "./agreement/EpochTimes.ts";

/** What draws are read from. */
export interface DrawParts {
  /** The header of a block. */
  readonly header: (block: number | "latest") => Promise<BlockHeader>;
  readonly sets: Pick<SetHistory, "refresh" | "at">;
  readonly store: BeaconStore;
  /** Undefined until the chain was read. */
  readonly times: () => Pick<EpochTimes, "genesis" | "epochLength"> | undefined;
  /** Blocks that a reorganisation may take back. */
  readonly reorgDepth: number;
}

/** Headers that are read at one time. */
const AT_ONCE = 8;

/** Where the chain has no block before an epoch, nobody is drawn in it. */
const NOTHING_BEFORE = { block: -1, beacon: `0x${"00".repeat(32)}`, members: [] } as const;

/**
 * The draws of epochs, each from the last block before its epoch and the signer set in force at that block.
 *
 * A block is searched for once. While a reorganisation could still change it, each use makes sure that it did not; later
 * it is kept for good.
 */
export class Draws implements DrawSource {
  readonly #parts: DrawParts;
  readonly #mutex = new Mutex();
  readonly #known = new Map<bigint, Draw>();
  /** Epochs whose block no reorganisation can change any more. */
  readonly #final = new Set<bigint>();

  constructor(parts: DrawParts) {
    this.#parts = parts;
  }

  of(epoch: bigint): Draw | undefined {
    return this.#known.get(epoch);
  }

  /** The signer set in force when an epoch began, or undefined if that was not read. */
  setAt(epoch: bigint): SignerSet | undefined {
    const block = this.#known.get(epoch)?.block;
    return block === undefined ? undefined : this.#parts.sets.at(block);
  }

  async resolve(epochs: Iterable<bigint>): Promise<void> {
    const wanted = [...new Set(epochs)].filter((epoch) => !this.#final.has(epoch));
    if (wanted.length > 0) await this.#mutex.run(() => this.#read(wanted));
  }

  async #read(epochs: readonly bigint[]): Promise<void> {
    const { header, sets } = this.#parts;
    const latest = await header("latest");
    await sets.refresh();
    const latestFirst = epochs.toSorted((a, b) => (a > b ? -1 : 1));
    for (let start = 0; start < latestFirst.length; start += AT_ONCE) {
      await Promise.all(latestFirst.slice(start, start + AT_ONCE).map((epoch) => this.#readOne(epoch, latest)));
    }
  }

  async #readOne(epoch: bigint, latest: BlockHeader): Promise<void> {
    const { store, reorgDepth } = this.#parts;
    const stored = store.find(epoch);
    const found = stored ?? (await this.#search(epoch, latest));
    const isFinal = found === undefined || found.block + 1 <= latest.number - reorgDepth;
    if (stored === undefined && found !== undefined && isFinal) store.add(epoch, found);
    this.#known.set(epoch, found === undefined ? { epoch, ...NOTHING_BEFORE } : this.#drawOf(epoch, found));
    if (isFinal) this.#final.add(epoch);
  }

  #drawOf(epoch: bigint, { block, hash }: BeaconBlock): Draw {
    const members = this.#parts.sets
      .at(block)
      .members.map(({ owner, stake }) => ({ owner, stake }))
      .toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
    return { epoch, block, beacon: hash, members };
  }

  async #search(epoch: bigint, latest: BlockHeader): Promise<BeaconBlock | undefined> {
    const { header, store, times } = this.#parts;
    const known = times();
    if (known === undefined) throw new Error("The chain was not read yet.");
    const begins = epochEnd(epoch - 1n, known);
    if (latest.timestamp < begins) throw new Error(`Epoch ${epoch} has not begun on the chain.`);
    const earlier = this.#known.get(epoch);
    if (earlier !== undefined && (await this.#isStill(earlier, begins, latest))) {
      return { block: earlier.block, hash: earlier.beacon };
    }
    // The block after a later epoch's beacon is in that epoch or after it.
    const later = Math.min(latest.number, (store.blockAfter(epoch) ?? latest.number) + 1);
    const found = await findBlockBefore(begins, later, header);
    return found === undefined ? undefined : { block: found.number, hash: lowerHex(found.hash) };
  }

  async #isStill({ block, beacon }: Draw, begins: number, latest: BlockHeader): Promise<boolean> {
    if (block < 0 || block >= latest.number) return false;
    const [same, next] = await Promise.all([this.#parts.header(block), this.#parts.header(block + 1)]);
    return lowerHex(same.hash) === beacon && next.timestamp >= begins;
  }
}
