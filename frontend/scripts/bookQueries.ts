import { print } from "graphql";

import { bookQuery, fetchBook, PAGE_SIZE } from "../src/features/market/book/bookQuery.ts";
import { type MarketSearch, SORT_KEYS } from "../src/features/market/book/search.ts";
import type { Indexer } from "../src/indexer/Indexer.ts";

// node --import tsx frontend/scripts/bookQueries.ts <count>
//
// Prints, one JSON object a line, the queries that the market page sends for so many searches: a mix of what people look
// for, the same each time. `npm run bench -- index` sends them to an index of a million orders.

/** A draw from 0 to below `most`, the same sequence each time (a linear congruential generator). */
let state = 20_261_129;
const draw = (most: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * most);
};
const oneOf = <Value>(values: readonly Value[]): Value => values[draw(values.length)] as Value;
const sometimes = (percent: number): boolean => draw(100) < percent;

/** Bounds in the units of the filter bar, from modest to rare. */
const BOUNDS = {
  cpu: [2_000, 8_000, 16_000, 60_000],
  cores: [4, 8, 16, 32, 64],
  memory: [8, 16, 32, 64, 256],
  disk: [50, 250, 1_000, 4_000],
  down: [50, 100, 500],
  up: [10, 50, 100],
  gpus: [1, 2, 4, 8],
  vram: [6, 8, 11, 24, 48],
} as const;

function search(): MarketSearch {
  const bounds = Object.entries(BOUNDS)
    .filter(() => sometimes(25))
    .map(([key, values]) => [sometimes(15) ? `${key}Max` : key, oneOf<number>(values)]);
  return {
    ...(Object.fromEntries(bounds) as MarketSearch),
    ...(sometimes(30) ? { price: oneOf([0.05, 0.1, 0.2, 0.5, 2]) } : {}),
    ...(sometimes(15) ? { term: oneOf(["spot", "forward"] as const) } : {}),
    ...(sometimes(15) ? { incoming: true } : {}),
    ...(sometimes(15) ? { attested: true } : {}),
    ...(sometimes(10) ? { class: oneOf(["vram-5-6", "vram-8-11", "vram-11-plus"]) } : {}),
    ...(sometimes(5) ? { certified: 2 } : {}),
    ...(sometimes(35) ? { sort: oneOf(SORT_KEYS), desc: sometimes(70) } : {}),
    ...(sometimes(20) ? { page: oneOf([2, 3, 5]) } : {}),
  };
}

const now = Math.floor(Date.now() / 1000);
for (let count = Number(process.argv[2] ?? 200); count > 0; count -= 1) {
  const wanted = search();
  const recorder = {
    request: (document, variables) => {
      console.log(JSON.stringify({ search: wanted, query: print(document), variables }));
      return Promise.resolve({ orders: [], _meta: null });
    },
  } as unknown as Indexer;
  await fetchBook(recorder, bookQuery(wanted, now, []), PAGE_SIZE * (wanted.page ?? 1));
}
