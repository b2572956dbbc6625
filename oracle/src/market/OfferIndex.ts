import { Side } from "@sonm/protocol/generated/enums.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";
import { z } from "zod";

import type { Connection } from "../chain/Connection.ts";
import { urlSetting } from "../config/commonSettings.ts";
import { fetchJson } from "../http/fetchJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { sleep } from "../lib/sleep.ts";

const ASK = { timeoutMs: 15_000, maxBytes: 64 * 1024 * 1024 };

/** Most rows that an index gives at once. */
const PAGE = 1_000;

/** An endpoint may be a block behind the index: so often, and so many milliseconds apart, it is asked for the block. */
const BLOCK_TRIES = 5;
const BLOCK_WAIT_MS = 400;

const hex = z
  .string()
  .regex(/^0x[0-9a-fA-F]*$/)
  .transform(lowerHex);
const whole = z.string().regex(/^\d+$/).transform(BigInt);
const number = z.string().regex(/^\d+$/).transform(Number);

const metaSchema = z.object({ _meta: z.object({ block: z.object({ number: z.int(), hash: hex }) }) });

const orderSchema = z
  .object({
    id: hex,
    author: z.object({ id: hex }),
    counterparty: hex,
    price: whole,
    duration: number,
    networkFlags: whole,
    identityLevel: z.int(),
    blacklist: hex,
    tag: hex,
    maxAttestationAge: number,
    bond: whole,
    validUntil: number,
    epoch: number,
    nonce: whole,
    benchmarks: z.array(whole),
    signature: hex,
  })
  .transform(({ id, author, signature, ...rest }) => {
    const fields: OrderFields = { ...rest, side: Side.Ask, author: author.id };
    return { id, order: { fields, signature } };
  });

const ordersSchema = z.object({ orders: z.array(orderSchema) });
const workersSchema = z.object({
  workers: z.array(z.object({ id: hex, attestation: z.object({ transaction: hex }).nullable() })),
});

const nodesSchema = z.object({ masternodes: z.array(z.object({ endpoint: z.string() })) });

const ORDERS = `query ($where: Order_filter!, $first: Int!, $block: Int!) {
  orders(where: $where, first: $first, orderBy: id, block: { number: $block }) {
    id author { id } counterparty price duration networkFlags identityLevel blacklist tag maxAttestationAge bond validUntil epoch
    nonce benchmarks signature
  }
}`;

const WORKERS = `query ($ids: [Bytes!]!, $first: Int!, $block: Int!) {
  workers(where: { id_in: $ids }, first: $first, block: { number: $block }) { id attestation { transaction } }
}`;

const NODES = `query ($first: Int!, $block: Int!) {
  masternodes(where: { active: true }, first: $first, block: { number: $block }) { endpoint }
}`;

/**
 * The network's index, as of one block of the chain that the endpoint has too. It is asked where something is; what is paid or
 * signed is read from the chain.
 */
export class OfferIndex {
  readonly #url: string;
  /** What happened later it does not know. */
  readonly block: number;

  private constructor(url: string, block: number) {
    this.#url = url;
    this.block = block;
  }

  /** @throws Error if it does not answer, or follows another chain */
  static async open({ provider }: Pick<Connection, "provider">, url: string): Promise<OfferIndex> {
    const {
      _meta: { block },
    } = metaSchema.parse(await query(url, "{ _meta { block { number hash } } }", {}));
    for (let tries = 1; (await provider.getBlockNumber()) < block.number; tries += 1) {
      if (tries === BLOCK_TRIES) throw new Error(`it is at block ${block.number}, which the endpoint does not have`);
      await sleep(BLOCK_WAIT_MS);
    }
    const { hash } = await provider.header(block.number);
    if (lowerHex(hash) !== block.hash) throw new Error("it follows another chain");
    return new OfferIndex(url, block.number);
  }

  /** Asks that could be taken. @param where conditions beyond that, as the index names them */
  async asks(where: Readonly<Record<string, string>>): Promise<SignedOrder[]> {
    const asks: SignedOrder[] = [];
    for (let after = "0x"; ;) {
      const variables = {
        where: { side: "ASK", status: "ACTIVE", ...where, id_gt: after },
        first: PAGE,
        block: this.block,
      };
      const { orders } = ordersSchema.parse(await query(this.#url, ORDERS, variables));
      asks.push(...orders.map(({ order }) => order));
      const last = orders.at(-1);
      if (last === undefined || orders.length < PAGE) return asks;
      after = last.id;
    }
  }

  /** The transactions that attested machines last, by worker. */
  async attestedIn(workers: readonly Hex[]): Promise<Map<Hex, Hex>> {
    const found = new Map<Hex, Hex>();
    for (let start = 0; start < workers.length; start += PAGE) {
      const ids = workers.slice(start, start + PAGE);
      const rows = workersSchema.parse(await query(this.#url, WORKERS, { ids, first: PAGE, block: this.block }));
      for (const { id, attestation } of rows.workers) if (attestation !== null) found.set(id, attestation.transaction);
    }
    return found;
  }

  /** Where the masternodes that have a seat are reached. */
  async nodeUrls(): Promise<string[]> {
    const rows = nodesSchema.parse(await query(this.#url, NODES, { first: PAGE, block: this.block }));
    return rows.masternodes.flatMap(({ endpoint }) => {
      const read = urlSetting.safeParse(endpoint);
      return read.success ? [read.data.replace(/\/+$/, "")] : [];
    });
  }
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

async function query(url: string, text: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
  const body = JSON.stringify({ query: text, variables });
  const { data, errors } = answerSchema.parse(await fetchJson(url, { ...ASK, body }));
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join("; "));
  return data;
}
