import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import { NO_FACTS } from "@sonm/protocol/hardware.ts";

import { HttpProblem } from "../../src/http/HttpProblem.ts";
import type { Window } from "../../src/maintenance/Window.ts";
import { announcementSchema } from "../../src/maintenance/Window.ts";
import { MaintenanceDesk } from "../../src/node/MaintenanceDesk.ts";
import { SilenceWatch } from "../../src/node/uptime/SilenceWatch.ts";
import { MaintenanceStore } from "../../src/store/MaintenanceStore.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { addressOf } from "../helpers/agreement.ts";
import { StepClock } from "../helpers/StepClock.ts";

const WORKER = addressOf(0xaa);
const START = 1_700_000_000;
const DAY = 86_400;
const SETTINGS = { maintenanceNoticeSeconds: 100, maintenanceMaxSeconds: 50, maintenanceMaxWindows: 3 };

const windowIn = (seconds: number, length = 50): Window => ({ from: START + seconds, to: START + seconds + length });

describe("MaintenanceDesk", () => {
  let database: DatabaseSync;
  let clock: StepClock;
  let measurements: MeasurementStore;
  let desk: MaintenanceDesk;
  let told = 0;

  const open = (): void => {
    desk = new MaintenanceDesk({ settings: SETTINGS, store: new MaintenanceStore(database), measurements, clock });
  };
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    clock = new StepClock(START);
    measurements = new MeasurementStore(database);
    measurements.save({ worker: WORKER, measuredAt: START, facts: NO_FACTS, gpus: [], benchmarks: [] });
    open();
  });
  afterEach(() => database.close());

  const announce = (windows: readonly Window[], worker = WORKER) => desk.announce(worker, (told += 1), windows);
  const at = (seconds: number): void => clock.advance(START + seconds - clock.time);

  it("takes windows that are announced in time, are short enough and not too many, and says why not the others", () => {
    const windows = [windowIn(99), windowIn(200), windowIn(300, 51), windowIn(400), windowIn(500), windowIn(600)];
    const answer = announce(windows);
    expect(answer.windows).to.deep.equal([windows[1], windows[3], windows[4]]);
    expect(answer.refused.map(({ from }) => from - START)).to.deep.equal([99, 300, 600]);
    expect(answer.refused[0]?.reason).to.equal("it begins in 99 s, and 100 s of notice are the least");
    expect(answer.refused[1]?.reason).to.equal("it lasts 51 s, and 50 s are the most");
    expect(answer.refused[2]?.reason).to.equal("a machine has at most 3 windows in 30 days");
    expect(desk.windowsOf(WORKER).map(({ from }) => from - START)).to.deep.equal([200, 400, 500]);
    expect(desk.windowsOf(addressOf(0xbb))).to.be.empty;
  });

  it("knows when a machine is under maintenance, to the second, also after a restart", () => {
    announce([windowIn(100)]);
    for (const restarted of [false, true]) {
      if (restarted) open();
      for (const [seconds, isUnder] of [
        [99, false],
        [100, true],
        [149, true],
        [150, false],
      ] as const) {
        clock.time = START + seconds;
        expect(desk.isUnder(WORKER), `${seconds} s`).to.equal(isUnder);
      }
      clock.time = START;
    }
    expect(desk.isUnder(addressOf(0xbb))).to.equal(false);
  });

  it("takes the same plan again, keeps near windows that it has, and lets windows be cancelled", () => {
    announce([windowIn(100), windowIn(200)]);
    at(120);
    expect(announce([windowIn(100), windowIn(200)]).refused).to.be.empty;
    expect(announce([windowIn(200)]).refused).to.be.empty;
    expect(desk.isUnder(WORKER)).to.equal(false);
    expect(announce([windowIn(100), windowIn(200)]).refused, "given up is given up").to.have.length(1);
    expect(announce([]).windows).to.be.empty;
    expect(announce([windowIn(200)]).refused, "too near by now").to.have.length(1);
  });

  it("counts windows that were used, or given up while they lasted, for 30 days", () => {
    announce([windowIn(100), windowIn(200), windowIn(300)]);
    at(110);
    announce([windowIn(200), windowIn(300)]);
    at(400);
    expect(desk.windowsOf(WORKER).map(({ from, to }) => [from - START, to - START])).to.deep.equal([
      [100, 110],
      [200, 250],
      [300, 350],
    ]);
    expect(announce([windowIn(600)]).refused).to.have.length(1);
    at(30 * DAY + 251);
    desk.tick();
    expect(announce([windowIn(31 * DAY)]).refused).to.be.empty;
  });

  it("refuses an older plan after a newer one, and a machine that this node never measured", () => {
    desk.announce(WORKER, 1_000, [windowIn(200)]);
    for (const toldAt of [1_000, 999]) {
      expect(() => desk.announce(WORKER, toldAt, [])).to.throw(HttpProblem, "A newer plan");
    }
    open();
    expect(() => desk.announce(WORKER, 1_000, [])).to.throw(HttpProblem, "A newer plan");
    expect(desk.windowsOf(WORKER)).to.have.length(1);
    expect(() => announce([], addressOf(0xbb))).to.throw(HttpProblem, "has not measured");
  });

  it("keeps a machine in the reports that is off as planned, and counts its time offline all the same", () => {
    const outages = new OutageStore(database);
    const watch = new SilenceWatch({ store: outages, clock, toleratedSeconds: 6 });
    watch.listen();
    watch.begin(WORKER);
    announce([windowIn(100)]);
    for (let second = 0; second < 160; second += 1) {
      clock.advance(1);
      watch.listen();
      if (second < 95) watch.hear(WORKER);
      desk.tick();
    }
    expect(measurements.list(START + 149, 0)).to.have.length(1);
    expect(measurements.list(START + 150, 0)).to.be.empty;
    expect(watch.offline(WORKER, { began: START, ended: clock.time })).to.equal(65);
  });

  it("reads a plan only where windows ascend, do not touch, and end after they begin", () => {
    const fits = (windows: unknown): boolean => announcementSchema.safeParse({ windows }).success;
    expect(fits([])).to.equal(true);
    expect(
      fits([
        { from: 1, to: 2 },
        { from: 3, to: 4 },
      ]),
    ).to.equal(true);
    expect(
      fits([
        { from: 1, to: 2 },
        { from: 2, to: 4 },
      ]),
    ).to.equal(false);
    expect(
      fits([
        { from: 3, to: 4 },
        { from: 1, to: 2 },
      ]),
    ).to.equal(false);
    expect(fits([{ from: 2, to: 2 }])).to.equal(false);
    expect(fits([{ from: 0, to: 2 ** 40 }])).to.equal(false);
    expect(fits(Array.from({ length: 65 }, (_, index) => ({ from: index * 2, to: index * 2 + 1 })))).to.equal(false);
  });
});
