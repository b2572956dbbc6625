import { expect } from "chai";
import fc from "fast-check";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { assignedWith } from "../../src/node/agreement/assignedWith.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import type { CurrentLeafData } from "../../src/node/agreement/LeafData.ts";
import type { Observation } from "../../src/node/agreement/Observation.ts";
import { isSupport } from "../../src/node/agreement/rules.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";
import {
  addressOf,
  contextWith,
  drawWith,
  EPOCH,
  EQUAL_SET,
  machineOf,
  observationOf,
  ownerOf,
  setOf,
} from "../helpers/agreement.ts";

/** Hourly epochs: a measurement counts by two draws. */
const HOURLY = { genesis: 1_000, epochLength: 3_600 };
const WORKER = addressOf(0xaa);
const MASTER = addressOf(0xba);

const contextOf = (set: SignerSet) => ({ ...contextWith(set), times: HOURLY });
const compute = (observations: readonly Observation[], set = EQUAL_SET): CurrentLeafData =>
  computeLeafData(EPOCH, observations, contextOf(set));
/** What is attested, whatever the observations were. */
const attested = ({ machines, uptimes }: CurrentLeafData): string => canonicalJson({ machines, uptimes });

/** A time in an epoch, unix seconds. */
const timeIn = (epoch: number): number => HOURLY.genesis + epoch * HOURLY.epochLength + 1_800;

/** When the nodes could measure the machine, by node from 1: in the newest epoch in which each was drawn. */
const timesFor = (set: SignerSet, master = MASTER): number[] => {
  const isAssigned = assignedWith(EPOCH, contextOf(set));
  return set.members.map(({ owner }) => {
    for (let epoch = Number(EPOCH); epoch >= 0; epoch -= 1) {
      if (isAssigned(owner, master, timeIn(epoch))) return timeIn(epoch);
    }
    return timeIn(Number(EPOCH));
  });
};

