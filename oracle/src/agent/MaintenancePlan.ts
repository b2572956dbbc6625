import type { ChainClock } from "../chain/ChainClock.ts";
import { errorText } from "../lib/errorText.ts";
import type { Log } from "../lib/Log.ts";
import type { PlanFile } from "../maintenance/PlanFile.ts";
import type { Window } from "../maintenance/Window.ts";

/** What the plan is read with. */
export interface MaintenancePlanParts {
  readonly file: Pick<PlanFile, "read">;
  readonly clock: Pick<ChainClock, "now">;
  readonly log: Log;
}

/** The machine's planned downtime, as it stands in the file now. */
export class MaintenancePlan {
  readonly #parts: MaintenancePlanParts;
  #windows: readonly Window[] = [];
  #problem: string | undefined;

  constructor(parts: MaintenancePlanParts) {
    this.#parts = parts;
    this.refresh();
  }

  /** Reads the file again. While it can't be read, what was planned before stands. */
  refresh(): void {
    const { file, log } = this.#parts;
    try {
      this.#windows = file.read();
      this.#problem = undefined;
    } catch (error) {
      const problem = errorText(error);
      if (problem !== this.#problem) log.warn({ error: problem }, "maintenance plan not read");
      this.#problem = problem;
    }
  }

  /** Windows that are not over, ascending. */
  get windows(): readonly Window[] {
    const now = this.#parts.clock.now();
    return now === undefined ? this.#windows : this.#windows.filter(({ to }) => to > now);
  }

  /** When the machine is next planned to be off, unix seconds: in the past while it is. Undefined where nothing is planned. */
  get from(): number | undefined {
    return this.windows[0]?.from;
  }

  /** Whether the machine is planned to be off now. */
  get isUnder(): boolean {
    const now = this.#parts.clock.now();
    return now !== undefined && this.from !== undefined && this.from <= now;
  }
}
