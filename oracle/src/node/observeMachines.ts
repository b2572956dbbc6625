import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import type { Observe } from "./ObservationBook.ts";
import { clampRate } from "./rate/clampRate.ts";

/** What an honest observation is made of. */
export interface ObserveParts {
  readonly contracts: Contracts;
  readonly clock: ChainClock;
  readonly measurements: MeasurementStore;
  /** SNM wei per USD from the price sources, or undefined where they are silent. */
  readonly rate: () => bigint | undefined;
  /** Seconds without a word after which a machine is left out. */
  readonly goneAfterSeconds: number;
}

const DAY = 86_400;

/**
 * Observes honestly: the newest measurement of every machine that is there and whose attestation would still be good,
 * and the price, as far as one report may move it.
 */
export function observeMachines({ contracts, clock, measurements, rate, goneAfterSeconds }: ObserveParts): Observe {
  return async (epoch, setId) => {
    const { reports, hardware } = contracts;
    const [latest, maxStep, validDays] = await Promise.all([
      reports.latestRate(),
      reports.maxRateStep(),
      hardware.validDays(),
    ]);
    const now = Math.floor(clock.now() ?? 0);
    const price = rate();
    return {
      epoch,
      setId,
      rate: price === undefined ? null : clampRate(price, latest.rate, maxStep),
      machines: measurements.list(now - goneAfterSeconds, now - Number(validDays) * DAY),
    };
  };
}
