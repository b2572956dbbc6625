/** What a search finds, in the order in which the kinds are shown. */
export const SEARCH_KINDS = [
  "page",
  "account",
  "machine",
  "masternode",
  "deal",
  "order",
  "class",
  "program",
  "proposal",
  "work",
  "feature",
  "report",
  "transaction",
] as const;

export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Heading of what was found of a kind. */
export const KIND_TEXTS: Readonly<Record<SearchKind, string>> = {
  page: "Pages",
  account: "Accounts",
  machine: "Machines",
  masternode: "Masternodes",
  deal: "Deals",
  order: "Orders",
  class: "Hardware classes",
  program: "Reward programs",
  proposal: "Proposals",
  work: "Work orders",
  feature: "Features of the roadmap",
  report: "Oracle reports",
  transaction: "Transactions",
};
