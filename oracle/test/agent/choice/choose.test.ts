import { expect } from "chai";
import fc from "fast-check";

import { ZERO_ADDRESS } from "@sonm/protocol/order.ts";

import { choose } from "../../../src/agent/choice/choose.ts";
import { classOfBid } from "../../../src/agent/choice/classOfBid.ts";
import { dealValue } from "../../../src/agent/choice/dealValue.ts";
import type { Opening } from "../../../src/agent/choice/Opening.ts";
import type { RunningDeal, Situation } from "../../../src/agent/choice/Situation.ts";
import type { Hex } from "../../../src/lib/Hex.ts";
import { addressOf } from "../../helpers/agreement.ts";

const NOW = 1_800_000_000;
const DAY = 86_400;
const CENT_AN_HOUR = 10n ** 16n / 3_600n;
const MASTER = addressOf(9);
const REFUSED = addressOf(8);
const GIB = 1n << 30n;
const BENCHMARKS = [5n, 5n, 5n, 5n, 5n, 5n, 5n, 1n, 8n * GIB];

const idOf = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

const openingOf = (number: number, changes: Partial<Opening> = {}): Opening => ({
  ...{ id: idOf(number), author: addressOf(number + 20), counterparty: ZERO_ADDRESS, price: 10n * CENT_AN_HOUR },
  ...{ duration: DAY, networkFlags: 2n, maxAttestationAge: 0, bond: 0n, validUntil: NOW + DAY, benchmarks: [] },
  ...changes,
});

const situationOf = (openings: readonly Opening[], changes: Partial<Situation> = {}): Situation => ({
  ...{ now: NOW, offFrom: undefined, attestedUntil: NOW + 30 * DAY, benchmarks: BENCHMARKS, master: MASTER },
  ...{ running: undefined, openings, askPrice: 5n * CENT_AN_HOUR, idle: 0n },
  seconds: ({ duration }) => (duration === 0 ? 6 * 3_600 : duration),
  worth: (waiting) => waiting,
  rules: {
    ...{ floor: 5n * CENT_AN_HOUR, minSeconds: 600, maxSeconds: 7 * DAY, classes: ["vram-8-11"], networkFlags: 2n },
    ...{ refused: [REFUSED], switchPercent: 10 },
  },
  costs: {
    ...{ open: 3n * 10n ** 15n, bill: 10n ** 15n, close: 10n ** 15n, billSeconds: 3_600 },
    ...{ feeBasisPoints: 100, offlinePpm: 10_000, bond: 0n },
  },
  ...changes,
});

const cards = (memory: bigint): bigint[] => [0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n, memory];

const anyOpening = fc
  .record({
    price: fc.bigInt({ min: 0n, max: 40n * CENT_AN_HOUR }),
    duration: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 * DAY })),
    valid: fc.integer({ min: -100, max: 5 * DAY }),
    networkFlags: fc.constantFrom(0n, 2n, 4n),
    author: fc.constantFrom(REFUSED, addressOf(21), addressOf(22)),
    counterparty: fc.constantFrom<Hex>(ZERO_ADDRESS, MASTER, addressOf(7)),
    benchmarks: fc.constantFrom([], cards(6n * GIB), cards(8n * GIB), cards(16n * GIB)),
  })
  .map(({ valid, ...rest }) => ({ ...rest, validUntil: NOW + valid }));

const anyRunning = fc.option(
  fc.record({
    price: fc.bigInt({ min: 5n * CENT_AN_HOUR, max: 20n * CENT_AN_HOUR }),
    duration: fc.constantFrom(0, DAY),
  }),
  { nil: undefined },
);

const anySituation = fc
  .record({
    openings: fc.array(anyOpening, { maxLength: 12 }),
    running: anyRunning,
    offIn: fc.option(fc.integer({ min: -10, max: 3 * DAY }), { nil: undefined }),
    idle: fc.bigInt({ min: 0n, max: 20n * CENT_AN_HOUR }),
    worth: fc.bigInt({ min: 0n, max: 20n * CENT_AN_HOUR }),
  })
  .map(({ openings, running, offIn, idle, worth }) =>
    situationOf(
      openings.map((changes, number) => openingOf(number, changes)),
      {
        ...{ idle, offFrom: offIn === undefined ? undefined : NOW + offIn },
        worth: (waiting) => (waiting > worth ? waiting : worth),
        running: running && { id: idOf(999), ...running, until: running.duration === 0 ? undefined : NOW + DAY },
      },
    ),
  );

