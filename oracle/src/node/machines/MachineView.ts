import type { MachineAnswer, MachineLeftOut, MachineReason } from "@sonm/protocol/machine.ts";

import type { ChainClock } from "../../chain/ChainClock.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { LeafStore } from "../../store/LeafStore.ts";
import type { MeasurementStore } from "../../store/MeasurementStore.ts";
import type { RoundStore } from "../../store/RoundStore.ts";
import type { ReportArchive } from "../ReportArchive.ts";
import { whyNotVouched } from "./whyNotVouched.ts";

/** What the view reads. */
export interface MachineViewParts {
  /** Signer of this node now, undefined in a dry run. */
  readonly signer: () => Hex | undefined;
  readonly clock: Pick<ChainClock, "now">;
  readonly measurements: Pick<MeasurementStore, "find">;
  readonly rounds: Pick<RoundStore, "of">;
  readonly leaves: Pick<LeafStore, "of">;
  readonly archive: Pick<ReportArchive, "newestLeaf">;
  readonly isMember: () => boolean;
  /** Seconds for which an attestation is good; undefined while the chain can't be asked. */
  readonly validSeconds: () => Promise<number | undefined>;
  readonly goneAfterSeconds: number;
  /** What the newest report left out of a machine. */
  readonly leftOut: (worker: Hex) => MachineLeftOut | null;
  /** Further rules by which this node leaves a machine out. */
  readonly reasons?: readonly ((worker: Hex) => readonly MachineReason[])[];
}

/** What this node knows of one machine, and why it does not vouch for it. When it measures next is not in it. */
export class MachineView {
  readonly #parts: MachineViewParts;

  constructor(parts: MachineViewParts) {
    this.#parts = parts;
  }

  async of(worker: Hex): Promise<MachineAnswer> {
    const { signer, clock, measurements, rounds, leaves, archive, goneAfterSeconds, reasons = [] } = this.#parts;
    const validSeconds = await this.#parts.validSeconds();
    const found = measurements.find(worker);
    const ended = rounds.of(worker);
    const heardAt = Math.max(found?.heardAt ?? 0, ended[0]?.endedAt ?? 0) || undefined;
    const why = whyNotVouched({
      now: Math.floor(clock.now() ?? 0),
      isMember: this.#parts.isMember(),
      heardAt,
      measuredAt: found?.machine.measuredAt,
      tried: ended.length > 0,
      goneAfterSeconds,
      validSeconds,
    });
    return {
      worker,
      node: signer() ?? null,
      heardAt: heardAt ?? null,
      measured: found === undefined ? null : measuredOf(found.machine),
      nextKnown: null,
      rounds: ended,
      inReport: archive.newestLeaf(worker) ?? null,
      leaves: leaves.of(worker),
      reasons: [...why, ...reasons.flatMap((reason) => reason(worker))],
      leftOut: this.#parts.leftOut(worker),
    };
  }
}

const measuredOf = ({
  measuredAt,
  facts,
  gpus,
  benchmarks,
}: NonNullable<MachineAnswer["measured"]>): MachineAnswer["measured"] => ({ measuredAt, facts, gpus, benchmarks });
