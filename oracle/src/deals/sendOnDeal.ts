import type { Wallet } from "ethers";

import type { Connection } from "../chain/Connection.ts";
import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import { onChain } from "../cli/onChain.ts";
import { requirePayer } from "../cli/requirePayer.ts";
import { send } from "../cli/send.ts";
import { sentLines, type Step } from "../cli/sendSteps.ts";
import type { DealsSendFlags } from "../cli/verbs/deals.ts";
import { findDeal } from "./findDeal.ts";
import type { MarketDeal } from "./MarketDeal.ts";
import { readDeals } from "./readDeals.ts";

/** What is done about a deal, what else to say before, and what it came to afterwards. */
export interface OnDeal {
  readonly step: Step;
  readonly costs?: readonly string[];
  /** @param deal as it is then */
  readonly done: (deal: MarketDeal) => { readonly line: string; readonly data?: object };
}

/** Sends one transaction about the deal that the first word names, and says what became of it. */
export async function sendOnDeal(
  call: Call<DealsSendFlags>,
  plan: (deal: MarketDeal, connection: Connection, wallet: Wallet) => Promise<OnDeal>,
): Promise<Answer> {
  const wallet = requirePayer(call, "whoever sends it");
  return onChain(call.flags, async (connection) => {
    const { provider, deployment } = connection;
    const deals = await call.terminal.during("Reading the deals", (tell) => readDeals(provider, deployment, tell));
    const deal = findDeal(deals, call.words[0]);
    const { step, costs, done } = await plan(deal, connection, wallet);
    const sent = await send(call, connection, wallet, [step], costs);
    const { line, data } = done(findDeal(await readDeals(provider, deployment), deal.firstId));
    return { lines: [line, ...sentLines(sent)], data: { deal: deal.id, ...data, sent } };
  });
}
