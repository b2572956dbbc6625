import { Interface } from "ethers";

import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";

import { logsOf } from "./chain/logsOf.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import { onChain } from "./cli/onChain.ts";
import { requirePayer } from "./cli/requirePayer.ts";
import type { DealsListFlags, DealsShowFlags } from "./cli/verbs/deals.ts";
import { contractsAt } from "./cli/contractsAt.ts";
import { snmText } from "./dao/snmText.ts";
import { dealLine } from "./deals/dealLine.ts";
import { findDeal } from "./deals/findDeal.ts";
import { isParty } from "./deals/isParty.ts";
import { readDeals } from "./deals/readDeals.ts";
import { dateOf } from "./lib/dateOf.ts";
import { lowerHex } from "./lib/lowerHex.ts";
import { usdPerHour } from "./orders/usdPerHour.ts";

const market = new Interface(marketAbi);

/**
 * Lists deals with the terms that `bill` and `close` take, from the chain's events alone: `deals`. No index and no database is needed.
 *
 * @throws ConfigError with what is wrong with the flags or the chain
 */
export async function listDeals(call: Call<DealsListFlags>): Promise<undefined> {
  const { flags, terminal } = call;
  const account = flags.mine ? lowerHex(requirePayer(call, "the account").address) : flags.account;
  const deals = await onChain(flags, ({ provider, deployment }) =>
    terminal.during("Reading the deals", (tell) => readDeals(provider, deployment, tell)),
  );
  const shown = deals.filter(
    (deal) => (flags.all || deal.closedBlock === undefined) && (account === undefined || isParty(deal, account)),
  );
  for (const { history: _history, closedBlock, ...deal } of shown) {
    terminal.print([dealLine({ ...deal, history: _history, closedBlock })], {
      ...deal,
      ...(closedBlock === undefined ? {} : { closedBlock }),
    });
  }
  if (shown.length === 0) terminal.note("There is no such deal.");
  return undefined;
}

/** Shows one deal: `deals show <deal>`. @throws ConfigError with what is wrong, or that there is none */
export async function showDeal({ words: [word], flags }: Call<DealsShowFlags>): Promise<Answer> {
  return onChain(flags, async ({ provider, deployment, contracts }) => {
    const deal = findDeal(await readDeals(provider, deployment), word);
    const { amendments } = contractsAt(flags, provider);
    const isOpen = deal.closedBlock === undefined;
    const [state, accrued, pending] = await Promise.all([
      contracts.market.dealState(deal.id),
      isOpen ? contracts.market.accrued(deal.terms) : 0n,
      amendments.pendingChanges(deal.id),
    ]);
    const requests = [
      { side: "buyer", price: pending.bidPrice, duration: pending.bidDuration },
      { side: "supplier", price: pending.askPrice, duration: pending.askDuration },
    ].filter(({ price }) => price > 0n);
    const { bond } = deal.terms;
    return {
      lines: [
        dealLine(deal),
        ...(isOpen ? [`In escrow: ${snmText(state.escrow)}; owed now: ${snmText(accrued)}.`] : []),
        ...(bond === 0n
          ? []
          : [`Bond behind it: ${snmText(bond)}${state.holdsBond ? ", which waits to be settled" : ""}.`]),
        ...requests.map(
          ({ side, price, duration }) =>
            `The ${side} asks for ${usdPerHour(price)} USD an hour and ${duration === 0n ? "no end" : `${Number(duration) / 3_600} hours in all`}.`,
        ),
      ],
      data: { ...deal, isOpen, escrow: state.escrow, accrued, holdsBond: state.holdsBond, requests },
    };
  });
}

/** Lists what was paid for a deal: `deals bills <deal>`. @throws ConfigError with what is wrong, or that there is none */
export async function listBills({ words: [word], flags }: Call<DealsShowFlags>): Promise<Answer> {
  return onChain(flags, async ({ provider, deployment }) => {
    const deal = findDeal(await readDeals(provider, deployment), word);
    const ids = [deal.firstId, deal.id, ...deal.history.slice(1).map(({ origin }) => origin)];
    const topics = [market.getEvent("DealBilled")?.topicHash ?? "", [...new Set(ids)]];
    const logs = await logsOf(provider, deployment, { address: deployment.contracts.Market, topics });
    const bills = await Promise.all(
      logs.map(async (log) => {
        const args = market.parseLog(log)?.args;
        const { timestamp: at } = await provider.header(log.blockNumber);
        const amount = (name: string): bigint => BigInt((args?.[name] as bigint | undefined) ?? 0n);
        return { at, block: log.blockNumber, paid: amount("paid"), fee: amount("fee"), toppedUp: amount("toppedUp") };
      }),
    );
    const paid = bills.reduce((sum, bill) => sum + bill.paid, 0n);
    return {
      lines: [
        ...bills.map(
          (bill) => `${dateOf(bill.at)}: paid ${snmText(bill.paid)}, of which ${snmText(bill.fee)} is the fee.`,
        ),
        `In all: ${snmText(paid)} in ${bills.length} bills.`,
      ],
      data: { deal: deal.id, paid, bills },
    };
  });
}
