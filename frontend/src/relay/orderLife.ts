import type { OrderFields } from "@sonm/protocol/order.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { type Hex, concatHex, numberToHex } from "viem";

import { graphql } from "../indexer/graphql.ts";
import type { Indexer } from "../indexer/Indexer.ts";

/** Most entities that are asked for at once. */
const CHUNK = 500;

const lifeDocument = graphql(`
  query OrderLife($nonces: [Bytes!]!, $authors: [Bytes!]!, $ids: [Bytes!]!, $first: Int!) {
    orderNonces(where: { id_in: $nonces }, first: $first) {
      id
      cancelledAt
    }
    accounts(where: { id_in: $authors }, first: $first) {
      id
      askEpoch
      bidEpoch
    }
    asks: deals(where: { ask_in: $ids }, first: $first) {
      id
      ask
    }
    bids: deals(where: { bid_in: $ids }, first: $first) {
      id
      bid
    }
  }
`);

/** What the index knows of an order that it need not know itself. `deal`: that it opened. */
export interface OrderLife {
  readonly state: "ACTIVE" | "PENDING" | "CANCELLED" | "FILLED";
  readonly deal: Hex | undefined;
}

interface SignedId {
  readonly id: Hex;
  readonly fields: OrderFields;
}

/** As the subgraph names a nonce of an author: address and nonce in 32 bytes. */
function nonceKey({ author, nonce }: OrderFields): Hex {
  return concatHex([author, numberToHex(nonce, { size: 32 })]).toLowerCase() as Hex;
}

/**
 * What became of orders, by id, whether they were ever announced or not.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchOrderLives(
  indexer: Indexer,
  orders: readonly SignedId[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<Hex, OrderLife>> {
  const lives = new Map<Hex, OrderLife>();
  for (let start = 0; start < orders.length; start += CHUNK) {
    const chunk = orders.slice(start, start + CHUNK);
    const { orderNonces, accounts, asks, bids } = await indexer.request(
      lifeDocument,
      {
        nonces: chunk.map(({ fields }) => nonceKey(fields)),
        authors: [...new Set(chunk.map(({ fields }) => fields.author.toLowerCase() as Hex))],
        ids: chunk.map(({ id }) => id),
        first: CHUNK,
      },
      signal,
    );
    const used = new Map(orderNonces.map(({ id, cancelledAt }) => [id, cancelledAt]));
    const epochs = new Map(accounts.map(({ id, askEpoch, bidEpoch }) => [id, { askEpoch, bidEpoch }]));
    const deals = new Map([
      ...asks.map(({ id, ask }) => [ask, id] as const),
      ...bids.map(({ id, bid }) => [bid, id] as const),
    ]);
    for (const { id, fields } of chunk) {
      const deal = deals.get(id);
      const epochsOf = epochs.get(fields.author.toLowerCase() as Hex);
      const epoch = Number((fields.side === Side.Ask ? epochsOf?.askEpoch : epochsOf?.bidEpoch) ?? 0);
      const dead = used.has(nonceKey(fields)) || fields.epoch < epoch;
      const state = deal !== undefined ? "FILLED" : dead ? "CANCELLED" : fields.epoch > epoch ? "PENDING" : "ACTIVE";
      lives.set(id, { state, deal });
    }
  }
  return lives;
}
