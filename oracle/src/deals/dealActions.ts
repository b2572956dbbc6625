import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import { stepOf } from "../cli/stepOf.ts";
import type { DealsSendFlags } from "../cli/verbs/deals.ts";
import { snmText } from "../dao/snmText.ts";
import { requireOpen } from "./requireOpen.ts";
import { sendOnDeal } from "./sendOnDeal.ts";

/** Pays what is owed up to now: `deals bill <deal>`. @throws ConfigError with what is wrong, or why the chain refuses */
export const billDeal = (call: Call<DealsSendFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, { contracts: { market } }) => {
    requireOpen(deal);
    const owed = await market.accrued(deal.terms);
    return {
      step: await stepOf(`pay what is owed for the deal, ${snmText(owed)} by now`, market.bill, deal.terms),
      done: ({ closedBlock }) => ({
        line: closedBlock === undefined ? "It is paid up to now." : "It is paid, and the deal is closed.",
        data: { closed: closedBlock !== undefined },
      }),
    };
  });

/** Pays what is owed and ends the deal: `deals close <deal>`. @throws ConfigError as `billDeal` does */
export const closeDeal = (call: Call<DealsSendFlags>): Promise<Answer> =>
  sendOnDeal(call, async (deal, { contracts: { market } }) => {
    requireOpen(deal);
    const [owed, { escrow }] = await Promise.all([market.accrued(deal.terms), market.dealState(deal.id)]);
    return {
      step: await stepOf(`close the deal ${deal.id}`, market.close, deal.terms),
      costs: [
        `${snmText(owed)} are owed by now and paid; what is left of ${snmText(escrow)} in escrow returns to the buyer.`,
      ],
      done: () => ({ line: "The deal is closed.", data: { closed: true } }),
    };
  });
