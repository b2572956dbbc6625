import { randomBytes } from "node:crypto";

import { encodeBytes32String, formatEther, parseEther, type Wallet } from "ethers";

import { benchmarksCover, normalizeBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import {
  orderDomain,
  orderMessage,
  orderTypes,
  unpackOrder,
  ZERO_ADDRESS,
  type OrderFields,
  type PackedOrder,
} from "@sonm/protocol/order.ts";

import type { ChainClock } from "../chain/ChainClock.ts";
import type { Contracts } from "../chain/Contracts.ts";
import type { LogReader } from "../chain/LogReader.ts";
import type { TransactionSender } from "../chain/TransactionSender.ts";
import type { AgentConfig } from "../config/agentConfig.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Log } from "../lib/Log.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { AskStore } from "../store/AskStore.ts";
import type { SettingStore } from "../store/SettingStore.ts";
import { hashOrder } from "../orders/hashOrder.ts";
import { orderArgument } from "../orders/orderArgument.ts";
import type { Ask } from "./Ask.ts";
import { askAction } from "./askAction.ts";
import { askTerm, type AskTerm } from "./askTerm.ts";
import type { DealKeeper } from "./DealKeeper.ts";
import { isTermKept } from "./isTermKept.ts";
import { offerOf } from "./offerOf.ts";
import { pricePerSecond } from "./pricePerSecond.ts";

/** What sells a machine. */
export interface SalesmanParts {
  readonly worker: Wallet;
  readonly chainId: number;
  readonly contracts: Contracts;
  readonly logs: LogReader;
  readonly store: AskStore;
  readonly settings: SettingStore;
  readonly deals: DealKeeper;
  readonly clock: ChainClock;
  readonly sender: TransactionSender;
  readonly config: Pick<
    AgentConfig,
    | "publish"
    | "pricePerHour"
    | "bond"
    | "maxDurationSeconds"
    | "askValiditySeconds"
    | "safetyMarginPercent"
    | "networkFlags"
    | "identityLevel"
    | "tag"
  >;
  /** Benchmarks that the chain attests of this machine, by id, if it may be sold. */
  readonly attested: () => readonly bigint[] | undefined;
  /** When the machine is next planned to be off, unix seconds: in the past while it is. */
  readonly offFrom?: () => number | undefined;
  /** What an ask says, USD per second with 18 decimals; the price that is set where this is missing. */
  readonly price?: () => bigint;
  /** Whether an ask may stand now; it may where this is missing. */
  readonly maySell?: () => boolean;
  readonly log: Log;
}

/** Asks that are looked at: an earlier one can still be good if this machine's database was lost. */
const LOOK_BACK = 16;

/** Name under which it is kept that asks of a lost database are void. */
const LOST_ASKS_VOID = "lost asks void";

/** Seconds for which an ask for one bid is good: it is sent at once. */
const TAILORED_SECONDS = 600;

/** Name under which the next nonce is kept, and how many nonces of one word there are on chain. */
const NEXT_NONCE = "next nonce";
const NONCES_IN_WORD = 256n;

const types = { Order: [...orderTypes.Order] };

/** Keeps one ask of this machine on the market while it is free. */
export class Salesman {
  readonly #parts: SalesmanParts;
  #current: Ask | undefined;
  /** SNM wei that an ask carries now. */
  #bond = 0n;
  /** SNM wei of ledger balance that was last warned to be too little. */
  #warned: bigint | undefined;

  constructor(parts: SalesmanParts) {
    this.#parts = parts;
  }

  /** The ask that stood at the last look, announced or about to be. */
  get current(): Ask | undefined {
    return this.#current;
  }

  /** Looks once at what is to be done about asks, and does it. */
  async tick(): Promise<void> {
    const { clock, deals, attested, contracts, worker, config } = this.#parts;
    const now = clock.now();
    if (now === undefined || !deals.synced) return;
    await this.#readChain();
    await this.#voidLostAsks();
    await this.#coverBond();
    const epoch = Number(await contracts.market.orderEpoch(worker.address, Side.Ask));
    const asks = await this.#standing(now, epoch);
    const [newest, ...others] = asks;
    for (const ask of others) await this.#cancel(ask);

    const last = newest ?? this.#parts.store.list(1)[0];
    const benchmarks = attested();
    const term = askTerm(now, this.#offFrom, config);
    const action = askAction({
      now,
      sellable: benchmarks !== undefined && term !== undefined && this.#parts.maySell?.() !== false,
      sold: deals.open.length > 0,
      ask: last,
      nonceUsed: last !== undefined && (await this.#nonceUsed(last)),
      useExplained: last !== undefined && (this.#wasCancelled(last) || this.#wasFilled(last)),
      announces: this.#announces,
      epoch,
      upToDate: last !== undefined && benchmarks !== undefined && this.#isUpToDate(last.fields, benchmarks),
    });
    this.#current = newest;
    if (action === "cancel" && newest !== undefined) await this.#cancel(newest);
    if (action === "announce" && newest !== undefined) await this.#announce(newest);
    if (action === "create" && benchmarks !== undefined && term !== undefined) {
      this.#current = await this.#create(term, epoch, benchmarks);
      if (this.#announces) await this.#announce(this.#current);
    }
  }

  /** What an ask for one bid alone would say: its price and its length, with the nonce of the ask that stands. */
  async draft(bid: OrderFields, now: number): Promise<OrderFields | undefined> {
    const { attested, contracts, worker, settings } = this.#parts;
    const benchmarks = attested();
    if (benchmarks === undefined) return undefined;
    const { market } = contracts;
    const [master, epoch] = await Promise.all([
      market.masterOf(bid.author),
      market.orderEpoch(worker.address, Side.Ask).then(Number),
    ]);
    return {
      ...this.#terms(benchmarks, bid.duration),
      ...{ price: bid.price, counterparty: lowerHex(master), epoch },
      validUntil: Math.floor(now) + TAILORED_SECONDS,
      nonce: this.#current?.fields.nonce ?? BigInt(settings.get(NEXT_NONCE) ?? 0),
    };
  }

  /**
   * Signs an ask for one bid alone. Which nonces have such asks is kept first: a deal of one explains why the nonce of the
   * standing ask is used, also after a crash.
   *
   * @returns undefined where no ask stands: only its nonce may be used
   */
  async tailor(bid: OrderFields, now: number): Promise<Ask | undefined> {
    const { settings } = this.#parts;
    const fields = this.#current === undefined ? undefined : await this.draft(bid, now);
    if (fields === undefined) return undefined;
    const ask = await this.#sign(fields);
    const known = settings.get(tailoredKey(fields.nonce));
    settings.set(tailoredKey(fields.nonce), known === undefined ? ask.id : `${known} ${ask.id}`);
    return ask;
  }

  /** An ask that promises a bond which its worker lacks could not be taken: meanwhile it promises none. */
  async #coverBond(): Promise<void> {
    const { contracts, worker, config, deals, log } = this.#parts;
    const wanted = parseEther(config.bond);
    const balance = wanted === 0n ? 0n : await contracts.market.balanceOf(worker.address);
    const bond = balance >= wanted ? wanted : 0n;
    if (bond < wanted && this.#warned !== balance && deals.open.length === 0) {
      this.#warned = balance;
      log.warn(
        { worker: worker.address, ledgerBalance: formatEther(balance), bond: config.bond },
        "asks carry no bond: fund the worker with `bond deposit`",
      );
    }
    this.#bond = bond;
  }

  /** What the chain shows of this machine's asks, so that none is forgotten with the database. */
  async #readChain(): Promise<void> {
    const { contracts, logs, store, settings, worker } = this.#parts;
    const { market } = contracts;
    const address = await market.getAddress();
    const author = `0x${lowerHex(worker.address).slice(2).padStart(64, "0")}`;
    const announced = [market.interface.getEvent("OrderAnnounced").topicHash, null, author];
    await logs.read("asks", { address, topics: announced }, (found) => {
      for (const entry of found) {
        const event = market.interface.parseLog(entry);
        if (event === null) continue;
        const order = (event.args["order"] as { toObject(): unknown }).toObject() as PackedOrder;
        const fields = unpackOrder({ ...order, benchmarks: [...order.benchmarks] });
        const id = lowerHex(event.args["id"] as string);
        const signature = lowerHex(event.args["signature"] as string);
        if (fields.side === Side.Ask) store.save({ id, fields, signature, announced: true });
      }
    });
    // A nonce that is used was either cancelled, which the chain shows here, or filled, and then a deal is to show.
    const cancelled = [market.interface.getEvent("OrderCancelled").topicHash, author];
    await logs.read("cancelled asks", { address, topics: cancelled }, (found) => {
      for (const entry of found) {
        const event = market.interface.parseLog(entry);
        if (event !== null) settings.set(cancelKey(event.args["nonce"] as bigint), String(entry.blockNumber));
      }
    });
  }

  /** The asks that somebody could take, newest first. */
  async #standing(now: number, epoch: number): Promise<Ask[]> {
    const standing: Ask[] = [];
    for (const ask of this.#parts.store.list(LOOK_BACK)) {
      const isGood = ask.fields.validUntil >= now && ask.fields.epoch === epoch;
      if (isGood && !(await this.#nonceUsed(ask))) standing.push(ask);
    }
    return standing;
  }

  #nonceUsed({ fields }: Ask): Promise<boolean> {
    return this.#parts.contracts.market.nonceUsed(fields.author, fields.nonce);
  }

  /** An ask still stands where it says what it would say today, or promises no more than is attested. */
  #isUpToDate(fields: OrderFields, attested: readonly bigint[]): boolean {
    const { benchmarks, ...terms } = this.#terms(attested, fields.duration);
    if (!isTermKept(fields, this.#offFrom, this.#parts.config)) return false;
    const same = Object.entries(terms).every(([name, value]) => fields[name as keyof OrderFields] === value);
    return same && benchmarksCover(attested, fields.benchmarks) && benchmarks.length > 0;
  }

  /** What an ask says that depends on settings and attestation only. */
  #terms(attested: readonly bigint[], duration: number) {
    const { worker, config } = this.#parts;
    return {
      side: Side.Ask,
      author: lowerHex(worker.address),
      counterparty: ZERO_ADDRESS as Hex,
      price: this.#parts.price?.() ?? pricePerSecond(config.pricePerHour),
      duration,
      networkFlags: BigInt(config.networkFlags),
      identityLevel: config.identityLevel,
      blacklist: ZERO_ADDRESS as Hex,
      tag: encodeBytes32String(config.tag) as Hex,
      maxAttestationAge: 0,
      bond: this.#bond,
      benchmarks: normalizeBenchmarks(offerOf(attested, config.safetyMarginPercent)),
    };
  }

  /** Signs a new ask and keeps it before anybody sees it: after a crash it is announced, and no second one is made. */
  async #create({ validUntil, duration }: AskTerm, epoch: number, attested: readonly bigint[]): Promise<Ask> {
    const fields: OrderFields = {
      ...this.#terms(attested, duration),
      validUntil,
      epoch,
      nonce: this.#takeNonce(),
    };
    const ask = await this.#sign(fields);
    this.#parts.store.save(ask);
    return ask;
  }

  async #sign(fields: OrderFields): Promise<Ask> {
    const { worker, chainId, contracts } = this.#parts;
    const market = lowerHex(await contracts.market.getAddress());
    const signature = await worker.signTypedData(orderDomain(chainId, market), types, orderMessage(fields));
    return { id: hashOrder(fields, { chainId, market }), fields, signature: lowerHex(signature), announced: false };
  }

  /** One after the other from a place of their own: 256 share a word on chain, and whoever fills the first pays for it. */
  #takeNonce(): bigint {
    const { settings } = this.#parts;
    const known = settings.get(NEXT_NONCE);
    const nonce = known === undefined ? BigInt(`0x${randomBytes(7).toString("hex")}`) * NONCES_IN_WORD : BigInt(known);
    settings.set(NEXT_NONCE, String(BigInt.asUintN(64, nonce + 1n)));
    return nonce;
  }

  /** Asks that were only relayed show nowhere on the chain: with a new database, earlier ones have to be void. */
  async #voidLostAsks(): Promise<void> {
    const { contracts, sender, store, settings, log } = this.#parts;
    if (this.#announces || settings.get(LOST_ASKS_VOID) !== undefined) return;
    if (store.list(1).length === 0) {
      const { market } = contracts;
      const data = market.interface.encodeFunctionData("cancelAll", [Side.Ask]);
      await sender.send("void asks of a lost database", { to: await market.getAddress(), data });
      log.info({}, "asks of a lost database are void");
    }
    settings.set(LOST_ASKS_VOID, "true");
  }

  get #offFrom(): number | undefined {
    return this.#parts.offFrom?.();
  }

  get #announces(): boolean {
    return this.#parts.config.publish !== "relay";
  }

  async #announce(ask: Ask): Promise<void> {
    const { contracts, sender, store, log } = this.#parts;
    const { market } = contracts;
    const data = market.interface.encodeFunctionData("announce", [orderArgument(ask.fields), ask.signature]);
    await sender.send("announce an ask", { to: await market.getAddress(), data });
    store.save({ ...ask, announced: true });
    this.#current = { ...ask, announced: true };
    log.info({ ask: ask.id, price: ask.fields.price.toString(), validUntil: ask.fields.validUntil }, "ask announced");
  }

  async #cancel(ask: Ask): Promise<void> {
    const { contracts, sender, log } = this.#parts;
    const { market } = contracts;
    const data = market.interface.encodeFunctionData("cancel", [ask.fields.nonce]);
    await sender.send("cancel an ask", { to: await market.getAddress(), data });
    this.#current = undefined;
    log.info({ ask: ask.id }, "ask cancelled");
  }

  /** By a buyer who took it, or with a bid by an ask of the same nonce. */
  #wasFilled({ id, fields }: Ask): boolean {
    const { deals, settings } = this.#parts;
    const tailored = settings.get(tailoredKey(fields.nonce))?.split(" ") ?? [];
    return [id, ...tailored].some((ask) => deals.ofAsk(ask as Hex) !== undefined);
  }

  #wasCancelled({ fields }: Ask): boolean {
    return this.#parts.settings.get(cancelKey(fields.nonce)) !== undefined;
  }
}

const tailoredKey = (nonce: bigint): string => `tailored ${nonce}`;

const cancelKey = (nonce: bigint): string => `cancelled ${nonce}`;
