import { Side } from "@sonm/protocol/generated/enums.ts";
import type { Wallet } from "ethers";

import { pricePerSecond } from "../agent/pricePerSecond.ts";
import type { Connection } from "../chain/Connection.ts";
import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import { contractsAt } from "../cli/contractsAt.ts";
import { stepOf } from "../cli/stepOf.ts";
import type { DealsChangeFlags, DealsExtendFlags, DealsSendFlags } from "../cli/verbs/deals.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { UsageError } from "../config/UsageError.ts";
import { dateOf } from "../lib/dateOf.ts";
import { secondsOf } from "../lib/secondsOf.ts";
import { usdPerHour } from "../orders/usdPerHour.ts";
import { dealLine } from "./dealLine.ts";
import type { MarketDeal } from "./MarketDeal.ts";
import { requireOpen } from "./requireOpen.ts";
import { sendOnDeal, type OnDeal } from "./sendOnDeal.ts";

/** Price in USD per second with 18 decimals, and seconds from the start, 0 for spot. */
interface Conditions {
  readonly price: bigint;
  readonly duration: bigint;
}

/** Asks for a later end: `deals extend <deal> --hours <more>`. @throws ConfigError with what is wrong, or why the chain refuses */
export const extendDeal = (call: Call<DealsExtendFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, connection) => {
    const { price, duration } = deal.terms;
    if (duration === 0n) throw new ConfigError(["A spot deal has no end: it runs until it is closed."]);
    return request(call.flags, deal, connection, { price, duration: duration + secondsOf(call.flags.hours) });
  });

/** Asks for another price or end: `deals change <deal>`. @throws ConfigError as `extendDeal` does */
export const changeDeal = (call: Call<DealsChangeFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, connection) => {
    const { price, hours } = call.flags;
    if (price === undefined && hours === undefined)
      throw new UsageError(["Say what changes: --price, --hours or both."]);
    return request(call.flags, deal, connection, {
      price: price === undefined ? deal.terms.price : pricePerSecond(price),
      duration: hours === undefined ? deal.terms.duration : secondsOf(hours),
    });
  });

/** Agrees to what the other side asks for: `deals agree <deal>`. @throws ConfigError as `extendDeal` does */
export const agreeToChange = (call: Call<DealsSendFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, connection, wallet) => {
    const { amendments } = contractsAt(call.flags, connection.provider);
    const { bidPrice, bidDuration, askPrice, askDuration } = await amendments.pendingChanges(deal.id);
    const isBuyer = isBuyerOf(deal, wallet);
    const wanted = isBuyer ? { price: askPrice, duration: askDuration } : { price: bidPrice, duration: bidDuration };
    if (wanted.price === 0n)
      throw new ConfigError([`The ${isBuyer ? "supplier" : "buyer"} asks for no change of this deal.`]);
    return request(call.flags, deal, connection, wanted);
  });

/** Rejects what the other side asks for, or else takes one's own request back: `deals reject <deal>`. @throws ConfigError as `extendDeal` does */
export const rejectChange = (call: Call<DealsSendFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, { provider }, wallet) => {
    requireOpen(deal);
    const { amendments } = contractsAt(call.flags, provider);
    const { bidPrice, askPrice } = await amendments.pendingChanges(deal.id);
    const [own, other] = isBuyerOf(deal, wallet) ? [Side.Bid, Side.Ask] : [Side.Ask, Side.Bid];
    const asks = (side: Side): boolean => (side === Side.Bid ? bidPrice : askPrice) > 0n;
    if (!asks(own) && !asks(other)) throw new ConfigError(["Nobody asks for a change of this deal."]);
    const what = asks(other)
      ? "reject the change that the other side asks for"
      : "take the own request for a change back";
    return {
      step: await stepOf(what, amendments.endRequest, deal.terms, asks(other) ? other : own),
      done: () => ({ line: "The deal goes on as it was." }),
    };
  });

const isBuyerOf = ({ terms: { buyer } }: MarketDeal, { address }: Wallet): boolean =>
  buyer.toLowerCase() === address.toLowerCase();

async function request(
  flags: DealsFlags,
  deal: MarketDeal,
  { provider }: Connection,
  { price, duration }: Conditions,
): Promise<OnDeal> {
  requireOpen(deal);
  const { amendments } = contractsAt(flags, provider);
  const end = duration === 0n ? "no end (spot)" : `its end on ${dateOf(Number(deal.terms.start + duration))}`;
  const what = `ask for ${usdPerHour(price)} USD an hour and ${end} for the deal ${deal.id}`;
  return {
    step: await stepOf(what, amendments.request, deal.terms, price, duration),
    costs: [
      "It holds at once where the other side asked for the same or gains by it; else the other side has to answer.",
    ],
    done: (now) => {
      const applied = now.id !== deal.id;
      return {
        line: applied ? `It holds: ${dealLine(now)}` : "It is asked for. It holds once the other side agrees.",
        data: { applied, id: now.id, terms: now.terms },
      };
    },
  };
}

type DealsFlags = Parameters<typeof contractsAt>[0];
