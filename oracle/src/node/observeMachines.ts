import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { MasterHistory } from "../chain/MasterHistory.ts";
import type { Hex } from "../lib/Hex.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";
import { assignedWith } from "./agreement/assignedWith.ts";
import type { DrawSource } from "./agreement/Draw.ts";
import { epochEnd, type EpochTimes } from "./agreement/EpochTimes.ts";
import type { ObservedMachine } from "./agreement/ObservedMachine.ts";
import { drawsNeeded } from "./agreement/ReportContext.ts";
import type { Uptime } from "./agreement/Uptime.ts";
import type { DeviceBook } from "./DeviceBook.ts";
import type { Observe } from "./ObservationBook.ts";
import { clampRate } from "./rate/clampRate.ts";

/** What an honest observation is made of. */
export interface ObserveParts {
  readonly contracts: Contracts;
  readonly clock: ChainClock;
  readonly measurements: MeasurementStore;
  readonly masters: Pick<MasterHistory, "at">;
  readonly draws: DrawSource;
  readonly devices: Pick<DeviceBook, "withoutHeld">;
  /** Undefined until the chain was read. */
  readonly times: () => Pick<EpochTimes, "genesis" | "epochLength"> | undefined;
  /** Who owns this node; undefined while it is in no signer set. */
  readonly owner: () => Hex | undefined;
  /** Has a machine measured anew whose measurement does not count. */
  readonly renew: (worker: Hex) => void;
  /** SNM wei per USD from the price sources, or undefined where they are silent. */
  readonly rate: () => bigint | undefined;
  /** Uptimes as of the end of an epoch, ascending by worker. */
  readonly uptimes: (epoch: bigint) => Uptime[];
  /** Seconds without a word after which a machine is left out. */
  readonly goneAfterSeconds: number;
}

const DAY = 86_400;

/**
 * Observes honestly: the newest measurement of every machine that is there, that this node was drawn to measure and whose
 * attestation would still be good, how long each was online, and the price, as far as one report may move it.
 */
export function observeMachines(parts: ObserveParts): Observe {
  const { contracts, clock, measurements, rate, uptimes, goneAfterSeconds } = parts;
  return async (epoch, setId) => {
    const { reports, hardware } = contracts;
    const [latest, maxStep, validDays, cooldownDays] = await Promise.all([
      reports.latestRate(),
      reports.maxRateStep(),
      hardware.validDays(),
      hardware.moveCooldownDays(),
    ]);
    const now = Math.floor(clock.now() ?? 0);
    const price = rate();
    const measured = measurements.list(now - goneAfterSeconds, now - Number(validDays) * DAY);
    return {
      epoch,
      setId,
      rate: price === undefined ? null : clampRate(price, latest.rate, maxStep),
      machines: await countedOf(epoch, measured, Number(cooldownDays) * DAY, parts),
      uptimes: uptimes(epoch),
    };
  };
}

/** The measurements that count in an epoch's report, each with the machine's master and without cards that another holds. */
async function countedOf(
  epoch: bigint,
  measured: ReturnType<MeasurementStore["list"]>,
  cooldown: number,
  { draws, masters, devices, times: readTimes, owner, renew }: ObserveParts,
): Promise<ObservedMachine[]> {
  const times = readTimes();
  if (times === undefined) return [];
  await draws.resolve([epoch]);
  const block = draws.of(epoch)?.block ?? 0;
  const machines = measured.map((machine) => ({ ...machine, master: masters.at(machine.worker, block) }));
  await draws.resolve(drawsNeeded([{ epoch, machines }], times));
  const end = epochEnd(epoch, times);
  const self = owner();
  const isAssigned = assignedWith(epoch, { times, drawOf: (drawn) => draws.of(drawn) });
  return machines.flatMap((machine) => {
    const { worker, master, measuredAt } = machine;
    // A dry run tells of every machine, and nobody of it.
    const counts = self === undefined || (self !== worker && isAssigned(self, master, measuredAt));
    // A measurement of the epoch that runs now can count in its report.
    if (!counts && measuredAt < end) renew(worker);
    return counts ? [devices.withoutHeld(machine, end, cooldown)] : [];
  });
}
