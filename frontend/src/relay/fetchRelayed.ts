import { RELAY_PAGE_LIMIT } from "@sonm/protocol/relayAnswers.ts";
import type { Address, Hex } from "viem";

import type { SignatureSurroundings } from "../orders/checkSignature.ts";
import { RelayError } from "./RelayError.ts";
import { askRelay } from "./askRelay.ts";
import type { VerifiedOrder } from "./verifyRelayed.ts";

/** Relays that are asked, and pages that are read of each: one that fills us up with rubbish is cut off. */
const MOST_RELAYS = 3;
const MOST_PAGES = 4;

/** Orders for which the chain is asked in one go, since no key signed them. */
const MOST_CHAIN_CHECKS = 50;

/** Signatures that are checked without a break: a few milliseconds each. */
const CHECKS_AT_ONCE = 10;

/** Which orders are wanted. */
export interface RelayQuery {
  readonly side?: "ASK" | "BID";
  readonly author?: Address;
}

/** All that one relay has. */
async function fetchAll(base: string, { side, author }: RelayQuery, signal?: AbortSignal): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const parameters = new URLSearchParams({
      limit: String(RELAY_PAGE_LIMIT),
      ...(side === undefined ? {} : { side }),
      ...(author === undefined ? {} : { author: author.toLowerCase() }),
      ...(after === undefined ? {} : { after }),
    });
    const answer = await askRelay(base, `orders?${parameters.toString()}`, signal === undefined ? {} : { signal });
    const { orders, next } = (answer ?? {}) as Record<string, unknown>;
    if (!Array.isArray(orders)) throw new RelayError("unclear", `The relay at ${new URL(base).host} has no orders.`);
    found.push(...(orders as readonly unknown[]).slice(0, RELAY_PAGE_LIMIT));
    if (typeof next !== "string") break;
    after = next;
  }
  return found;
}

/** Ids of those that need not be looked at, among the ids that relays claim. */
export type Known = (ids: readonly Hex[]) => Promise<ReadonlySet<Hex>>;

const noneKnown: Known = () => Promise.resolve(new Set());

/**
 * The genuine orders that relays have, each once. What checks signatures is loaded with the first of them.
 *
 * @param relays base URLs; those that are down are left out
 * @param known asked once, of all
 * @throws RelayError if none of them answers
 */
export async function fetchRelayed(
  surroundings: SignatureSurroundings,
  relays: readonly string[],
  query: RelayQuery,
  signal?: AbortSignal,
  known: Known = noneKnown,
): Promise<readonly VerifiedOrder[]> {
  if (relays.length === 0) return [];
  const answers = await Promise.allSettled(relays.slice(0, MOST_RELAYS).map((base) => fetchAll(base, query, signal)));
  const lists = answers.filter((answer) => answer.status === "fulfilled").map(({ value }) => value);
  if (lists.length === 0) throw new RelayError("unreachable", "No relay answers.");
  const values = lists.flat();
  const skipped = await known([...new Set(values.map(idOf))].filter(isId));
  const unknown = values.filter((value) => !skipped.has(idOf(value)));
  const found = new Map<Hex, VerifiedOrder>();
  if (unknown.length === 0) return [];
  const { verifyRelayed } = await import("./verifyRelayed.ts");
  const budget = { left: MOST_CHAIN_CHECKS };
  for (const [index, value] of unknown.entries()) {
    if (found.has(idOf(value))) continue;
    const order = await verifyRelayed(surroundings, value, budget).catch(() => undefined);
    if (order !== undefined && isWanted(order, query)) found.set(order.id, order);
    if (index % CHECKS_AT_ONCE === CHECKS_AT_ONCE - 1) await nextTurn();
  }
  return [...found.values()];
}

/** The id that a relay claims, as far as there is one. */
const idOf = (value: unknown): Hex => String((value as { id?: unknown } | null)?.id).toLowerCase() as Hex;

/** Whether the index can be asked for it. */
const isId = (id: Hex): boolean => /^0x[0-9a-f]{64}$/.test(id);

/** Lets the page draw and react in between. */
const nextTurn = (): Promise<void> => new Promise((resume) => setTimeout(resume));

function isWanted({ fields }: VerifiedOrder, { side, author }: RelayQuery): boolean {
  if (side !== undefined && fields.side !== (side === "ASK" ? 0 : 1)) return false;
  return author === undefined || fields.author.toLowerCase() === author.toLowerCase();
}

/** One order by its id, from the first relay that has it; undefined if none does. Never throws for a relay's sake. */
export async function fetchRelayedOrder(
  surroundings: SignatureSurroundings,
  relays: readonly string[],
  id: Hex,
): Promise<VerifiedOrder | undefined> {
  for (const base of relays.slice(0, MOST_RELAYS)) {
    const value = await askRelay(base, `orders/${id}`).catch(() => undefined);
    if (value === undefined || value === null) continue;
    const { verifyRelayed } = await import("./verifyRelayed.ts");
    const order = await verifyRelayed(surroundings, value, { left: 1 });
    if (order?.id === id.toLowerCase()) return order;
  }
  return undefined;
}
