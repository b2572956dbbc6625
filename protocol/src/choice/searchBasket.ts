import { BasketBounds } from "./BasketBounds.ts";
import type { BasketItem, BasketProblem, BasketResult } from "./BasketProblem.ts";
import { undominated } from "./undominated.ts";

/**
 * Finds the basket of least loss by branch and bound over the items that no others make superfluous. What looks best for its
 * loss is tried first, so that a search that runs out of effort still has a good basket, and the bound tells how good.
 *
 * @param effort steps after which it ends with the best that it has
 */
export function searchBasket(problem: BasketProblem, effort: number): BasketResult {
  if (problem.most === 1) return bestAlone(problem);
  const { needs, caps, least, most } = problem;
  const merits = meritsOf(problem);
  const order = undominated(problem).toSorted((a, b) => (merits[a] ?? 0) - (merits[b] ?? 0));
  const items = order.map((index) => problem.items[index] as BasketItem);
  const alone = aloneIn(items);
  const bounds = new BasketBounds({ ...problem, items });

  let best: readonly number[] | undefined;
  let bestLoss = 0n;
  let steps = 0;
  const chosen: number[] = [];
  const groups = new Set<number>();
  const root = bounds.least({ from: 0, least, most, needs, room: caps });

  const visit = (from: number, loss: bigint, lacking: readonly bigint[], room: readonly bigint[]): void => {
    if (chosen.length >= least && lacking.every((lack) => lack <= 0n) && (best === undefined || loss < bestLoss)) {
      best = [...chosen];
      bestLoss = loss;
    }
    if (chosen.length >= most) return;
    for (let index = from; index < items.length; index += 1) {
      if (steps >= effort) return;
      const item = items[index] as BasketItem;
      if (groups.has(item.group) || item.loads.some((load, at) => load > (room[at] ?? 0n))) continue;
      if (index > from && alone[index] === true && sameAs(item, items[index - 1]) && alone[index - 1] === true)
        continue;
      steps += 1;
      const [left, most_] = [Math.max(0, least - chosen.length), most - chosen.length];
      const bound = bounds.least({ from: index, least: left, most: most_, needs: lacking, room });
      if (bound === undefined || (best !== undefined && loss + bound >= bestLoss)) return;
      chosen.push(index);
      groups.add(item.group);
      visit(
        index + 1,
        loss + item.loss,
        lacking.map((lack, at) => lack - (item.gives[at] ?? 0n)),
        room.map((space, at) => space - (item.loads[at] ?? 0n)),
      );
      groups.delete(item.group);
      chosen.pop();
    }
  };
  if (root !== undefined) visit(0, 0n, needs, caps);

  const proven = steps < effort;
  const found = best?.map((index) => order[index] as number);
  return { items: found, loss: bestLoss, bound: proven ? bestLoss : (root ?? 0n), proven, steps };
}

/** Of baskets of one, all are looked at. */
function bestAlone({ items, needs, caps, least }: BasketProblem): BasketResult {
  let best: number | undefined;
  let loss = 0n;
  for (const [index, item] of items.entries()) {
    if (best !== undefined && item.loss >= loss) continue;
    if (!needs.every((need, at) => (item.gives[at] ?? 0n) >= need)) continue;
    if (!caps.every((cap, at) => (item.loads[at] ?? 0n) <= cap)) continue;
    best = index;
    loss = item.loss;
  }
  const none = least > 1 || best === undefined;
  return { items: none ? undefined : [best as number], loss, bound: loss, proven: true, steps: items.length };
}

/** How much loss an item brings for its share of what is needed: what is tried first is smallest. */
function meritsOf({ items, needs }: BasketProblem): readonly number[] {
  return items.map(({ loss, gives }) => {
    const open = needs.filter((need) => need > 0n);
    if (open.length === 0 || loss < 0n) return Number(loss);
    const share = needs.reduce((sum, need, at) => {
      const given = gives[at] ?? 0n;
      return need <= 0n ? sum : sum + Number(given < need ? given : need) / Number(need);
    }, 0);
    return share === 0 ? Number.MAX_VALUE : Number(loss) / share;
  });
}

/** Whether each item is the only one of its group. */
function aloneIn(items: readonly BasketItem[]): readonly boolean[] {
  const counts = new Map<number, number>();
  for (const { group } of items) counts.set(group, (counts.get(group) ?? 0) + 1);
  return items.map(({ group }) => counts.get(group) === 1);
}

/** Whether taking one is as good as taking the other. */
function sameAs(one: BasketItem, other: BasketItem | undefined): boolean {
  if (one.loss !== other?.loss) return false;
  return (
    one.gives.every((give, at) => give === other.gives[at]) && one.loads.every((load, at) => load === other.loads[at])
  );
}
