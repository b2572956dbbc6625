import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import type { Log } from "ethers";
import { BrowserProvider, type BaseWallet, type ContractRunner } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";

import type { MarketEvent } from "../../../../oracle/src/agent/choice/MarketEvent.ts";
import { MarketHistory } from "../../../../oracle/src/agent/choice/MarketHistory.ts";
import { contractsOf } from "../../../../oracle/src/chain/Contracts.ts";
import type { BookStage } from "./BookStage.ts";
import { MACHINE_KINDS } from "./machineKinds.ts";
import { DAYS } from "./planBook.ts";
import type { RecordedBook } from "./RecordedBook.ts";

const DAY = 86_400;
const RANGE = 1_000;

/** Who traded. */
export interface Cast {
  readonly seed: bigint;
  /** Unix seconds. */
  readonly start: number;
  readonly buyers: readonly BaseWallet[];
  readonly suppliers: readonly { readonly wallet: BaseWallet; readonly kind: number }[];
}

/** Reads the market's events with the agent's own reader, and keeps what a replay needs of them. */
export async function readBook(provider: EIP1193Provider, stage: BookStage, cast: Cast): Promise<RecordedBook> {
  const events = await readEvents(provider, stage);
  const { start, buyers, suppliers, seed } = cast;
  const placeOf = (wallets: readonly BaseWallet[]) =>
    new Map(wallets.map(({ address }, place) => [address.toLowerCase(), place]));
  const [buyerAt, supplierAt] = [placeOf(buyers), placeOf(suppliers.map(({ wallet }) => wallet))];
  const demands = MACHINE_KINDS.map(({ benchmarks }) => benchmarks);
  const demandAt = new Map(demands.map((benchmarks, place) => [keyOf(benchmarks), place]));
  const orders = events.flatMap((event) => (event.kind === "order" ? [event] : []));
  const bids = orders.filter(({ fields }) => fields.side === Side.Bid);
  const bidAt = new Map(bids.map(({ id }, place) => [id, place]));
  const closedAt = new Map(events.flatMap((event) => (event.kind === "closed" ? [[event.id, event.at] as const] : [])));
  const { gas } = stage;
  return {
    ...{ seed: String(seed), seconds: DAYS * DAY, buyers: buyers.length },
    gas: { open: meanOf(gas.open), bill: meanOf(gas.bill), close: meanOf(gas.close) },
    demands: demands.map((benchmarks) => benchmarks.map(String)),
    suppliers: suppliers.map(({ kind }) => kind),
    bids: bids.map(({ at, fields }) => [
      at - start,
      buyerAt.get(fields.author) ?? -1,
      String(fields.price),
      fields.duration,
      fields.validUntil - start,
      demandAt.get(keyOf(fields.benchmarks)) ?? -1,
    ]),
    asks: orders
      .filter(({ fields }) => fields.side === Side.Ask)
      .map(({ at, fields }) => [at - start, supplierAt.get(fields.author) ?? -1, String(fields.price)]),
    deals: events.flatMap((event): [number, number, number, number][] => {
      if (event.kind !== "opened") return [];
      const closed = closedAt.get(event.id);
      const ended = closed === undefined ? -1 : closed - start;
      return [[event.at - start, bidAt.get(event.bid) ?? -1, supplierAt.get(event.supplier) ?? -1, ended]];
    }),
  };
}

/** Everything that the market's events say, in order. */
async function readEvents(provider: EIP1193Provider, { world }: BookStage): Promise<MarketEvent[]> {
  const reader = new BrowserProvider(provider, undefined, { cacheTimeout: -1 });
  const newest = await reader.getBlockNumber();
  const runner: ContractRunner = { provider: null };
  const history = new MarketHistory({
    contracts: contractsOf({ contracts: world.addresses }, runner),
    provider: {
      async header(number) {
        const { timestamp } = (await provider.request({
          method: "eth_getBlockByNumber",
          params: [`0x${number.toString(16)}`, false],
        })) as { timestamp: string };
        return { number, timestamp: Number(timestamp) };
      },
    },
    logs: {
      async read(_name, filter, take) {
        for (let from = 0; from <= newest; from += RANGE) {
          const to = Math.min(from + RANGE - 1, newest);
          const logs: Log[] = await reader.getLogs({ ...filter, fromBlock: from, toBlock: to });
          await take(logs, { from, to });
        }
      },
    },
  });
  const events: MarketEvent[] = [];
  await history.read((event) => events.push(event));
  reader.destroy();
  return events;
}

const keyOf = (benchmarks: OrderFields["benchmarks"]): string =>
  benchmarks
    .map(String)
    .join(" ")
    .replace(/( 0)+$/, "");

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
