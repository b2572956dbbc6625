import { dataSlice, MaxUint256, Signature, type BaseWallet } from "ethers";

import { amendmentDomain, amendmentTypes } from "@sonm/protocol/amendment.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import {
  orderDomain,
  orderMessage,
  orderTypes,
  packOrder,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  type OrderFields,
} from "@sonm/protocol/order.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";

import type { DealOpenedEvent } from "../../../../types/market/Market.ts";
import { writableTypes } from "../../writableTypes.ts";
import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";
import { BENCHMARKS, type Attested } from "./HardwareScene.ts";

const { snm, market, amendments } = interfaces;

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** USD per second, 18 decimals: a tenth of a dollar an hour. */
const PRICE = 10n ** 17n / BigInt(HOUR);
/** Bytes of a call's data before its arguments. */
const SELECTOR_BYTES = 4;
const ATTESTATION_AGE = 7 * DAY;

/** What a deal is, as the chain takes it back. */
export type DealTerms = DealOpenedEvent.OutputObject["terms"];

/** An order with the signature that fills it. */
export interface SignedOrder {
  readonly order: ReturnType<typeof packOrder> & { readonly benchmarks: bigint[] };
  readonly signature: string;
}

/** The market's calls, each sent as its user would. */
export class MarketScene {
  readonly #world: GasWorld;
  #nonce = 0n;

  constructor(world: GasWorld) {
    this.#world = world;
  }

  send(from: BaseWallet, data: string): Promise<Mined> {
    return this.#world.chain.send(from, this.#world.addresses.Market, data);
  }

