/** A word of the field. `title`: as it stands in the list; `text`: what it means, in one or two sentences. */
export interface GlossaryTerm {
  readonly title: string;
  readonly text: string;
}

const term = (title: string, text: string): GlossaryTerm => ({ title, text });

/** Every word that pages explain, by its id in addresses. */
export const TERMS = {
  agent: term(
    "Agent",
    "The program that a supplier runs on a machine: it has it measured, offers it and bills its deals.",
  ),
  ask: term("Ask", "An offer to rent out a machine at a price, signed by its worker. Anybody can take it."),
  attestation: term(
    "Attestation",
    "What the masternodes measured of a machine and agreed on, recorded on the chain. It ends after a while and is renewed.",
  ),
  benchmark: term("Benchmark", "A measured figure of a machine, such as memory or network speed, that offers promise."),
  bid: term("Bid", "An offer to rent a machine that fulfils what it demands, signed by a buyer. A supplier takes it."),
  bond: term("Bond", "SNM that stand behind a promise: a supplier’s behind a deal, an operator’s behind a masternode."),
  class: term(
    "Hardware class",
    "A kind of machines by what they have at least, such as a card or its memory. Reward programs are made for one.",
  ),
  commission: term("Commission", "The share of what delegated stake earns that the masternode’s operator keeps."),
  deal: term("Deal", "A machine rented by one buyer at one price. It is paid by the second out of its escrow."),
  delegation: term("Delegation", "Stake in somebody else’s masternode, or a vote handed to somebody else."),
  demand: term("Demand", "Of the machines of a class, those that are in a deal."),
  duty: term("Duty", "What a masternode earns for its work, as reports prove it."),
  epoch: term("Epoch", "The time between two reports of the masternodes."),
  escrow: term("Escrow", "SNM that a deal holds to pay its supplier. What is left goes back to the buyer at its end."),
  floor: term("Floor", "A program that tops up what deals bring: it pays as far as they bring less than its reward."),
  forward: term("Forward deal", "A deal for a fixed time at a fixed price. Neither side has to renew it."),
  gas: term("Gas", "What the network itself takes for a transaction, in its own coin and not in SNM."),
  guarantee: term("Guarantee", "Until when the SNM for a member’s reward are set aside, whatever others earn."),
  identity: term("Identity level", "How far a validator has checked who somebody is, from anonymous to professional."),
  ledger: term("Ledger", "Your SNM inside the market. Deals are paid from it; what is free you withdraw at any time."),
  master: term("Master", "The account that is paid for a worker’s deals: the owner of the machine."),
  masternode: term(
    "Masternode",
    "A staked program that measures machines and reports the price of SNM and what is earned.",
  ),
  program: term("Reward program", "Money of the DAO for machines of a class that are attested and online."),
  quorum: term("Quorum", "How many votes a decision needs to count at all."),
  rate: term("Rate", "SNM for one US dollar, as the masternodes report it. Prices in USD are paid in SNM at it."),
  relay: term("Relay", "A masternode’s list of signed offers that costs no gas."),
  slash: term("Slash", "Taking a part of a masternode’s bond and stake for a proved fault."),
  snm: term("SNM", "The token in which machines are paid, masternodes are staked and votes are cast."),
  spot: term("Spot deal", "A deal without an end, by the second: either side ends it when it likes."),
  stake: term("Stake", "SNM bound to a masternode. They earn a part of what it earns, and answer for its faults."),
  supply: term("Supply", "Machines of a class that are attested and online."),
  worker: term("Worker", "The key of one machine: it signs its offers and is bound to its master."),
} as const satisfies Readonly<Record<string, GlossaryTerm>>;

export type TermId = keyof typeof TERMS;
