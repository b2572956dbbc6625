import { expect } from "chai";
import fc from "fast-check";

import type { BasketItem, BasketProblem } from "../../src/choice/BasketProblem.ts";
import { searchBasket } from "../../src/choice/searchBasket.ts";

const ENOUGH = 1_000_000;

const small = fc.bigInt({ min: 0n, max: 12n });
/** Losses below zero are gains. */
const loss = fc.bigInt({ min: -8n, max: 30n });

const arbitraryProblem: fc.Arbitrary<BasketProblem> = fc
  .record({
    needs: fc.array(small, { maxLength: 2 }),
    caps: fc.array(fc.bigInt({ min: 0n, max: 60n }), { maxLength: 2 }),
  })
  .chain(({ needs, caps }) =>
    fc.record({
      needs: fc.constant(needs.map((need) => need * 2n)),
      caps: fc.constant(caps),
      items: fc.array(
        fc.record({
          loss,
          gives: fc.tuple(...needs.map(() => small)),
          loads: fc.tuple(...caps.map(() => fc.bigInt({ min: 0n, max: 30n }))),
          group: fc.integer({ min: 0, max: 12 }),
        }),
        { maxLength: 10 },
      ),
      machines: fc.oneof(
        fc.record({ least: fc.integer({ min: 1, max: 3 }), most: fc.integer({ min: 3, max: 6 }) }),
        fc.constant({ least: 1, most: 1 }),
      ),
    }),
  )
  .map(({ machines, ...problem }) => ({ ...problem, ...machines }));

const sum = (items: readonly BasketItem[], of: (item: BasketItem) => bigint): bigint =>
  items.reduce((total, item) => total + of(item), 0n);

/** Whether the items are a basket that keeps every limit. */
function isBasket(chosen: readonly BasketItem[], { needs, caps, least, most }: BasketProblem): boolean {
  return (
    chosen.length >= least &&
    chosen.length <= most &&
    new Set(chosen.map(({ group }) => group)).size === chosen.length &&
    needs.every((need, at) => sum(chosen, ({ gives }) => gives[at] ?? 0n) >= need) &&
    caps.every((cap, at) => sum(chosen, ({ loads }) => loads[at] ?? 0n) <= cap)
  );
}

/** The least loss of all baskets, each of which is looked at; undefined where there is none. */
function bruteForce(problem: BasketProblem): bigint | undefined {
  const { items } = problem;
  let best: bigint | undefined;
  for (let mask = 0; mask < 1 << items.length; mask += 1) {
    const chosen = items.filter((_, index) => (mask >> index) & 1);
    if (!isBasket(chosen, problem)) continue;
    const loss = sum(chosen, (item) => item.loss);
    if (best === undefined || loss < best) best = loss;
  }
  return best;
}

describe("searchBasket", function () {
  this.timeout(60_000);

  it("finds what looking at every basket finds", () => {
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        const result = searchBasket(problem, ENOUGH);
        const best = bruteForce(problem);
        expect(result.proven).to.equal(true);
        expect(result.items === undefined ? undefined : result.loss).to.equal(best);
        if (result.items === undefined) return;
        const chosen = result.items.map((index) => problem.items[index] as BasketItem);
        expect(isBasket(chosen, problem)).to.equal(true);
        expect(sum(chosen, (item) => item.loss)).to.equal(result.loss);
        expect(result.bound).to.equal(result.loss);
      }),
      { numRuns: 3_000 },
    );
  });

  it("keeps every limit and states a bound that holds where it runs out of effort", () => {
    fc.assert(
      fc.property(arbitraryProblem, fc.integer({ min: 1, max: 12 }), (problem, effort) => {
        const { items, loss, bound, proven } = searchBasket(problem, effort);
        const best = bruteForce(problem);
        if (proven) expect(items === undefined ? undefined : loss).to.equal(best);
        if (best !== undefined) expect(bound <= best).to.equal(true);
        if (items === undefined) return;
        const chosen = items.map((index) => problem.items[index] as BasketItem);
        expect(isBasket(chosen, problem)).to.equal(true);
        expect(loss >= (best ?? loss + 1n)).to.equal(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
