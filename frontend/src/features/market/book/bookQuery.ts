import { type Address, stringToHex } from "viem";

import type { VariablesOf } from "../../../indexer/graphql.ts";
import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { MOST_INT8, toInt8 } from "../../../indexer/int8.ts";
import type { Refusals } from "../../../indexer/refusals.ts";
import { type Offer, offerFragment, readOffer } from "../../../indexer/offer.ts";
import {
  type BookConditions,
  type Condition,
  type OfferField,
  SORT_FIELDS,
  bookConditions,
  valueOf,
} from "./conditions.ts";
import type { MarketSearch } from "./search.ts";

/** Offers by which the list grows. */
export const PAGE_SIZE = 50;

/** Most orders that the index gives at once. */
const CHUNK = 1_000;

const bookDocument = graphql(
  `
    query Book(
      $where: Order_filter!
      $orderBy: Order_orderBy!
      $direction: OrderDirection!
      $first: Int!
      $block: Block_height!
    ) {
      orders(where: $where, orderBy: $orderBy, orderDirection: $direction, first: $first, block: $block) {
        ...Offer
        attestedUntil
      }
      _meta(block: $block) {
        block {
          number
        }
      }
    }
  `,
  [offerFragment],
);

type BookVariables = VariablesOf<typeof bookDocument>;

/** Which orders, and in which order. */
export type BookQuery = Pick<BookVariables, "where" | "orderBy" | "direction">;

/** Prices by which the index compares and sorts: of a fixed width, as its indexes read fastest. */
const CAPPED_PRICE = "cappedPrice";

/** Where the index sorts by another name than an offer has. */
const INDEX_FIELDS: Readonly<Record<string, BookVariables["orderBy"]>> = {
  author: "authorAddress",
  price: CAPPED_PRICE,
};

const isInt8 = (field: Condition["field"]): boolean => /^(benchmark\d+|duration|validUntil|attestedUntil)$/.test(field);

function filterOf({ field, is, value }: Condition): readonly [string, unknown] {
  // The index knows a class by the bytes of its code.
  if (is === "contains") return [`${field}_${is}`, [stringToHex(value)]];
  const keyOf = (name: string) => (is === "equal" ? name : `${name}_${is}`);
  if (typeof value !== "bigint") return [keyOf(field), value];
  // Beyond that the exact prices are compared, slowly.
  if (field === "price" && value <= MOST_INT8) return [keyOf(CAPPED_PRICE), toInt8(value)];
  if (isInt8(field)) return [keyOf(field), toInt8(value)];
  return [keyOf(field), field === "identityLevel" ? Number(value) : value.toString()];
}

function whereOf({ all, by, certified }: BookConditions): BookVariables["where"] {
  const every = {
    side: "ASK",
    status: "ACTIVE",
    ...Object.fromEntries(all.map(filterOf)),
    ...(certified === undefined
      ? {}
      : { master_: { level_gte: certified.level, levelUntil_gt: String(certified.now) } }),
  } as const;
  // The index takes no alternatives beside other conditions.
  return by === undefined ? every : { and: [every, { or: [{ author: by }, { master: by }] }] };
}

/**
 * The query for what the address asks for.
 *
 * @param now unix seconds
 * @param masters whose counterparty orders the reader can take
 * @param refusals whom to leave out
 */
export function bookQuery(
  search: MarketSearch,
  now: number,
  masters: readonly Address[],
  refusals?: Refusals,
): BookQuery {
  const field = SORT_FIELDS[search.sort ?? "price"];
  return {
    where: whereOf(bookConditions(search, now, masters, refusals)),
    orderBy: INDEX_FIELDS[field] ?? (field as BookVariables["orderBy"]),
    direction: search.desc === true ? "desc" : "asc",
  };
}

/** The start of the book. `more`: whether it goes on. */
export interface BookPage {
  readonly offers: readonly Offer[];
  readonly more: boolean;
}

/** What an order is sorted by. Its machine may have been attested since; the index sorts by what the order says itself. */
function sortValue({ orderBy }: BookQuery, attestedUntil: string, offer: Offer): string {
  if (orderBy === "attestedUntil") return attestedUntil;
  if (orderBy === "authorAddress") return String(valueOf(offer, "author"));
  return toInt8(BigInt(valueOf(offer, orderBy === CAPPED_PRICE ? "price" : (orderBy as OfferField))));
}

/**
 * What comes after one row. The plain bound is what an index of the database begins at; without it the alternatives would
 * be tried on every row from the first one on.
 *
 * @param value the row's, of the field that is sorted by
 */
function after({ where, orderBy, direction }: BookQuery, value: string, id: string): BookVariables["where"] {
  const past = direction === "desc" ? "lt" : "gt";
  const beyond = [{ [`${orderBy}_${past}`]: value }, { [`id_${past}`]: id }];
  return { and: [where, { [`${orderBy}_${past}e`]: value }, { or: beyond }] };
}

/**
 * The first offers of the book. However many there are, all are read as of one block, so that none is missing or twice.
 *
 * @param most how many at most
 * @throws if the subgraph does not answer
 */
export async function fetchBook(
  indexer: Indexer,
  query: BookQuery,
  most: number,
  signal?: AbortSignal,
): Promise<BookPage> {
  const offers: Offer[] = [];
  let where = query.where;
  // Read one more than wanted, to learn whether there is more.
  for (let block: BookVariables["block"] = { number_gte: 0 }; ;) {
    const first = Math.min(CHUNK, most + 1 - offers.length);
    const { orders, _meta: meta } = await indexer.request(bookDocument, { ...query, where, first, block }, signal);
    offers.push(...orders.map(readOffer));
    if (meta === null || orders.length < first || offers.length > most)
      return { offers: offers.slice(0, most), more: offers.length > most };
    block = { number: meta.block.number };
    const [row, offer] = [orders.at(-1), offers.at(-1)];
    if (row !== undefined && offer !== undefined)
      where = after(query, sortValue(query, row.attestedUntil, offer), offer.id);
  }
}
