import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import type { BaseWallet } from "ethers";

import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";

import type { SignedOrder } from "../gas/MarketScene.ts";
import { Dice } from "../staking/Dice.ts";
import { BookStage, type StagedDeal } from "./BookStage.ts";
import { MACHINE_KINDS } from "./machineKinds.ts";
import { BUYERS, DAYS, planBook, type PlannedBid } from "./planBook.ts";
import { readBook } from "./readBook.ts";
import type { RecordedBook } from "./RecordedBook.ts";

const HOUR = 3_600;
const DAY_HOURS = 24;
const REPORT_HOURS = 12;
/** A supplier without an agent of ours looks at the market in one hour of so many. */
const LOOKS = 2;
/** Percent of mining's income that asks demand, between these. */
const ASKED = [110, 200] as const;

interface Standing {
  readonly plan: PlannedBid;
  readonly order: SignedOrder;
  readonly buyer: BaseWallet;
  readonly validUntil: number;
}

interface Seller {
  readonly wallet: BaseWallet;
  readonly kind: number;
  deal: { readonly staged: StagedDeal; readonly endsAt: number; readonly byBuyer: boolean } | undefined;
  asked: boolean;
}

/**
 * Has seeded buyers and suppliers trade for a month by the real contracts, and reads what the chain shows of it.
 *
 * @param say tells a person what happens
 */
export async function recordBook(
  provider: EIP1193Provider,
  seed: bigint,
  say: (text: string) => void,
): Promise<RecordedBook> {
  const stage = await BookStage.open(provider);
  const dice = new Dice(seed * 7n + 1n);
  const buyers: BaseWallet[] = [];
  for (let n = 0; n < BUYERS.mining + BUYERS.batch + BUYERS.interactive; n += 1) buyers.push(await stage.buyer());
  const sellers: Seller[] = [];
  const kinds = MACHINE_KINDS.flatMap(({ machines }, kind) => Array.from({ length: machines }, () => kind));
  for (const kind of [...kinds, ...kinds]) {
    sellers.push({ wallet: await stage.supplier(), kind, deal: undefined, asked: false });
  }
  const start = stage.now + HOUR;
  const plans = planBook(seed);
  let standing: Standing[] = [];
  let next = 0;
  for (let hour = 0; hour < DAYS * DAY_HOURS; hour += 1) {
    if (hour % REPORT_HOURS === 0) await stage.report();
    const until = start + (hour + 1) * HOUR;
    for (; (plans[next]?.at ?? Infinity) < (hour + 1) * HOUR - HOUR / 10; next += 1) {
      const plan = plans[next];
      const buyer = plan && buyers[plan.buyer];
      if (plan === undefined || buyer === undefined) break;
      stage.passUntil(start + plan.at);
      const validUntil = stage.now + plan.validUntil - plan.at;
      standing.push({ plan, order: await stage.bid(buyer, plan), buyer, validUntil });
    }
    stage.passUntil(until - HOUR / 10);
    for (const seller of sellers) await endIfDue(stage, seller);
    standing = standing.filter(({ validUntil }) => validUntil > stage.now + HOUR / 10);
    for (const seller of shuffled(sellers, dice)) {
      if (seller.deal !== undefined) continue;
      if (!seller.asked) await ask(stage, seller, dice);
      if (dice.roll(LOOKS) > 0) continue;
      const taken = await take(stage, seller, standing);
      standing = standing.filter((one) => one !== taken);
    }
    if (hour % (5 * DAY_HOURS) === 0) say(`Day ${hour / DAY_HOURS}: ${next} bids announced, ${standing.length} stand.`);
  }
  return readBook(provider, stage, { seed, start, buyers, suppliers: sellers });
}

/** A buyer who leaves closes; a forward deal whose time is over is closed by its last bill. */
async function endIfDue(stage: BookStage, seller: Seller): Promise<void> {
  const { deal } = seller;
  if (deal === undefined || deal.endsAt > stage.now) return;
  if (deal.byBuyer) await stage.leave(deal.staged);
  else await stage.bill(deal.staged);
  seller.deal = undefined;
  seller.asked = false;
}

async function ask(stage: BookStage, seller: Seller, dice: Dice): Promise<void> {
  const usd = MACHINE_KINDS[seller.kind]?.miningUsdPerHour ?? 0;
  const percent = ASKED[0] + dice.roll(ASKED[1] - ASKED[0]);
  await stage.ask(seller.wallet, seller.kind, (BigInt(Math.round(usd * percent * 1e10)) * 10n ** 6n) / BigInt(HOUR));
  seller.asked = true;
}

/** Takes the bid that pays most for a second. */
async function take(stage: BookStage, seller: Seller, standing: readonly Standing[]): Promise<Standing | undefined> {
  const offered = MACHINE_KINDS[seller.kind]?.benchmarks ?? [];
  const [best] = standing
    .filter(({ plan }) => benchmarksCover(offered, MACHINE_KINDS[plan.kind]?.benchmarks ?? []))
    .toSorted((a, b) => (a.plan.price > b.plan.price ? -1 : 1));
  if (best === undefined) return undefined;
  const { plan, order, buyer } = best;
  const staged = await stage.fill(seller.wallet, seller.kind, order, buyer, plan.price);
  const early = plan.duration === 0 || plan.stays < plan.duration;
  seller.deal = { staged, endsAt: stage.now + plan.stays, byBuyer: early };
  return best;
}

function shuffled<Item>(items: readonly Item[], dice: Dice): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(dice.roll(left.length), 1));
}
