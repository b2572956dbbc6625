import { expect } from "chai";
import { id } from "ethers";
import fc from "fast-check";

import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };

import type { Hex } from "../../src/lib/Hex.ts";
import type { MachineObservation } from "../../src/lib/machineSchemas.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { dropCards } from "../../src/node/agreement/dropCards.ts";
import type { ObservedMachine } from "../../src/node/agreement/ObservedMachine.ts";
import { uniqueDevices } from "../../src/node/agreement/uniqueDevices.ts";
import { addressOf, CONTEXT, EPOCH, machineOf, MEASURED_AT, observationOf } from "../helpers/agreement.ts";

type Gpu = MachineObservation["gpus"][number];

const MIB = 1024n * 1024n;
const cardOf = (name: string, memoryBytes = 8_192n * MIB): Gpu => ({
  model: `0x${"11".repeat(32)}`,
  memoryBytes,
  commitment: id(name) as Hex,
});
const idOf = (code: string): number => benchmarks.find((benchmark) => benchmark.code === code)?.id ?? -1;

/** A machine with cards, and what a node measures of them. */
const machineWith = (gpus: readonly Gpu[], parts: Partial<ObservedMachine> = {}): ObservedMachine => {
  const values = Array.from({ length: 16 }, () => 0n);
  values[1] = 1_000n;
  values[idOf("gpu-count")] = BigInt(gpus.length);
  values[idOf("gpu-mem")] = gpus.reduce(
    (least, card) => (card.memoryBytes < least ? card.memoryBytes : least),
    1n << 62n,
  );
  values[idOf("gpu-nvidia")] = 1n;
  values[idOf("gpu-eth-hashrate")] = 77n;
  return machineOf(1_000n, { gpus: [...gpus], benchmarks: values, ...parts });
};
const valueOf = (machine: ObservedMachine | undefined, code: string): bigint => machine?.benchmarks[idOf(code)] ?? 0n;
const commitmentsOf = (machine: ObservedMachine | undefined): Hex[] =>
  (machine?.gpus ?? []).map((card) => card.commitment);

const [FIRST, SECOND] = [addressOf(0x21), addressOf(0x22)];
const [MINE, YOURS] = [addressOf(0x31), addressOf(0x32)];