describe("who attests a machine", () => {
  it("are only nodes that were drawn for its master when they measured it", () => {
    const set = setOf(100n, 100n, 100n, 100n, 100n, 100n);
    const isAssigned = assignedWith(EPOCH, contextOf(set));
    const seen = (epoch: number): Observation[] =>
      set.members.map((_, index) =>
        observationOf(index + 1, [machineOf(1_000n + BigInt(index), { measuredAt: timeIn(epoch) })]),
      );
    let left = 0;
    for (let epoch = 1; epoch <= Number(EPOCH); epoch += 1) {
      const drawn = set.members.filter(({ owner }) => isAssigned(owner, MASTER, timeIn(epoch)));
      left += set.members.length - drawn.length;
      const all = compute(seen(epoch), set);
      const some = compute(
        seen(epoch).map((observation) =>
          drawn.some(({ signer }) => signer === observation.signer)
            ? observation
            : { ...observation, machines: [machineOf(1n << 60n, { measuredAt: timeIn(epoch) })] },
        ),
        set,
      );
      expect(all.machines).to.have.length(1);
      expect(attested(some)).to.equal(attested(all));
    }
    expect(left, "somebody was not drawn").to.be.greaterThan(0);
  });

  it("are those who were drawn in the epoch before, too, since a round takes time", () => {
    const set = setOf(100n, 100n, 100n, 100n, 100n);
    const isAssigned = assignedWith(EPOCH, contextOf(set));
    const drawnIn = (epoch: number) => (owner: string) =>
      [...isAssignedIn(set, epoch)].some((drawn) => drawn === owner);
    for (const { owner } of set.members) {
      expect(isAssigned(owner, MASTER, timeIn(4))).to.equal(drawnIn(4)(owner) || drawnIn(3)(owner));
    }
  });

  it("never are nodes of its own owner: whatever they say, of its master too, changes nothing", () => {
    const set = setOf(200n, 100n, 150n, 120n, 130n);
    const property = fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.bigInt(1n, 1n << 62n),
      fc.constantFrom("worker", "other", "own"),
      fc.constantFrom("master", "worker", "signer"),
      fc.integer({ min: 0, max: 60_000 }),
      (node, score, claim, role, measuredAt) => {
        const own = role === "signer" ? addressOf(node) : ownerOf(node);
        const worker = role === "worker" || role === "signer" ? own : WORKER;
        const master = role === "master" ? own : worker;
        const times = timesFor(set, master);
        const claimed = { worker, other: addressOf(0xcc), own }[claim];
        const honest = set.members.map((_, index) =>
          observationOf(index + 1, [machineOf(1_000n, { worker, master, measuredAt: times[index] ?? 0 })]),
        );
        const lie = observationOf(node, [machineOf(score, { worker, master: claimed, measuredAt })], {
          uptimes: [{ worker, online: 1 }],
        });
        const silent = honest.map((observation, index) => (index + 1 === node ? observationOf(node, []) : observation));
        const lying = honest.map((observation, index) => (index + 1 === node ? lie : observation));
        expect(compute(silent, set).machines).to.have.length(1);
        expect(attested(compute(lying, set))).to.equal(attested(compute(silent, set)));
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it("hold more than a third of all stake, not of what is left without the owner's", () => {
    const set = setOf(333n, 333n, 334n);
    const times = timesFor(set, ownerOf(1));
    const seen = (node: number) =>
      observationOf(node, [machineOf(1_000n, { master: ownerOf(1), measuredAt: times[node - 1]! })]);
    const silent = (node: number) => observationOf(node, []);
    expect(compute([silent(1), seen(2), seen(3)], set).machines).to.have.length(1);
    expect(compute([silent(1), seen(2), silent(3)], set).machines, "half of what is left").to.be.empty;
    expect(compute([seen(1), seen(2), silent(3)], set).machines, "the owner's word").to.be.empty;
  });

  it("agree on its master: where no more than a third says the same, nothing is attested", () => {
    const [first, second, third] = timesFor(EQUAL_SET);
    const seen = (node: number, measuredAt: number, master = MASTER) =>
      observationOf(node, [machineOf(1_000n, { measuredAt, master })]);
    const all = [seen(1, first!), seen(2, second!), seen(3, third!, ownerOf(1))];
    expect(compute(all).machines[0]?.master).to.equal(MASTER);
    expect(compute([seen(1, first!), seen(2, second!, WORKER)]).machines).to.be.empty;
  });

  it("pitfall_28_never raise a machine above what the best honest node saw, with any liars below a third", () => {
    let found = 0;
    const stakes = fc.array(fc.bigInt(1n, 1_000n), { minLength: 3, maxLength: 9 });
    const word = fc.record({
      score: fc.bigInt(1n, 1n << 62n),
      age: fc.integer({ min: 0, max: 6 }),
      seen: fc.boolean(),
    });
    const property = fc.property(
      stakes,
      fc.array(word, { minLength: 9, maxLength: 9 }),
      fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
      fc.constantFrom(MASTER, WORKER, ownerOf(1), ownerOf(2)),
      (amounts, words, wishes, lie) => {
        const set = setOf(...amounts);
        const total = amounts.reduce((sum, stake) => sum + stake, 0n);
        let lying = 0n;
        const liars = amounts.map((stake, index) => {
          const lies = wishes[index] === true && !isSupport(lying + stake, total);
          lying += lies ? stake : 0n;
          return lies;
        });
        const observations = amounts.map((_, index) => {
          const { score, age, seen } = words[index]!;
          const honest = machineOf(1_000n + (score % 500n), { measuredAt: timeIn(Number(EPOCH) - age) });
          const lied = machineOf(score, { measuredAt: timeIn(Number(EPOCH)), master: lie });
          return observationOf(index + 1, liars[index] === true ? [lied] : seen ? [honest] : []);
        });
        const honest = observations.filter((_, index) => liars[index] !== true).flatMap(({ machines }) => machines);
        const [machine] = compute(observations, set).machines;
        if (machine === undefined) return;
        found += 1;
        expect(honest.some(({ benchmarks }) => benchmarks[1]! >= machine.benchmarks[1]!)).to.equal(true);
        expect(honest.some(({ measuredAt }) => measuredAt >= machine.measuredAt)).to.equal(true);
        expect(machine.master).to.equal(MASTER);
      },
    );
    fc.assert(property, { numRuns: 300 });
    expect(found, "machines attested").to.be.greaterThan(30);
  });

  it("are not known where a draw was not read, and then there is no report", () => {
    const observations = [1, 2].map((node) => observationOf(node, [machineOf(1_000n)]));
    const blind = { ...contextOf(EQUAL_SET), drawOf: () => undefined };
    expect(() => computeLeafData(EPOCH, observations, blind)).to.throw(AgreementError, "was not read from the chain");
    const none = [1, 2].map((node) => observationOf(node, []));
    expect(() => computeLeafData(EPOCH, none, blind)).not.to.throw();
  });

  it("were members when the draw was made: whoever joins later did not measure", () => {
    const before = setOf(100n, 100n);
    const context = { ...contextOf(EQUAL_SET), drawOf: (epoch: bigint) => drawWith(before, epoch) };
    const seen = [1, 2, 3].map((node) =>
      observationOf(node, [machineOf(node === 3 ? 900_000n : 1_000n, { measuredAt: timeIn(5) })]),
    );
    expect(computeLeafData(EPOCH, seen.slice(1), context).machines).to.be.empty;
    expect(computeLeafData(EPOCH, seen, context).machines[0]?.benchmarks[1]).to.equal(1_000n);
  });
});

const isAssignedIn = (set: SignerSet, epoch: number) => {
  const only = {
    ...contextOf(set),
    drawOf: (wanted: bigint) => drawWith(wanted === BigInt(epoch) ? set : setOf(), wanted),
  };
  const isAssigned = assignedWith(EPOCH, only);
  return new Set(set.members.map(({ owner }) => owner).filter((owner) => isAssigned(owner, MASTER, timeIn(epoch))));
};
