import { term } from "../GlossaryTerm.ts";

/** Words of orders, deals and what they are paid with. */
export const marketTerms = {
  accrued: term(
    "Accrued",
    "What a deal has cost since its last bill. It grows by the second and is paid with the next bill.",
  ),
  agent: term(
    "Agent",
    "The program that a supplier runs on a machine: it has it measured, offers it and bills its deals.",
    "/supplier",
  ),
  amendment: term(
    "Change of a deal",
    "Another price or duration for a deal that runs. Both sides agree to it, or one side asks and it favours the other alone.",
  ),
  announce: term(
    "Announced order",
    "An order that its author wrote into the chain’s log, for gas. Everybody can find it there, whoever else is down.",
  ),
  ask: term("Ask", "An offer to rent out a machine at a price, signed by its worker. Anybody can take it.", "/orders"),
  ban: term(
    "Ban",
    "The DAO’s own blacklist: no deal opens with an account on it. Deals that run go on, and its money leaves as ever.",
    "/validators",
  ),
  benchmark: term(
    "Benchmark",
    "A measured figure of a machine, such as memory or network speed, that offers promise.",
    "/benchmarks",
  ),
  bid: term(
    "Bid",
    "An offer to rent a machine that fulfils what it demands, signed by a buyer. A supplier takes it.",
    "/bids",
  ),
  bill: term(
    "Bill",
    "The payment of what a deal accrued, and the top-up of its escrow. Anybody may send it; it pays no more than is owed.",
  ),
  blacklist: term(
    "Blacklist",
    "Accounts that you do not deal with: no deal opens between you and them. Deals that run are not touched.",
    "/account",
  ),
  bond: term("Bond", "SNM that stand behind a promise: a supplier’s behind a deal, an operator’s behind a masternode."),
  certificate: term(
    "Certificate",
    "A validator’s word on who an account is, for two years at most. It gives the account its identity level.",
    "/validators",
  ),
  class: term(
    "Hardware class",
    "A kind of machines by what they have at least, such as a card or its memory. Reward programs are made for one.",
  ),
  deal: term(
    "Deal",
    "A machine rented by one buyer at one price. It is paid by the second out of its escrow.",
    "/deals",
  ),
  escrow: term("Escrow", "SNM that a deal holds to pay its supplier. What is left goes back to the buyer at its end."),
  fee: term(
    "Market fee",
    "The share of each bill that the market keeps, out of what the supplier gets. Holders, masternodes and the treasury divide it.",
    "/dividends",
  ),
  forward: term(
    "Forward deal",
    "A deal for a fixed time at a fixed price. The supplier can’t end it before; the buyer may.",
  ),
  gas: term("Gas", "What the network itself takes for a transaction, in its own coin and not in SNM."),
  identity: term(
    "Identity level",
    "How far a validator has checked who somebody is, from anonymous to professional.",
    "/validators",
  ),
  ledger: term(
    "Ledger",
    "Your SNM inside the market. Deals are paid from it; what is free you withdraw at any time.",
    "/account",
  ),
  legacy: term(
    "Original token",
    "The first SONM token, from before this market. It is swapped for SNM one for one, and there is no way back.",
    "/swap",
  ),
  master: term("Master", "The account that is paid for a worker’s deals: the owner of the machine.", "/supplier"),
  nonce: term(
    "Order number",
    "Each order of an account has its own. It is used up once the order is filled or cancelled.",
  ),
  order: term(
    "Order",
    "A signed offer: an ask or a bid. It costs nothing to sign, and money moves only once a deal opens.",
    "/orders",
  ),
  orderEpoch: term(
    "Epoch of orders",
    "A count that cancels all your asks or all your bids at once: orders signed for an earlier one can’t be taken any more.",
  ),
  payout: term(
    "Automatic payout",
    "Your ledger balance goes to a wallet of your choice once it reaches an amount that you set. Anybody may send it there then.",
    "/account",
  ),
  permit: term(
    "Permit",
    "A signature that lets a contract take an exact amount of your SNM. It costs no gas, and spares you a transaction.",
  ),
  rate: term(
    "Rate",
    "SNM for one US dollar, as the masternodes report it. Prices in USD are paid in SNM at it.",
    "/reports",
  ),
  refund: term(
    "Refund",
    "What a buyer gets back of the payments and the bond for the time in which the machine was offline, as reports prove it.",
  ),
  relay: term("Relay", "A masternode’s list of signed offers that costs no gas."),
  snm: term("SNM", "The token in which machines are paid, masternodes are staked and votes are cast."),
  spot: term("Spot deal", "A deal without an end, by the second: either side ends it when it likes."),
  tag: term(
    "Tag",
    "A short text in an order, of its author’s choice. It is public, and the market gives it no meaning.",
  ),
  validator: term(
    "Validator",
    "An account that the DAO trusts to certify who others are, up to a level that the DAO set.",
    "/validators",
  ),
  worker: term("Worker", "The key of one machine: it signs its offers and is bound to its master.", "/supplier"),
} as const;
