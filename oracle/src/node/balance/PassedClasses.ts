import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import type { BlockRange } from "../../chain/LogReader.ts";
import { canonicalJson } from "../../lib/canonicalJson.ts";
import type { Place } from "../../store/Placed.ts";
import type { RewardStore } from "../../store/RewardStore.ts";
import type { ClassUnits } from "./ClassUnits.ts";
import { unitsByClass } from "./unitsByClass.ts";

/** Attestations whose classes are remembered: several of each of 10,000 machines. */
const REMEMBERED = 100_000;

/** Which classes attestations pass: each is held against the classes once, not at every report. */
export class PassedClasses {
  readonly #store: Pick<RewardStore, "attestedMachine">;
  /** By block, then by number of the log. */
  readonly #known = new Map<number, Map<number, readonly ClassUnits[]>>();
  #classes = "";
  #count = 0;

  constructor(store: Pick<RewardStore, "attestedMachine">) {
    this.#store = store;
  }

  /** Forgets what some blocks attested: they are read again, and may hold something else. */
  forget({ from, to }: BlockRange): void {
    for (const block of this.#known.keys()) if (block >= from && block <= to) this.#drop(block);
  }

  /** @returns what tells of the attestation at a place which of the classes it passes */
  against(classes: ReadonlyMap<number, HardwareClass>): (place: Place) => readonly ClassUnits[] {
    const text = canonicalJson([...classes]);
    return (place) => {
      if (text !== this.#classes || this.#count >= REMEMBERED) this.#clear(text);
      const inBlock = this.#known.get(place.block);
      const known = inBlock?.get(place.logIndex);
      if (known !== undefined) return known;
      const passes = unitsByClass(classes, this.#store.attestedMachine(place));
      this.#known.set(place.block, (inBlock ?? new Map<number, readonly ClassUnits[]>()).set(place.logIndex, passes));
      this.#count += 1;
      return passes;
    };
  }

  #drop(block: number): void {
    this.#count -= this.#known.get(block)?.size ?? 0;
    this.#known.delete(block);
  }

  #clear(classes: string): void {
    this.#known.clear();
    [this.#classes, this.#count] = [classes, 0];
  }
}
