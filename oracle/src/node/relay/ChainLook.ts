import type { Side } from "@sonm/protocol/generated/enums.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";

import type { Contracts } from "../../chain/Contracts.ts";
import { contractSigned } from "../../chain/contractSigned.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import type { Hex } from "../../lib/Hex.ts";
import { lowerHex } from "../../lib/lowerHex.ts";
import { recoverSigner } from "../../lib/recoverSigner.ts";
import { reserveOf } from "./reserveOf.ts";

/** What stands behind an order. Amounts in SNM wei. */
export interface Cover {
  readonly covered: boolean;
  readonly balance: bigint;
  readonly needed: bigint;
}

const DAY = 86_400n;

/** One look at what the chain says of orders. What several orders share is read once. */
export class ChainLook {
  readonly #contracts: Contracts;
  readonly #provider: RpcProvider;
  readonly #minBalance: bigint;
  readonly #now: number;
  readonly #reads = new Map<string, Promise<unknown>>();

  /**
   * @param minBalance SNM wei that an author must hold, however small its order
   * @param now unix seconds on the chain
   */
  constructor(contracts: Contracts, provider: RpcProvider, minBalance: bigint, now: number) {
    this.#contracts = contracts;
    this.#provider = provider;
    this.#minBalance = minBalance;
    this.#now = now;
  }

  /** Whether the author signed the order, as `Signatures` sees it. An empty signature stands for presigned. */
  async signed(id: Hex, { fields, signature }: SignedOrder): Promise<boolean> {
    if (signature === "0x") return this.#contracts.market.presigned(fields.author, id);
    if (ChainLook.signedByKey(id, { fields, signature })) return true;
    return contractSigned(this.#provider, fields.author, id, signature);
  }

  /** Whether it is the author's key that signed: such a signature is good for ever, and no chain is asked. */
  static signedByKey(id: Hex, { fields, signature }: SignedOrder): boolean {
    return (signature.length === 130 || signature.length === 132) && recoverSigner(id, signature) === fields.author;
  }

  /** The epoch that the author's orders of the side must carry. */
  epoch({ author, side }: OrderFields): Promise<number> {
    return this.#once(`epoch ${author} ${side}`, async () =>
      Number(await this.#contracts.market.orderEpoch(author, side as Side)),
    );
  }

  /** Whether the order was filled, or cancelled by its nonce. */
  nonceUsed({ author, nonce }: OrderFields): Promise<boolean> {
    return this.#contracts.market.nonceUsed(author, nonce);
  }

  /**
   * Whether something stands behind an order that costs its author: for a bid the reserve of its deal in the author's
   * ledger balance; for an ask that, or a machine that is attested or that a master answers for.
   */
  async cover(fields: OrderFields, isAsk: boolean): Promise<Cover> {
    const { market } = this.#contracts;
    const { author } = fields;
    const [balance, rate] = await Promise.all([
      this.#once(`balance ${author}`, () => market.balanceOf(author)),
      this.#once("rate", async () => (await this.#contracts.reports.latestRate()).rate),
    ]);
    const reserve = reserveOf(fields, rate);
    const needed = reserve > this.#minBalance ? reserve : this.#minBalance;
    const covered =
      balance >= needed || (isAsk && (await this.#once(`machine ${author}`, () => this.#isMachine(author))));
    return { covered, balance, needed };
  }

  async #isMachine(author: Hex): Promise<boolean> {
    const { market, hardware } = this.#contracts;
    const [master, { measuredAt, validDays }] = await Promise.all([market.masterOf(author), hardware.machine(author)]);
    return lowerHex(master) !== author || measuredAt + validDays * DAY > BigInt(this.#now);
  }

  #once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#reads.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const reading = read();
    this.#reads.set(key, reading);
    return reading;
  }
}