describe("the choice", () => {
  const chosenOf = (situation: Situation) => {
    const choice = choose(situation);
    return { choice, bid: situation.openings.find(({ id }) => id === choice.bid) };
  };

  it("takes nothing below the floor, of another class, of refused buyers, or that reaches into a downtime", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const { bid, choice } = chosenOf(situation);
        expect(choice.price === undefined || choice.price >= situation.rules.floor).to.equal(true);
        if (bid === undefined) return;
        expect(bid.author).not.to.equal(REFUSED);
        expect(classOfBid(bid.benchmarks)).to.equal("vram-8-11");
        expect(bid.networkFlags & ~2n).to.equal(0n);
        expect(bid.counterparty).not.to.equal(addressOf(7));
        expect(bid.validUntil).to.be.at.least(NOW);
        expect(NOW + bid.duration).to.be.below(situation.offFrom ?? Infinity);
      }),
      { numRuns: 500 },
    );
  });

  it("never chooses what earns less than idling", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const { bid, choice } = chosenOf(situation);
        expect(choice.value >= 0n).to.equal(true);
        if (bid === undefined) return;
        const seconds = Math.min(situation.seconds(bid), (situation.offFrom ?? Infinity) - NOW);
        const length = bid.duration === 0 ? seconds : situation.seconds(bid);
        expect(dealValue(bid.price, length, situation.costs, situation.idle)).to.equal(choice.value);
        expect(choice.value > 0n).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps a forward deal, whatever is paid", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const running: RunningDeal = { id: idOf(999), price: 1n, duration: DAY, until: NOW + DAY };
        expect(choose({ ...situation, running }).kind).to.equal("hold");
      }),
    );
  });

  it("says of each bid why it was chosen or why not", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const choice = choose(situation);
        expect(choice.reasons).not.to.have.length(0);
        const named = choice.alternatives.flatMap(({ bid }) => bid ?? []);
        const all = choice.bid === undefined ? named : [...named, choice.bid];
        expect(all.toSorted()).to.deep.equal(situation.openings.map(({ id }) => id).toSorted());
        for (const { whyNot } of choice.alternatives) expect(whyNot).to.match(/^[A-Z].*\.$/);
      }),
      { numRuns: 300 },
    );
  });

  const demands = cards(8n * GIB);

  it("prefers what pays more for the time to what pays more in all", () => {
    const long = openingOf(1, {
      benchmarks: demands,
      price: 6n * CENT_AN_HOUR,
      duration: 7 * DAY,
      validUntil: NOW + 10,
    });
    const short = openingOf(2, { benchmarks: demands, price: 30n * CENT_AN_HOUR, duration: DAY, validUntil: NOW + 10 });
    const { bid } = chosenOf(situationOf([long, short], { worth: () => 5n * CENT_AN_HOUR }));
    expect(bid?.id).to.equal(short.id);
  });

  it("takes first what pays most for its time, also where another bid ends sooner", () => {
    const urgent = openingOf(1, { benchmarks: demands, price: 20n * CENT_AN_HOUR, validUntil: NOW + 60 });
    const better = openingOf(2, { benchmarks: demands, price: 21n * CENT_AN_HOUR, validUntil: NOW + DAY });
    const { choice } = chosenOf(situationOf([urgent, better]));
    expect(choice.bid).to.equal(better.id);
    expect(choice.alternatives.find(({ bid }) => bid === urgent.id)?.whyNot).to.contain(
      "as much for its time, or more",
    );
  });

  it("leaves a spot deal only for what pays so much more that it repays the gas of leaving", () => {
    const running: RunningDeal = { id: idOf(999), price: 10n * CENT_AN_HOUR, duration: 0, until: undefined };
    const hardlyMore = openingOf(1, { benchmarks: demands, price: (21n * CENT_AN_HOUR) / 2n });
    expect(chosenOf(situationOf([hardlyMore], { running })).choice.kind).to.equal("hold");
    const more = openingOf(2, { benchmarks: demands, price: 20n * CENT_AN_HOUR });
    const { choice } = chosenOf(situationOf([hardlyMore, more], { running }));
    expect([choice.kind, choice.bid]).to.deep.equal(["switch", more.id]);
    const brief = openingOf(3, { benchmarks: demands, price: 20n * CENT_AN_HOUR, duration: 60 });
    expect(chosenOf(situationOf([brief], { running })).choice.kind).to.equal("hold");
  });

  it("leaves a long deal alone that pays less than the time is worth, and earns with a spot bid meanwhile", () => {
    const long = openingOf(1, { benchmarks: demands, price: 8n * CENT_AN_HOUR, duration: 7 * DAY });
    const spot = openingOf(2, { benchmarks: demands, price: 6n * CENT_AN_HOUR, duration: 0 });
    const { choice } = chosenOf(situationOf([long, spot], { worth: () => 12n * CENT_AN_HOUR }));
    expect(choice.bid).to.equal(spot.id);
    expect(choice.alternatives.find(({ bid }) => bid === long.id)?.whyNot).to.contain("less than the machine's time");
  });

  it("idles in a program that tops deals up where bids pay hardly more than it", () => {
    const bid = openingOf(1, { benchmarks: demands, price: 8n * CENT_AN_HOUR });
    expect(choose(situationOf([bid])).kind).to.equal("fill");
    const { kind, alternatives } = choose(situationOf([bid], { idle: 8n * CENT_AN_HOUR }));
    expect(kind).to.equal("ask");
    expect(alternatives.find((one) => one.bid === bid.id)?.whyNot).to.contain("reward");
  });
});
