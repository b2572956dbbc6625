import type { SearchHit } from "./SearchHit.ts";

interface PageEntry {
  readonly to: string;
  readonly title: string;
  readonly note: string;
  /** What people also call what they look for there. */
  readonly words: string;
}

/** Pages and what is done on them. */
const ENTRIES: readonly PageEntry[] = [
  { to: "/", title: "Market", note: "Find and rent a machine", words: "rent buy offers asks book gpu cpu price home" },
  { to: "/orders", title: "My orders", note: "Orders that you signed", words: "asks bids cancel" },
  { to: "/orders/new", title: "New order", note: "Sign an ask or a bid", words: "create offer sell bid ask sign" },
  { to: "/bids", title: "Open bids", note: "What buyers look for", words: "demand sell buyers" },
  {
    to: "/deals",
    title: "Deals",
    note: "What you rent and what is rented from you",
    words: "contracts close history csv",
  },
  {
    to: "/account",
    title: "Deposit and withdraw",
    note: "Your ledger balance",
    words: "account wallet balance money payout ledger escrow top up blacklist profile name",
  },
  {
    to: "/supplier",
    title: "Supplier",
    note: "Your machines, and how to add one",
    words: "worker confirm agent machine connect earn master",
  },
  {
    to: "/rewards",
    title: "Reward programs",
    note: "What machines are paid for being there",
    words: "claim earn subsidy gpu",
  },
  {
    to: "/rewards/check",
    title: "Would my machine qualify?",
    note: "Hold hardware against the programs",
    words: "earn income requirements calculator",
  },
  {
    to: "/masternodes",
    title: "Staking",
    note: "Masternodes, and your stake in them",
    words: "stake delegate unbond unbonding undelegate withdraw stake masternode validators oracle",
  },
  {
    to: "/masternodes/console",
    title: "Masternode console",
    note: "Run a masternode",
    words: "register operator commission signer key jail seat bond duty claim",
  },
  {
    to: "/dividends",
    title: "Dividends",
    note: "Lock SNM, and claim a part of the fees",
    words: "lock unlock claim holders fees yield",
  },
  { to: "/dao", title: "DAO", note: "What holders decide", words: "governance vote" },
  {
    to: "/dao/proposals",
    title: "Proposals",
    note: "Votes that run and that were",
    words: "governance vote queue execute",
  },
  {
    to: "/dao/propose",
    title: "Make a proposal",
    note: "Change a parameter, pay somebody",
    words: "propose governance new",
  },
  {
    to: "/dao/delegates",
    title: "Delegates",
    note: "Choose who votes with your SNM",
    words: "delegate votes voting power",
  },
  { to: "/dao/treasury", title: "Treasury", note: "What the DAO has and paid", words: "spending budget flows" },
  { to: "/dao/roadmap", title: "Roadmap", note: "Rank what is to be built", words: "features priorities weights" },
  {
    to: "/dao/works",
    title: "Work orders",
    note: "Work that the DAO pays for",
    words: "developer milestone grant job offers",
  },
  { to: "/dao/reports", title: "Reports to the DAO", note: "Who owes which report", words: "operations financial" },
  {
    to: "/dao/releases",
    title: "Releases",
    note: "Versions of the programs",
    words: "agent version update minimum download",
  },
  { to: "/dao/charter", title: "Charter", note: "What the DAO is for", words: "constitution rules text" },
  { to: "/dao/directory", title: "Directory", note: "Addresses of the contracts", words: "contracts addresses" },
  { to: "/dao/brake", title: "Brake", note: "Stop new deals in an emergency", words: "pause emergency stop guardian" },
  {
    to: "/validators",
    title: "Identity",
    note: "Who certifies accounts",
    words: "validators certificates kyc level blacklist",
  },
  { to: "/swap", title: "Swap", note: "Turn original SNM into the new ones", words: "legacy token exchange migrate" },
  {
    to: "/benchmarks",
    title: "Benchmarks",
    note: "What of machines is measured",
    words: "units measurement performance",
  },
  {
    to: "/reports",
    title: "Oracle reports",
    note: "What masternodes signed, epoch by epoch",
    words: "epoch rate root signatures oracle",
  },
  { to: "/notices", title: "Notices", note: "What awaits you", words: "notifications alerts bell todo" },
];

/** Whether each word that was typed begins one of the entry's. */
function fits({ title, note, words }: PageEntry, typed: readonly string[]): boolean {
  const known = `${title} ${note} ${words}`.toLowerCase().split(/[^a-z0-9]+/);
  return typed.every((word) => known.some((one) => one.startsWith(word)));
}

/** Pages of the product that a text may mean: those that are called so first. */
export function pageHits(text: string): readonly SearchHit[] {
  const typed = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  if (typed.length === 0) return [];
  const first = typed[0] ?? "";
  const named = ({ title }: PageEntry) => Number(title.toLowerCase().includes(first));
  return ENTRIES.filter((entry) => fits(entry, typed))
    .toSorted((one, other) => named(other) - named(one))
    .map(({ to, title, note }) => ({ kind: "page", id: to, title, note }));
}

/** All pages that the search knows. */
export const PAGE_PATHS: readonly string[] = ENTRIES.map(({ to }) => to);