describe("uniqueDevices", () => {
  it("leaves a card that two masters show with the one whose machine was measured first", () => {
    const shared = cardOf("shared");
    const holder = machineWith([shared], { worker: SECOND, master: YOURS, measuredAt: 100 });
    const copier = machineWith([shared, cardOf("own")], { worker: FIRST, master: MINE, measuredAt: 101 });
    const [first, second] = uniqueDevices([copier, holder]);
    expect(second).to.deep.equal(holder);
    expect(commitmentsOf(first)).to.deep.equal([id("own")]);
  });

  it("leaves it with the lower worker where both were measured at one time", () => {
    const shared = cardOf("shared");
    const [first, second] = uniqueDevices([
      machineWith([shared], { worker: FIRST, master: MINE }),
      machineWith([shared], { worker: SECOND, master: YOURS }),
    ]);
    expect(commitmentsOf(first)).to.deep.equal([shared.commitment]);
    expect(commitmentsOf(second)).to.be.empty;
  });

  it("lets a card move between machines of one master: it stands where it was measured last", () => {
    const moved = cardOf("moved");
    const [first, second] = uniqueDevices([
      machineWith([moved], { worker: FIRST, master: MINE, measuredAt: 100 }),
      machineWith([moved], { worker: SECOND, master: MINE, measuredAt: 101 }),
    ]);
    expect(commitmentsOf(first)).to.be.empty;
    expect(commitmentsOf(second)).to.deep.equal([moved.commitment]);
  });

  it("gives a copier nothing by a second machine, and takes nothing from the holder by it", () => {
    const shared = cardOf("shared");
    const holder = machineWith([shared], { worker: addressOf(0x23), master: YOURS, measuredAt: 100 });
    const copies = [FIRST, SECOND].map((worker, index) =>
      machineWith([shared], { worker, master: MINE, measuredAt: 200 + index }),
    );
    const result = uniqueDevices([...copies, holder]);
    expect(result.map(commitmentsOf)).to.deep.equal([[], [], [shared.commitment]]);
  });

  it("shows each card once, takes none away altogether, and does not look at the order of machines", () => {
    const machine = fc.record({
      cards: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
      master: fc.integer({ min: 1, max: 3 }),
      measuredAt: fc.integer({ min: 1, max: 4 }),
    });
    const property = fc.property(fc.array(machine, { maxLength: 8 }), (made) => {
      const machines = made.map(({ cards, master, measuredAt }, index) =>
        machineWith(
          cards.map((card) => cardOf(String(card))),
          {
            worker: addressOf(0x40 + index),
            master: addressOf(master),
            measuredAt,
          },
        ),
      );
      const result = uniqueDevices(machines);
      const left = result.flatMap(commitmentsOf);
      expect(new Set(left)).to.have.length(left.length);
      expect(new Set(left)).to.deep.equal(new Set(machines.flatMap(commitmentsOf)));
      for (const { gpus, benchmarks: values } of result)
        expect(values[idOf("gpu-count")] ?? 0n).to.equal(BigInt(gpus.length));
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("is what a report holds, and a machine of nothing but another's cards is not in it", () => {
    const shared = cardOf("shared");
    const onlyCards = machineWith([shared], { worker: FIRST, master: MINE, measuredAt: MEASURED_AT });
    onlyCards.benchmarks[1] = 0n;
    const holder = machineWith([shared], { worker: SECOND, master: YOURS, measuredAt: MEASURED_AT - 1 });
    const seen = [1, 2, 3].map((node) => observationOf(node, [onlyCards, holder]));
    expect(computeLeafData(EPOCH, seen, CONTEXT).machines.map(({ worker }) => worker)).to.deep.equal([SECOND]);
  });
});

describe("dropCards", () => {
  it("keeps of the cards' benchmarks what is known of those that are left", () => {
    const small = cardOf("small", 4_096n * MIB);
    const machine = machineWith([small, cardOf("a"), cardOf("b")]);
    const left = dropCards(machine, (commitment) => commitment === small.commitment);
    expect(valueOf(left, "gpu-count")).to.equal(2n);
    expect(valueOf(left, "gpu-mem"), "measured of all, so that it holds for those left").to.equal(4_096n * MIB);
    expect(valueOf(left, "gpu-nvidia")).to.equal(1n);
    expect(valueOf(left, "gpu-eth-hashrate"), "measured of all together").to.equal(0n);
    expect(left.benchmarks[1]).to.equal(1_000n);
  });

  it("leaves no benchmark of a card where no card is left, and everything where none is dropped", () => {
    const machine = machineWith([cardOf("a")]);
    expect(dropCards(machine, () => true).benchmarks).to.deep.equal([0n, 1_000n, 0n, 0n]);
    expect(dropCards(machine, () => false)).to.equal(machine);
  });
});

describe("a machine on whose cards nodes disagree", () => {
  it("has no more cards in its benchmarks than are attested", () => {
    const whole = machineWith([cardOf("a")]);
    const seen = [
      observationOf(1, [whole]),
      observationOf(2, [dropCards(whole, () => true)]),
      observationOf(3, [whole]),
    ];
    const [machine] = computeLeafData(EPOCH, seen, CONTEXT).machines;
    expect(commitmentsOf(machine)).to.have.length(1);
    const split = [observationOf(1, [whole]), observationOf(2, [machineWith([cardOf("b")])])];
    const [other] = computeLeafData(EPOCH, split, CONTEXT).machines;
    expect(commitmentsOf(other)).to.be.empty;
    for (const code of ["gpu-count", "gpu-mem", "gpu-nvidia", "gpu-eth-hashrate"]) {
      expect(valueOf(other, code), code).to.equal(0n);
    }
    expect(other?.benchmarks[1]).to.equal(1_000n);
  });
});
