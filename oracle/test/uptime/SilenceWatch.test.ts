import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import fc from "fast-check";

import { SilenceWatch } from "../../src/node/uptime/SilenceWatch.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { addressOf } from "../helpers/agreement.ts";
import { StepClock } from "../helpers/StepClock.ts";

const WORKER = addressOf(0xaa);
const OTHER = addressOf(0xbb);
const START = 1_000_000;
const TOLERATED = 6;

describe("SilenceWatch", () => {
  let database: DatabaseSync;
  let clock: StepClock;
  let watch: SilenceWatch;

  /** A node that starts, with what an earlier one wrote down. */
  const start = (): void => {
    watch = new SilenceWatch({ store: new OutageStore(database), clock, toleratedSeconds: TOLERATED });
    watch.listen();
  };
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    clock = new StepClock(START);
    start();
    watch.begin(WORKER);
  });
  afterEach(() => database.close());

  const listenFor = (seconds: number): void => {
    for (let passed = 0; passed < seconds; passed += 1) {
      clock.advance(1);
      watch.listen();
    }
  };
  const offline = (began = START): number => watch.offline(WORKER, { began, ended: clock.time });

  it("counts a silence from its beginning once it is longer than tolerated, and no shorter one", () => {
    listenFor(TOLERATED);
    expect(offline()).to.equal(0);
    watch.hear(WORKER);
    listenFor(TOLERATED + 1);
    expect(offline()).to.equal(TOLERATED + 1);
    listenFor(20);
    watch.hear(WORKER);
    listenFor(3);
    expect(offline()).to.equal(TOLERATED + 21);
    expect(offline(clock.time - 5)).to.equal(2);
  });

  it("counts a machine from when it was heard of without a break, however much later it was measured", () => {
    const firstHeard = () => new OutageStore(database).machines(0).find(({ worker }) => worker === OTHER)?.firstHeard;
    watch.hear(OTHER);
    listenFor(TOLERATED + 1);
    watch.hear(OTHER);
    const since = clock.time;
    for (let times = 0; times < 5; times += 1) {
      listenFor(TOLERATED);
      watch.hear(OTHER);
    }
    expect(firstHeard(), "who was not measured is not counted").to.equal(undefined);
    watch.begin(OTHER);
    expect(firstHeard()).to.equal(since);
    listenFor(TOLERATED + 1);
    watch.hear(OTHER);
    watch.begin(OTHER);
    expect(firstHeard(), "it stays as it is").to.equal(since);
  });

  it("does not count a machine as offline that is busy with what it was given to do", () => {
    watch.hear(WORKER, 30_000);
    listenFor(30);
    expect(offline()).to.equal(0);
    watch.hear(WORKER);
    listenFor(5);
    expect(offline()).to.equal(0);
  });

  it("counts a machine that does not come back from what it was given to do once its time is over", () => {
    watch.hear(WORKER, 30_000);
    listenFor(50);
    expect(offline()).to.equal(20);
  });

  it("blames nobody for the time in which this node was down", () => {
    listenFor(3);
    watch.flush();
    clock.advance(500);
    start();
    expect(offline()).to.equal(0);
    listenFor(TOLERATED);
    watch.hear(WORKER);
    expect(offline()).to.equal(0);
  });

  it("keeps what it counted over a restart, and counts nothing twice", () => {
    listenFor(40);
    watch.hear(WORKER);
    listenFor(20);
    watch.flush();
    clock.advance(100);
    start();
    expect(offline()).to.equal(60);
    start();
    listenFor(10);
    watch.hear(WORKER);
    expect(offline()).to.equal(70);
  });

  it("blames nobody for a time in which the chain could not be reached or its time jumped", () => {
    listenFor(5);
    clock.advance(86_400);
    watch.listen();
    expect(offline()).to.equal(0);
    watch.hear(WORKER);
    clock.advance(TOLERATED + 1);
    watch.hear(WORKER);
    expect(offline()).to.equal(0);
  });

  it("counts no silence beyond the last block that was seen where the chain stands still", () => {
    const chain = { block: clock.block, now: () => clock.time };
    const store = new OutageStore(database);
    const blind = new SilenceWatch({ store, clock: chain, toleratedSeconds: TOLERATED });
    blind.hear(WORKER);
    clock.advance(300);
    expect(blind.offline(WORKER, { began: START, ended: clock.time })).to.equal(0);
    blind.hear(WORKER);
    expect(store.outages(WORKER, 0)).to.deep.equal([]);
  });

  it("does not blame a machine that polled before the reports made it known", () => {
    for (let polls = 0; polls < 10; polls += 1) {
      listenFor(3);
      watch.hear(OTHER);
    }
    new OutageStore(database).begin(OTHER, START);
    listenFor(3);
    watch.hear(OTHER);
    expect(watch.offline(OTHER, { began: START, ended: clock.time })).to.equal(0);
  });

  it("counts exactly the silent seconds in which it listened, whatever happens; a crash adds none, and loses what was not written down or still tolerated at most", () => {
    const event = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant("pass" as const), seconds: fc.integer({ min: 1, max: 5 }) }),
      },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("hear" as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("jump" as const), seconds: fc.integer({ min: 7, max: 90 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("restart" as const), seconds: fc.integer({ min: 0, max: 90 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("crash" as const), seconds: fc.integer({ min: 0, max: 90 }) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("flush" as const) }) },
    );
    const property = fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      database.close();
      database = openDatabase(":memory:", NODE_TABLES);
      clock = new StepClock(START);
      start();
      watch.begin(WORKER);
      watch.flush();
      let heard = START;
      let expected = 0;
      /** When what was counted was last written down, and the seconds of silence that crashes may have lost. */
      let written = START;
      let losable = 0;
      const endSilence = (): void => {
        if (clock.time - heard > TOLERATED) expected += clock.time - heard;
        heard = clock.time;
      };
      for (const happened of events) {
        if (happened.kind === "pass") {
          clock.advance(happened.seconds);
          watch.listen();
        } else if (happened.kind === "hear") {
          watch.hear(WORKER);
          endSilence();
        } else if (happened.kind === "flush") {
          watch.flush();
          written = clock.time;
        } else {
          if (happened.kind === "restart") watch.flush();
          if (happened.kind === "crash") losable += clock.time - written + TOLERATED;
          endSilence();
          clock.advance(happened.seconds);
          heard = clock.time;
          if (happened.kind === "jump") watch.listen();
          else start();
          written = clock.time;
        }
      }
      endSilence();
      const counted = offline();
      expect(counted).to.be.within(expected - losable, expected);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
