import { expect } from "chai";

import { waitFor } from "./waitFor.ts";
import type { Books } from "./Books.ts";
import type { TestNetwork } from "./TestNetwork.ts";

interface Answer {
  accounts: { id: string; balance: string; escrowed: string }[];
  deals: {
    id: string;
    status: string;
    escrow: string;
    totalPaid: string;
    totalFee: string;
    refunded: string;
    billedUntil: string;
    integral: string;
    paymentCount: number;
    bondHeld: string;
    payments: { id: string }[];
  }[];
  markets: (Record<"ledgerBalance" | "escrow" | "bonds" | "pendingFees", string> &
    Record<"dealCount" | "openDealCount", number>)[];
}

const QUERY = `query ($block: Int!) {
  accounts(first: 1000, block: { number: $block }) { id balance escrowed }
  deals(first: 1000, block: { number: $block }) {
    id status escrow totalPaid totalFee refunded billedUntil integral paymentCount bondHeld payments(first: 1000) { id }
  }
  markets(first: 1, block: { number: $block }) { ledgerBalance escrow bonds pendingFees dealCount openDealCount }
}`;

/** The index says, as of their block, what the books say: accounts, deals, payments and totals, to the wei. */
export async function indexAgrees(network: TestNetwork, books: Books): Promise<void> {
  const { block } = books;
  const answer = await waitFor(`block ${block} in the index`, () => network.query<Answer>(QUERY, { block }), 30);
  for (const [account, balance] of books.balances) {
    const indexed = answer.accounts.find(({ id }) => id === account.toLowerCase());
    expect(indexed?.balance, `indexed balance of ${account}`).to.equal(String(balance));
  }
  expect(answer.deals.map(({ id }) => id)).to.have.members([...books.deals.keys()]);
  for (const deal of answer.deals) {
    const booked = books.deals.get(deal.id);
    if (booked === undefined) throw new Error(`The index has a deal ${deal.id} that never was.`);
    expect(deal, `indexed deal ${deal.id}`).to.deep.include({
      status: booked.reason === undefined ? "OPEN" : "CLOSED",
      escrow: String(booked.escrow),
      totalPaid: String(booked.paid),
      totalFee: String(booked.fee),
      refunded: String(booked.refunded ?? 0n),
      billedUntil: String(booked.billedUntil),
      integral: String(booked.integral),
      paymentCount: booked.bills,
      bondHeld: String(booked.bond),
    });
    expect(new Set(deal.payments.map(({ id }) => id)).size, "payments").to.equal(booked.bills);
  }
  expect(answer.markets[0], "totals").to.deep.equal({
    ledgerBalance: String([...books.balances.values()].reduce((sum, balance) => sum + balance, 0n)),
    escrow: String(books.escrow),
    bonds: String(books.bonds),
    pendingFees: String(books.fees),
    dealCount: books.deals.size,
    openDealCount: [...books.deals.values()].filter(({ reason }) => reason === undefined).length,
  });
}