  /** Sends SNM to an account's wallet. */
  async give(to: BaseWallet, amount: bigint): Promise<void> {
    const { chain, addresses, deployer } = this.#world;
    await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [to.address, amount]));
  }

  async approve(from: BaseWallet, amount: bigint): Promise<void> {
    const { chain, addresses } = this.#world;
    await chain.send(from, addresses.SNM, snm.encodeFunctionData("approve", [addresses.Market, amount]));
  }

  /** The master takes a worker whose key signs the binding. */
  async confirmWorker(master: BaseWallet, worker: BaseWallet): Promise<Mined> {
    const { chain, addresses } = this.#world;
    const deadline = BigInt(chain.now + HOUR);
    const signature = await worker.signTypedData(
      orderDomain(chain.chainId, addresses.Market),
      writableTypes(workerBindingTypes),
      {
        ...{ worker: worker.address, master: master.address, binding: 0n, deadline },
      },
    );
    const compact = Signature.from(signature).compactSerialized;
    return this.send(master, market.encodeFunctionData("confirmWorker", [worker.address, deadline, compact]));
  }

  /** An order of the usual kind, signed. Nonces count up, so all but a few share a word that was used before. */
  async sign(author: BaseWallet, changes: Partial<OrderFields>): Promise<SignedOrder> {
    const { chain, addresses } = this.#world;
    const fields: OrderFields = {
      ...{ side: Side.Ask, author: author.address as `0x${string}`, counterparty: ZERO_ADDRESS, price: PRICE },
      ...{ duration: DAY, networkFlags: 6n, identityLevel: 1, blacklist: ZERO_ADDRESS, tag: ZERO_BYTES32 },
      ...{ maxAttestationAge: 0, bond: 0n, validUntil: chain.now + 30 * DAY, epoch: 0, nonce: this.#nonce++ },
      benchmarks: BENCHMARKS,
      ...changes,
    };
    const domain = orderDomain(chain.chainId, addresses.Market);
    const message = orderMessage(fields);
    const signature = await author.signTypedData(domain, writableTypes(orderTypes), message);
    const order = packOrder(fields);
    return {
      order: { ...order, benchmarks: [...order.benchmarks] },
      signature: Signature.from(signature).compactSerialized,
    };
  }

  /** The id of an order: what its author presigns. */
  async idOf({ order }: SignedOrder): Promise<string> {
    const { chain, addresses } = this.#world;
    return chain.call(addresses.Market, market.encodeFunctionData("orderId", [order]));
  }

  ask(worker: BaseWallet, bond = 0n): Promise<SignedOrder> {
    return this.sign(worker, { bond });
  }

  bid(buyer: BaseWallet, duration: number): Promise<SignedOrder> {
    return this.sign(buyer, { side: Side.Bid, duration, maxAttestationAge: ATTESTATION_AGE });
  }

  buyData(ask: SignedOrder, duration: number, attested: Attested): string {
    const { order, signature } = ask;
    return market.encodeFunctionData("buy", [order, signature, duration, ATTESTATION_AGE, attested]);
  }

  openData(ask: SignedOrder, bid: SignedOrder, attested: Attested): string {
    return market.encodeFunctionData("open", [ask.order, ask.signature, bid.order, bid.signature, attested]);
  }

  /** One side of a deal asks for other conditions. */
  request(from: BaseWallet, terms: DealTerms, price: bigint, duration: bigint): Promise<Mined> {
    const { chain, addresses } = this.#world;
    const data = amendments.encodeFunctionData("request", [terms, price, duration]);
    return chain.send(from, addresses.Amendments, data);
  }

  /** Anybody sends a change that both sides signed. */
  async amend(
    from: BaseWallet,
    buyer: BaseWallet,
    master: BaseWallet,
    terms: DealTerms,
    price: bigint,
  ): Promise<Mined> {
    const { chain, addresses } = this.#world;
    const domain = amendmentDomain(chain.chainId, addresses.Amendments);
    const deal = await chain.call(addresses.Market, market.encodeFunctionData("dealId", [terms]));
    const message = { deal, price, duration: terms.duration, validUntil: chain.now + HOUR };
    const signatures = await Promise.all(
      [buyer, master].map(async (wallet) => {
        const signature = await wallet.signTypedData(domain, writableTypes(amendmentTypes), message);
        return Signature.from(signature).compactSerialized;
      }),
    );
    const [ofBuyer = "0x", ofMaster = "0x"] = signatures;
    const args = [terms, price, terms.duration, message.validUntil, ofBuyer, ofMaster] as const;
    return chain.send(from, addresses.Amendments, amendments.encodeFunctionData("amend", [...args]));
  }

  /** The newcomer's first purchase: one transfer of the token that deposits and buys. */
  async buyByTransfer(buyer: BaseWallet, amount: bigint, buy: string): Promise<Mined> {
    const { chain, addresses } = this.#world;
    const args = dataSlice(buy, SELECTOR_BYTES);
    const data = snm.encodeFunctionData("transferAndCall(address,uint256,bytes)", [addresses.Market, amount, args]);
    return chain.send(buyer, addresses.SNM, data);
  }

  /** The same with a permit: permit, deposit and buy in one transaction of the market. */
  async buyWithPermit(buyer: BaseWallet, amount: bigint, buy: string): Promise<Mined> {
    const { chain, addresses } = this.#world;
    const types = ["owner:address", "spender:address", "value:uint256", "nonce:uint256", "deadline:uint256"];
    const signature = await buyer.signTypedData(
      { name: "SONM", version: "1", chainId: chain.chainId, verifyingContract: addresses.SNM },
      { Permit: types.map((field) => ({ name: field.split(":")[0] ?? "", type: field.split(":")[1] ?? "" })) },
      { owner: buyer.address, spender: addresses.Market, value: amount, nonce: 0n, deadline: MaxUint256 },
    );
    const { v, r, s } = Signature.from(signature);
    const deposit = market.encodeFunctionData("depositWithPermit", [amount, MaxUint256, v, r, s]);
    return this.send(buyer, market.encodeFunctionData("multicall", [[deposit, buy]]));
  }
}

/** The terms of the deal that a transaction opened. */
export function termsOf(mined: Mined): DealTerms {
  const { topicHash } = market.getEvent("DealOpened");
  const log = mined.logs.find(({ topics }) => topics[0] === topicHash);
  if (log === undefined) throw new Error("The transaction opened no deal.");
  return market.decodeEventLog("DealOpened", log.data, log.topics)["terms"] as DealTerms;
}

/** SNM wei that a bill moved from the buyer's balance into escrow. */
export function toppedUpBy(mined: Mined): bigint {
  const { topicHash } = market.getEvent("DealBilled");
  const logs = mined.logs.filter(({ topics }) => topics[0] === topicHash);
  if (logs.length === 0) throw new Error("The transaction billed no deal.");
  return logs.reduce(
    (sum, log) => sum + (market.decodeEventLog("DealBilled", log.data, log.topics)["toppedUp"] as bigint),
    0n,
  );
}
