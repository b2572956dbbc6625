import { join } from "node:path";

import { expect } from "chai";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import { Schedule } from "../../src/node/Schedule.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { addressOf } from "../helpers/agreement.ts";
import { fixedRandom } from "../helpers/fixedRandom.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const [A, B] = [addressOf(0xaa), addressOf(0xbb)];
const SETTINGS = { remeasureSeconds: 1_000, retrySeconds: 10, goneAfterSeconds: 5_000, maxWorkers: 9 };
const NOW = 1_000_000;

describe("Schedule", () => {
  const folder = temporaryFolder();
  let store: MeasurementStore;
  let schedule: Schedule;
  beforeEach(() => {
    store = new MeasurementStore(openDatabase(join(folder.path, "node.db"), NODE_TABLES));
    schedule = new Schedule(SETTINGS, store, fixedRandom("schedule"));
    schedule.hear(A, NOW, () => false);
  });

  const measured = (worker: Hex): void => {
    store.save({ worker, measuredAt: NOW, facts: NO_FACTS, gpus: [], benchmarks: [] });
  };
  /** Seconds after which a machine is due, to the second. */
  const dueIn = (worker: Hex, now = NOW): number => {
    for (let seconds = 0; ; seconds += 1) if (schedule.isDue(worker, now + seconds)) return seconds;
  };

  it("is due at once for a machine that was never measured", () => {
    expect(dueIn(A)).to.equal(0);
  });

  it("is due at the same time for machines that were measured together", () => {
    schedule.hear(B, NOW, () => false);
    schedule.passed(A, NOW, 0.25);
    schedule.passed(B, NOW, 0.25);
    expect([dueIn(A), dueIn(B)]).to.deep.equal([750, 750]);
  });

  it("pitfall_27_keeps the time of a machine that was measured before it, so that no answer puts it off", () => {
    schedule.passed(A, NOW, 0.25);
    schedule.passed(A, NOW + 700, undefined);
    expect(dueIn(A)).to.equal(750);
    schedule.passed(A, NOW + 750, undefined);
    expect(dueIn(A), "its time had come").to.be.within(750 + 500, 750 + 1_500);
  });

  it("knows which machines wait since they did not pass", () => {
    schedule.failed(A, NOW);
    expect([schedule.isFailing(A), schedule.isFailing(B)]).to.deep.equal([true, false]);
    schedule.passed(A, NOW, undefined);
    expect(schedule.isFailing(A)).to.equal(false);
  });

  it("waits twice as long each time that a machine fails, up to half of the interval, until it passes", () => {
    const pauses = Array.from({ length: 8 }, () => {
      schedule.failed(A, NOW);
      return dueIn(A);
    });
    expect(pauses).to.deep.equal([10, 20, 40, 80, 160, 320, 500, 500]);
    schedule.passed(A, NOW, 0);
    schedule.failed(A, NOW);
    expect(dueIn(A)).to.equal(10);
  });

  it("pitfall_27_drops what it knew of a machine that was silent for too long, and has it measured anew", () => {
    measured(A);
    schedule.passed(A, NOW, 0.5);
    schedule.hear(A, NOW + 5_000, () => false);
    expect(store.measuredAt(A)).to.equal(NOW);
    schedule.passed(A, NOW + 5_000, 0.5);
    schedule.hear(A, NOW + 10_001, () => false);
    expect(store.measuredAt(A)).to.equal(undefined);
    expect(dueIn(A, NOW + 10_001)).to.equal(0);
  });

  it("does so also for a machine of which it only has what it wrote down", () => {
    measured(B);
    new Schedule(SETTINGS, store, fixedRandom("restart")).hear(B, NOW + 5_001, () => false);
    expect(store.measuredAt(B)).to.equal(undefined);
  });
});
