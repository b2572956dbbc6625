import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { MaxUint256, parseEther, type BaseWallet } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { ZERO_BYTES32 } from "@sonm/protocol/order.ts";

import type { Mined } from "../gas/GasChain.ts";
import { createGasWorld, EPOCH_LENGTH, interfaces, type GasWorld } from "../gas/GasWorld.ts";
import { MarketScene, termsOf, type DealTerms, type SignedOrder } from "../gas/MarketScene.ts";
import { ReportScene } from "../gas/ReportScene.ts";
import { MACHINE_KINDS } from "./machineKinds.ts";
import type { PlannedBid } from "./planBook.ts";

const { market } = interfaces;

/** SNM wei of each buyer, enough for a month. */
const FUNDS = parseEther("1000000");
const WEEK = 7 * 86_400;
const MONTHS = 3 * 30 * 86_400;
const SIGNERS = 4;
/** Least price that any supplier takes: the documents' bots looked at nothing below 0.0001 USD an hour. */
const LEAST = 10n ** 14n / 3_600n;
const NOTHING_BROUGHT = { factsHash: ZERO_BYTES32, benchmarks: [] };

/** A deal that runs on the chain. */
export interface StagedDeal {
  readonly terms: DealTerms;
  readonly buyer: BaseWallet;
  readonly supplier: BaseWallet;
}

/** The real contracts, on which buyers and suppliers trade. Every order is announced, every deal opened by its supplier. */
export class BookStage {
  readonly world: GasWorld;
  readonly #scene: MarketScene;
  readonly #reports: ReportScene;
  readonly gas = { open: [] as number[], bill: [] as number[], close: [] as number[] };

  private constructor(world: GasWorld) {
    this.world = world;
    this.#scene = new MarketScene(world);
    this.#reports = new ReportScene(world);
  }

  static async open(provider: EIP1193Provider): Promise<BookStage> {
    const stage = new BookStage(await createGasWorld(provider));
    await stage.#reports.grow(SIGNERS);
    // the first epoch that can be reported is the second one
    stage.world.chain.pass(2 * Number(EPOCH_LENGTH));
    await stage.report();
    return stage;
  }

  get now(): number {
    return this.world.chain.now;
  }

  passUntil(time: number): void {
    this.world.chain.pass(Math.max(0, time - this.now));
  }

  /** Keeps the rate fresh. */
  async report(): Promise<void> {
    await this.#reports.report(SIGNERS);
  }

  async buyer(): Promise<BaseWallet> {
    const wallet = await this.world.newWallet();
    await this.#scene.give(wallet, FUNDS);
    await this.#scene.approve(wallet, MaxUint256);
    await this.#scene.send(wallet, market.encodeFunctionData("deposit", [FUNDS]));
    return wallet;
  }

  supplier(): Promise<BaseWallet> {
    return this.world.newWallet();
  }

  async bid(wallet: BaseWallet, { kind, price, duration, at, validUntil }: PlannedBid): Promise<SignedOrder> {
    const bid = await this.#scene.sign(wallet, {
      ...{ side: Side.Bid, price, duration, identityLevel: 0, networkFlags: 2n },
      ...{ validUntil: this.now + validUntil - at, benchmarks: MACHINE_KINDS[kind]?.benchmarks ?? [] },
    });
    await this.#announce(wallet, bid);
    return bid;
  }

  /** What a supplier shows while it is free. */
  async ask(wallet: BaseWallet, kind: number, price: bigint): Promise<void> {
    await this.#announce(wallet, await this.#ask(wallet, kind, price));
  }

  /** Opens a deal at the bid's price, as the original's selling bot did. */
  async fill(
    supplier: BaseWallet,
    kind: number,
    bid: SignedOrder,
    buyer: BaseWallet,
    price: bigint,
  ): Promise<StagedDeal> {
    const ask = await this.#ask(supplier, kind, price);
    const mined = await this.#scene.send(supplier, this.#scene.openData(ask, bid, NOTHING_BROUGHT));
    this.gas.open.push(mined.gas);
    return { terms: termsOf(mined), buyer, supplier };
  }

  async bill({ terms, supplier }: StagedDeal): Promise<Mined> {
    const mined = await this.#scene.send(supplier, market.encodeFunctionData("bill", [terms]));
    this.gas.bill.push(mined.gas);
    return mined;
  }

  /** The buyer leaves. */
  async leave({ terms, buyer }: StagedDeal): Promise<void> {
    this.gas.close.push((await this.#scene.send(buyer, market.encodeFunctionData("close", [terms]))).gas);
  }

  #ask(wallet: BaseWallet, kind: number, price: bigint): Promise<SignedOrder> {
    return this.#scene.sign(wallet, {
      ...{ price: price > LEAST ? price : LEAST, duration: WEEK, identityLevel: 0 },
      ...{ validUntil: this.now + MONTHS - WEEK, benchmarks: MACHINE_KINDS[kind]?.benchmarks ?? [] },
    });
  }

  async #announce(wallet: BaseWallet, { order, signature }: SignedOrder): Promise<void> {
    await this.#scene.send(wallet, market.encodeFunctionData("announce", [order, signature]));
  }
}
