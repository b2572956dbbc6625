import { expect } from "chai";
import { id } from "ethers";
import fc from "fast-check";

import type { Hex } from "../../src/lib/Hex.ts";
import type { Draw } from "../../src/node/agreement/Draw.ts";
import { drawCommittee } from "../../src/node/agreement/drawCommittee.ts";
import { drawEpochs } from "../../src/node/agreement/drawEpochs.ts";
import { addressOf, drawWith, ownerOf, setOf, TIMES } from "../helpers/agreement.ts";

const MASTER = addressOf(0xba);

const stakesOf = fc.array(fc.bigInt(1n, 10n ** 24n), { minLength: 1, maxLength: 31 });

describe("drawCommittee", () => {
  it("draws members one after the other until they hold half of the stake, at least two, and never the master", () => {
    const property = fc.property(stakesOf, fc.bigInt(0n, 1n << 40n), fc.integer({ min: 0, max: 31 }), (...drawn) => {
      const [stakes, epoch, node] = drawn;
      const master = ownerOf(node);
      const draw = drawWith(setOf(...stakes), epoch);
      const committee = [...drawCommittee(draw, master)];
      const stakeOf = (owners: readonly Hex[]): bigint =>
        draw.members.reduce((sum, { owner, stake }) => (owners.includes(owner) ? sum + stake : sum), 0n);
      const eligible = draw.members.map(({ owner }) => owner).filter((owner) => owner !== master);
      expect(committee).not.to.include(master);
      expect(committee.length).to.be.at.least(Math.min(2, eligible.length));
      expect(stakeOf(committee) * 2n >= stakeOf(eligible)).to.equal(true);
      const withoutLast = committee.slice(0, -1);
      expect(withoutLast.length < 2 || stakeOf(withoutLast) * 2n < stakeOf(eligible)).to.equal(true);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("is the same for everybody, and another for each master, epoch and beacon", () => {
    const set = setOf(...Array.from({ length: 31 }, () => 100n));
    const draw = drawWith(set, 7n);
    const textOf = (from: Draw, master: Hex): string => [...drawCommittee(from, master)].join();
    expect(textOf(draw, MASTER)).to.equal(textOf(drawWith(set, 7n), MASTER));
    const others = [
      textOf(draw, addressOf(0xbb)),
      textOf({ ...draw, epoch: 8n }, MASTER),
      textOf({ ...draw, beacon: id("another") as Hex }, MASTER),
    ];
    expect(new Set([...others, textOf(draw, MASTER)])).to.have.length(4);
  });

  it("pitfall_28_lets every member come to turn, as often as its equals, whatever the master's address", () => {
    const set = setOf(100n, 100n, 100n, 100n, 100n);
    const turns = new Map<Hex, number>();
    const epochs = 2_000;
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      for (const owner of drawCommittee(drawWith(set, BigInt(epoch)), MASTER)) {
        turns.set(owner, (turns.get(owner) ?? 0) + 1);
      }
    }
    expect(turns.size).to.equal(5);
    // Three of five hold half. The standard deviation of a share is 1.1%.
    for (const count of turns.values()) expect(count / epochs).to.be.within(0.55, 0.65);
  });

  it("draws nobody where there is no set, and the only other member where there is one", () => {
    expect([...drawCommittee({ ...drawWith(setOf(), 1n) }, MASTER)]).to.be.empty;
    expect([...drawCommittee(drawWith(setOf(1n), 1n), ownerOf(1))]).to.be.empty;
    expect([...drawCommittee(drawWith(setOf(1n, 1_000n), 1n), ownerOf(2))]).to.deep.equal([ownerOf(1)]);
  });
});

describe("drawEpochs", () => {
  const hourly = { genesis: 1_000, epochLength: 3_600 };
  const startOf = (epoch: number): number => hourly.genesis + epoch * hourly.epochLength;

  it("are the epoch in which a measurement was finished and the one before, where epochs are long", () => {
    expect(drawEpochs(startOf(5), 9n, hourly)).to.deep.equal([5n, 4n]);
    expect(drawEpochs(startOf(6) - 1, 9n, hourly)).to.deep.equal([5n, 4n]);
    expect(drawEpochs(startOf(0), 9n, hourly)).to.deep.equal([0n]);
  });

  it("go back by the time that a round takes, where epochs are short", () => {
    expect(drawEpochs(TIMES.genesis + 75, 9n, TIMES)).to.deep.equal([7n, 6n, 5n, 4n, 3n, 2n, 1n]);
  });

  it("are never later than the report, and none for a measurement of another time", () => {
    expect(drawEpochs(startOf(10), 9n, hourly)).to.deep.equal([9n]);
    expect(drawEpochs(startOf(11), 9n, hourly)).to.be.empty;
    expect(drawEpochs(startOf(0) - 1, 9n, hourly)).to.be.empty;
    expect(drawEpochs(startOf(100), 100n + 90n * 24n - 1n, hourly)).to.deep.equal([100n, 99n]);
    expect(drawEpochs(startOf(100) - 1, 100n + 90n * 24n - 1n, hourly)).to.be.empty;
    expect(drawEpochs(0, 9n, hourly)).to.be.empty;
    expect(drawEpochs(2 ** 40 - 1, 9n, hourly)).to.be.empty;
  });
});
