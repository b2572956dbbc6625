import { expect } from "chai";
import fc from "fast-check";

import type { Hex } from "../../src/lib/Hex.ts";
import { dutyTotals } from "../../src/node/duty/dutyTotals.ts";
import { EMPTY_LEDGER, type DutyFact, type DutyLedger } from "../../src/node/duty/DutyLedger.ts";
import { shareDuty } from "../../src/node/duty/shareDuty.ts";
import { addressOf } from "../helpers/agreement.ts";

const [ANN, BOB, CAT] = [addressOf(1), addressOf(2), addressOf(3)];

const collected = (total: bigint): DutyFact => ({ kind: "collected", total });
const reported = (...signers: readonly (readonly [Hex, bigint])[]): DutyFact => ({
  kind: "reported",
  signers: signers.map(([owner, stake]) => ({ owner, stake })),
});
const earned = (...facts: DutyFact[]) => Object.fromEntries(shareDuty(EMPTY_LEDGER, facts).earned);

/** Facts with totals that never fall, as the chain gives them. */
const facts = fc
  .array(
    fc.oneof(
      fc.bigInt({ min: 1n, max: 10n ** 26n }),
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.bigInt({ min: 0n, max: 10n ** 26n })), {
        selector: ([owner]) => owner,
        maxLength: 6,
      }),
    ),
    { maxLength: 40 },
  )
  .map((steps) => {
    let total = 0n;
    return steps.map((step): DutyFact => {
      if (typeof step !== "bigint") return reported(...step.map(([id, stake]) => [addressOf(id), stake] as const));
      total += step;
      return collected(total);
    });
  });

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, amount) => all + amount, 0n);

describe("shareDuty", () => {
  it("shares what came among those who signed since the collection before, by stake and report", () => {
    expect(earned(reported([ANN, 3n], [BOB, 1n]), collected(800n))).to.deep.equal({ [ANN]: 600n, [BOB]: 200n });
    expect(
      earned(reported([ANN, 1n], [BOB, 1n]), reported([ANN, 1n]), reported([BOB, 2n], [CAT, 1n]), collected(60n)),
    ).to.deep.equal({ [ANN]: 20n, [BOB]: 30n, [CAT]: 10n });
  });

  it("gives nothing for reports of an earlier span", () => {
    expect(earned(reported([ANN, 1n]), collected(10n), reported([BOB, 1n]), collected(25n))).to.deep.equal({
      [ANN]: 10n,
      [BOB]: 15n,
    });
  });

  it("keeps what comes while no report was accepted for the next share", () => {
    const waiting = shareDuty(EMPTY_LEDGER, [collected(10n), collected(30n)]);
    expect(waiting).to.deep.include({ collected: 30n, unshared: 30n });
    expect(waiting.earned.size).to.equal(0);
    const later = shareDuty(waiting, [reported([ANN, 1n])]);
    expect(later.earned.size).to.equal(0);
    expect(Object.fromEntries(shareDuty(later, [collected(31n)]).earned)).to.deep.equal({ [ANN]: 31n });
  });

  it("rounds down, and carries the rest", () => {
    const first = shareDuty(EMPTY_LEDGER, [reported([ANN, 1n], [BOB, 1n], [CAT, 1n]), collected(100n)]);
    expect([...first.earned.values()]).to.deep.equal([33n, 33n, 33n]);
    expect(first.unshared).to.equal(1n);
    const second = shareDuty(first, [reported([ANN, 1n], [BOB, 1n], [CAT, 1n]), collected(102n)]);
    expect([...second.earned.values()]).to.deep.equal([34n, 34n, 34n]);
    expect(second.unshared).to.equal(0n);
  });

  it("refuses totals that fall, and reports without stake share nothing", () => {
    expect(() => shareDuty(EMPTY_LEDGER, [collected(2n), collected(1n)])).to.throw(RangeError, "1 SNM wei were");
    expect(shareDuty(EMPTY_LEDGER, [reported([ANN, 0n]), collected(5n)]).unshared).to.equal(5n);
  });

  it("accounts for every wei, never shares more than was collected and lets nobody's total fall", () => {
    fc.assert(
      fc.property(facts, (steps) => {
        let ledger: DutyLedger = EMPTY_LEDGER;
        for (const step of steps) {
          const next = shareDuty(ledger, [step]);
          expect(sum(next.earned.values()) + next.unshared).to.equal(next.collected);
          expect(next.unshared >= 0n).to.equal(true);
          for (const [owner, amount] of ledger.earned) expect(next.earned.get(owner)! >= amount).to.equal(true);
          ledger = next;
        }
      }),
    );
  });

  it("is the same for every node, wherever it stopped reading and in whatever order it knows the members", () => {
    fc.assert(
      fc.property(facts, fc.nat({ max: 40 }), (steps, cut) => {
        const whole = shareDuty(EMPTY_LEDGER, steps);
        const parts = shareDuty(shareDuty(EMPTY_LEDGER, steps.slice(0, cut)), steps.slice(cut));
        const turned = steps.map((step) =>
          step.kind === "reported" ? { ...step, signers: step.signers.toReversed() } : step,
        );
        for (const other of [parts, shareDuty(EMPTY_LEDGER, turned)]) {
          expect(dutyTotals(other)).to.deep.equal(dutyTotals(whole));
          expect(other.unshared).to.equal(whole.unshared);
        }
      }),
    );
  });
});
