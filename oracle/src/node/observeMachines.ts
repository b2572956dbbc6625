import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import type { Uptime } from "./agreement/Uptime.ts";
import type { Observe } from "./ObservationBook.ts";
import { clampRate } from "./rate/clampRate.ts";

/** What an honest observation is made of. */
export interface ObserveParts {
  readonly contracts: Contracts;
  readonly clock: ChainClock;
  readonly measurements: MeasurementStore;
  /** SNM wei per USD from the price sources, or undefined where they are silent. */
  readonly rate: () => bigint | undefined;
  /** Uptimes as of the end of an epoch, ascending by worker. */
  readonly uptimes: (epoch: bigint) => Uptime[];
  /** Seconds without a word after which a machine is left out. */
  readonly goneAfterSeconds: number;
}

const DAY = 86_400;

/**
 * Observes honestly: the newest measurement of every machine that is there and whose attestation would still be good,
 * how long each was online, and the price, as far as one report may move it.
 */
export function observeMachines(parts: ObserveParts): Observe {
  const { contracts, clock, measurements, rate, uptimes, goneAfterSeconds } = parts;
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
      uptimes: uptimes(epoch),
    };
  };
}
