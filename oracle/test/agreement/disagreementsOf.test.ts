import { expect } from "chai";
import { id } from "ethers";

import type { Hex } from "../../src/lib/Hex.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { disagreementsOf } from "../../src/node/agreement/disagreementsOf.ts";
import type { Observation } from "../../src/node/agreement/Observation.ts";
import type { ObservedMachine } from "../../src/node/agreement/ObservedMachine.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";
import {
  addressOf,
  contextWith,
  EPOCH,
  EQUAL_SET,
  machineOf,
  MEASURED_AT,
  observationOf,
  ownerOf,
  setOf,
} from "../helpers/agreement.ts";

const WORKER = addressOf(0xaa);
const MASTER = addressOf(0xba);

/** Codes of benchmarks that these tests speak of, by their number. */
const CPU = 1;
const CORES = 2;
const CARDS = 7;

const found = (observations: readonly Observation[], set: SignerSet = EQUAL_SET) => {
  const data = computeLeafData(EPOCH, observations, contextWith(set));
  return { data, left: disagreementsOf(data, observations, contextWith(set)) };
};
/** What each node, from 1, measured on the benchmarks from 0. */
const scored = (...scores: (readonly bigint[])[]): Observation[] =>
  scores.map((benchmarks, index) => observationOf(index + 1, [machineOf(0n, { benchmarks: [...benchmarks] })]));

const cardOf = (name: string): ObservedMachine["gpus"][number] => ({
  model: `0x${"11".repeat(32)}`,
  memoryBytes: 8n,
  commitment: id(name) as Hex,
});
const withCards = (benchmarks: readonly bigint[], cards: readonly string[], parts = {}) =>
  machineOf(0n, { benchmarks: [...benchmarks], gpus: cards.map(cardOf), ...parts });

describe("disagreementsOf", () => {
  it("is empty where all that was measured is attested", () => {
    const { data, left } = found(scored([0n, 100n], [0n, 90n], [0n, 110n]));
    expect(data.machines[0]?.benchmarks[CPU]).to.equal(100n);
    expect(left).to.be.empty;
  });

  it("names a benchmark that only one of three nodes measured, and who did", () => {
    const { data, left } = found(scored([0n, 100n, 4n], [0n, 90n], [0n, 110n]));
    expect(data.machines[0]?.benchmarks[CORES]).to.equal(0n);
    expect(left).to.deep.equal([
      { worker: WORKER, master: MASTER, nodes: 3, benchmarks: [{ benchmark: CORES, kind: "few", by: [addressOf(1)] }] },
    ]);
  });

  it("names a benchmark on which what nodes found is too far apart", () => {
    const { data, left } = found(scored([5n, 900n], [5n, 300n], [5n, 100n]));
    expect(data.machines[0]?.benchmarks).to.deep.equal([5n, 0n, 0n, 0n]);
    expect(left[0]?.benchmarks).to.deep.equal([
      { benchmark: CPU, kind: "differ", by: [addressOf(1), addressOf(2), addressOf(3)] },
    ]);
  });

  it("names all of a machine that no report attests, since one node alone measured it", () => {
    const [first] = scored([5n, 100n]);
    const { data, left } = found([first!, observationOf(2, []), observationOf(3, [])]);
    expect(data.machines).to.be.empty;
    expect(left[0]?.benchmarks.map(({ benchmark, kind }) => [benchmark, kind])).to.deep.equal([
      [0, "few"],
      [CPU, "few"],
    ]);
  });

  it("names the cards' benchmarks where nodes saw other cards", () => {
    const seen = ["a", "b", "c"].map((card, index) =>
      observationOf(index + 1, [withCards([0n, 100n, 0n, 0n, 0n, 0n, 0n, 1n], [card])]),
    );
    const { data, left } = found(seen);
    expect(data.machines[0]?.gpus).to.be.empty;
    expect(left[0]?.benchmarks.map(({ benchmark, kind }) => [benchmark, kind])).to.deep.equal([[CARDS, "differ"]]);
  });

  it("is empty where a card stands in another machine: to measure that again would change nothing", () => {
    const both = [
      withCards([0n, 100n, 0n, 0n, 0n, 0n, 0n, 1n], ["a"], { measuredAt: MEASURED_AT - 1 }),
      withCards([0n, 100n, 0n, 0n, 0n, 0n, 0n, 1n], ["a"], { worker: addressOf(0xab), master: addressOf(0xbb) }),
    ];
    const { data, left } = found([1, 2, 3].map((node) => observationOf(node, both)));
    expect(data.machines.map(({ gpus }) => gpus.length)).to.deep.equal([1, 0]);
    expect(left).to.be.empty;
  });

  it("hears neither a node of the machine's owner, nor one that says it is another's", () => {
    const owned = (node: number, benchmarks: readonly bigint[], master: Hex) =>
      observationOf(node, [machineOf(0n, { benchmarks: [...benchmarks], master })]);
    const master = ownerOf(1);
    const own = found([owned(1, [0n, 100n, 4n], master), owned(2, [0n, 100n], master), owned(3, [0n, 100n], master)]);
    expect(own.data.machines[0]?.benchmarks[CPU]).to.equal(100n);
    expect(own.left, "only the owner's node saw cores").to.be.empty;

    const [first, ...others] = scored([0n, 100n, 4n], [0n, 100n], [0n, 100n]);
    const masters = [addressOf(0x1a), addressOf(0x1b), addressOf(0x1c)];
    const strangers = [first!, ...others].map((observation, index) => ({
      ...observation,
      machines: observation.machines.map((machine) => ({ ...machine, master: masters[index]! })),
    }));
    expect(found(strangers).left, "nobody knows whose word counts").to.be.empty;
  });

  it("weighs stake, not heads, and counts the nodes that may measure the machine", () => {
    const set = setOf(100n, 10n, 10n, 10n);
    const master = ownerOf(4);
    const benchmarks = [
      [0n, 100n, 4n],
      [0n, 100n],
      [0n, 100n],
    ];
    const seen = benchmarks.map((scores, index) =>
      observationOf(index + 1, [machineOf(0n, { benchmarks: scores, master })]),
    );
    expect(found(seen, set).left, "most of the stake saw cores").to.be.empty;
    const few = found(scoredBy(set, [0n, 100n, 0n], [0n, 100n, 4n], [0n, 100n, 4n]), set);
    expect(few.left[0]).to.deep.include({
      nodes: 4,
      benchmarks: [{ benchmark: CORES, kind: "few", by: [addressOf(2), addressOf(3)] }],
    });
  });
});

const scoredBy = (set: SignerSet, ...scores: (readonly bigint[])[]): Observation[] =>
  scores.map((benchmarks, index) =>
    observationOf(index + 1, [machineOf(0n, { benchmarks: [...benchmarks] })], { setId: set.setId }),
  );
