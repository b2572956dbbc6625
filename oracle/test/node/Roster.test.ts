import { expect } from "chai";

import type { Hex } from "../../src/lib/Hex.ts";
import type { Draw } from "../../src/node/agreement/Draw.ts";
import { drawCommittee } from "../../src/node/agreement/drawCommittee.ts";
import { Roster } from "../../src/node/Roster.ts";
import { addressOf, drawWith, ownerOf, setOf, TIMES } from "../helpers/agreement.ts";

const SET = setOf(100n, 100n, 100n, 100n);
const WORKER = addressOf(0xaa);
const MASTER = addressOf(0xba);

describe("Roster", () => {
  let now: number;
  let measuredAt: number | undefined;
  let owner: Hex | undefined;
  let drawOf: (epoch: bigint) => Draw | undefined;
  let boundAt: number;
  let roster: Roster;
  beforeEach(() => {
    measuredAt = undefined;
    owner = ownerOf(1);
    boundAt = 0;
    drawOf = (epoch) => drawWith(SET, epoch);
    roster = create();
  });
  const create = (): Roster =>
    new Roster({
      times: () => TIMES,
      clock: { now: () => now },
      draws: { of: (epoch) => drawOf(epoch) },
      masters: { at: (worker, block) => (worker === WORKER && block >= boundAt ? MASTER : worker) },
      measurements: { measuredAt: () => measuredAt },
      owner: () => owner,
    });
  /** An epoch in which this node is drawn for the machine, or is not. */
  const goTo = (drawn: boolean, part = 0): bigint => {
    for (let epoch = 5n; ; epoch += 1n) {
      if (drawCommittee(drawWith(SET, epoch), MASTER).has(ownerOf(1)) !== drawn) continue;
      now = TIMES.genesis + (Number(epoch) + part) * TIMES.epochLength;
      return epoch;
    }
  };

  it("has a machine measured while this node is drawn for its master, and not while it is not", () => {
    goTo(true);
    expect(roster.isAssigned(WORKER)).to.equal(true);
    goTo(false);
    expect(roster.isAssigned(WORKER)).to.equal(false);
  });

  it("has nothing measured while draw, chain or set are not known", () => {
    goTo(true);
    owner = undefined;
    expect(roster.isAssigned(WORKER)).to.equal(false);
    owner = ownerOf(1);
    drawOf = () => undefined;
    expect(roster.isAssigned(WORKER)).to.equal(false);
    expect(roster.masterOf(WORKER)).to.equal(MASTER);
  });

  it("never has a machine of this node's owner measured", () => {
    for (let epoch = 0n; epoch < 40n; epoch += 1n) {
      now = TIMES.genesis + Number(epoch) * TIMES.epochLength;
      expect(roster.isAssigned(ownerOf(1)), "its own master").to.equal(false);
      owner = MASTER;
      drawOf = (wanted) => ({ ...drawWith(SET, wanted), members: [{ owner: MASTER, stake: 1n }] });
      expect(roster.isAssigned(WORKER)).to.equal(false);
      owner = ownerOf(1);
      drawOf = (wanted) => drawWith(SET, wanted);
    }
  });

  it("takes a machine for its master's from the epoch on that begins after they were bound", () => {
    const epoch = goTo(true);
    boundAt = Number(epoch);
    expect(roster.masterOf(WORKER)).to.equal(MASTER);
    boundAt = Number(epoch) + 1;
    expect(roster.masterOf(WORKER)).to.equal(WORKER);
  });

  it("pitfall_27_waits for a moment of the epoch that nobody knows where the machine was measured before", () => {
    const moments = Array.from({ length: 40 }, () => {
      roster = create();
      for (let part = 0; ; part += 0.01) {
        measuredAt = 1;
        goTo(true, part);
        if (roster.isAssigned(WORKER)) return part;
      }
    });
    expect(Math.max(...moments)).to.be.within(0.5, 0.76);
    expect(Math.min(...moments)).to.be.lessThan(0.25);
    expect(new Set(moments).size).to.be.greaterThan(10);
    measuredAt = undefined;
    goTo(true);
    expect(roster.isAssigned(WORKER), "a new machine waits for nothing").to.equal(true);
  });

  it("takes up another draw of the same epoch, as after a reorganisation", () => {
    const epoch = goTo(true);
    expect(roster.isAssigned(WORKER)).to.equal(true);
    drawOf = () => ({ ...drawWith(SET, epoch), members: [] });
    expect(roster.isAssigned(WORKER)).to.equal(false);
  });
});
