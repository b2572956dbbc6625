import { expect } from "chai";
import fc from "fast-check";

import { observationSchema } from "../../src/node/agreement/Observation.ts";
import { observeUptimes } from "../../src/node/uptime/observeUptimes.ts";
import { SilenceWatch } from "../../src/node/uptime/SilenceWatch.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { UptimeStore } from "../../src/store/UptimeStore.ts";
import { addressOf } from "../helpers/agreement.ts";
import { StepClock } from "../helpers/StepClock.ts";

const WORKER = addressOf(0xaa);
const START = 1_000_000;
const EPOCH = 60;
const TOLERATED = 6;
const DAY = 86_400;

/** A node's counting, with a database of its own, on the time of a chain that all share. */
class CountingNode {
  readonly outages: OutageStore;
  readonly attested: UptimeStore;
  watch: SilenceWatch;
  readonly #clock: StepClock;

  constructor(clock: StepClock) {
    const database = openDatabase(":memory:", NODE_TABLES);
    this.#clock = clock;
    this.outages = new OutageStore(database);
    this.attested = new UptimeStore(database);
    this.watch = this.#start();
  }

  restart(): void {
    this.watch = this.#start();
  }

  online(asOf: number): number | undefined {
    return observeUptimes(this, asOf).find(({ worker }) => worker === WORKER)?.online;
  }

  #start(): SilenceWatch {
    const watch = new SilenceWatch({ store: this.outages, clock: this.#clock, toleratedSeconds: TOLERATED });
    watch.listen();
    return watch;
  }
}

describe("observeUptimes", () => {
  let clock: StepClock;
  let first: CountingNode;
  beforeEach(() => {
    clock = new StepClock(START);
    first = new CountingNode(clock);
    first.watch.begin(WORKER);
  });

  const pass = (seconds: number, isOnline: boolean, nodes: readonly CountingNode[] = [first]): void => {
    for (let passed = 0; passed < seconds; passed += 1) {
      clock.advance(1);
      for (const { watch } of nodes) {
        watch.listen();
        if (isOnline) watch.hear(WORKER);
      }
    }
  };

  it("counts from the first word of a machine on, up to the given time", () => {
    pass(100, true);
    expect(first.online(START + 60)).to.equal(60);
    expect(first.online(START)).to.equal(undefined);
    pass(50, false);
    expect(first.online(clock.time)).to.equal(100);
    expect(first.online(START + 120)).to.equal(100);
  });

  it("goes on from what the newest report attests, so that a node that joins late agrees", () => {
    pass(EPOCH, true);
    const late = new CountingNode(clock);
    expect(late.online(clock.time)).to.equal(undefined);
    for (const { attested } of [first, late]) attested.add(1, clock.time, [{ worker: WORKER, online: 42 }]);
    late.watch.hear(WORKER);
    pass(EPOCH, true, [first, late]);
    expect(first.online(clock.time)).to.equal(102);
    expect(late.online(clock.time)).to.equal(102);
    pass(EPOCH, false, [first, late]);
    expect(first.online(clock.time)).to.equal(102);
    expect(late.online(clock.time)).to.equal(102);
  });

  it("takes a machine that the reports know and that never came here for silent since this node listens", () => {
    const late = new CountingNode(clock);
    late.attested.add(1, clock.time, [{ worker: WORKER, online: 5 }]);
    pass(EPOCH, false, [late]);
    expect(late.online(clock.time)).to.equal(5);
  });

  it("does not blame the machine for the time in which the node was down, and does not lose its silence before", () => {
    pass(EPOCH, true);
    pass(30, false);
    first.watch.flush();
    clock.advance(500);
    first.restart();
    first.watch.hear(WORKER);
    expect(first.online(clock.time)).to.equal(clock.time - START - 30);
  });

  it("tells of a machine for 30 days after it was last heard of", () => {
    pass(10, true);
    first.watch.flush();
    const heardAt = clock.time;
    clock.advance(30 * DAY);
    first.restart();
    expect(first.online(heardAt + 30 * DAY)).not.to.equal(undefined);
    expect(first.online(heardAt + 30 * DAY + 1)).to.equal(undefined);
  });

  it("gives what the schema of observations takes", () => {
    [0xcc, 0x11, 0xbb].forEach((number) => first.watch.begin(addressOf(number)));
    pass(10, true);
    const uptimes = observeUptimes(first, clock.time);
    expect(uptimes).to.have.length(4);
    expect(observationSchema.shape.uptimes.safeParse(uptimes).success).to.equal(true);
  });

  it("counts the same over any reports in between, but for silence that was still tolerated at their times", () => {
    const stretch = fc.record({
      isOnline: fc.boolean(),
      seconds: fc.integer({ min: 1, max: 40 }),
      isReported: fc.boolean(),
    });
    const property = fc.property(fc.array(stretch, { maxLength: 25 }), (stretches) => {
      clock = new StepClock(START);
      first = new CountingNode(clock);
      first.watch.begin(WORKER);
      const alone = new CountingNode(clock);
      alone.watch.begin(WORKER);
      let sequence = 0;
      let last = { asOf: START, online: 0 };
      stretches.forEach(({ isOnline, seconds, isReported }) => {
        pass(seconds, isOnline, [first, alone]);
        const online = first.online(clock.time) ?? Number.NaN;
        expect(online).to.be.within(last.online, last.online + clock.time - last.asOf);
        if (!isReported) return;
        sequence += 1;
        last = { asOf: clock.time, online };
        first.attested.add(sequence, last.asOf, [{ worker: WORKER, online }]);
        first.watch.flush();
      });
      if (clock.time === START) return;
      const least = alone.online(clock.time) ?? Number.NaN;
      expect(first.online(clock.time) ?? last.online).to.be.within(least, least + sequence * TOLERATED);
    });
    fc.assert(property, { numRuns: 60 });
  });
});
