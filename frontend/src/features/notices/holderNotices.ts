import type { Address } from "viem";

import { formatSnm } from "../../lib/money.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { DAY, formatDateTime } from "../../lib/time.ts";
import type { ProposalFacts } from "../governance/proposalFacts.ts";
import type { NoticeEntry } from "./NoticeEntry.ts";
import { magnitude } from "./magnitude.ts";

/** Dividends below it are not worth a transaction: a hundredth of an SNM, in wei. */
const LEAST_DIVIDENDS = 10n ** 16n;
/** Before a report to the DAO is due that one is told. */
const REPORT_DUE_WITHIN = 7 * DAY;

/** Stake in somebody's masternode. SNM wei and unix seconds. `due`: out of it and ready to be withdrawn. */
export interface StakeFacts {
  readonly owner: Address;
  readonly name: string;
  readonly staked: boolean;
  readonly due: bigint;
  readonly dueSince: number;
  readonly jailedUntil: number;
  /** Announced and not in force, basis points. */
  readonly next: { readonly commission: number; readonly startsAt: number } | undefined;
}

/** A proposal that waits for the account. `weight`: its votes, SNM wei. */
export interface ProposalTodo {
  readonly proposal: ProposalFacts;
  readonly act: "vote" | "queue" | "execute";
  readonly weight: bigint;
}

/** What a work order waits for from the account. */
export interface WorkTodo {
  readonly order: number;
  readonly title: string;
  readonly act: "answer" | "deliver" | "review";
  readonly since: number;
}

/**
 * What concerns an account as holder of SNM. SNM wei and unix seconds.
 *
 * - `sleeping`: in the wallet, and nobody votes with them
 * - `dividends`: that a claim pays
 * - `roadmap`: how it divides its votes is not counted in this epoch, which ends then
 * - `brake`: a round that it does not support runs, with its votes then; `pausedUntil`: new deals are refused before it
 * - `reports`: that it owes the DAO
 */
export interface HolderFacts {
  readonly account: Address;
  readonly sleeping: bigint;
  readonly dividends: bigint;
  readonly stakes: readonly StakeFacts[];
  readonly proposals: readonly ProposalTodo[];
  readonly roadmap: { readonly epoch: bigint; readonly end: number } | undefined;
  readonly brake: { readonly round: bigint; readonly ends: number; readonly votes: bigint } | undefined;
  readonly pausedUntil: number;
  readonly works: readonly WorkTodo[];
  readonly reports: readonly { readonly kind: string; readonly due: number }[];
}

const VERBS = { vote: "Vote on it", queue: "Queue it", execute: "Execute it" } as const;

function proposalNotice({ proposal, act, weight }: ProposalTodo): NoticeEntry {
  const { number, title, deadline, eta } = proposal;
  const name = `proposal ${number}${title === "" ? "" : ` “${title}”`}`;
  const texts = {
    vote: `The vote on ${name} runs until ${formatDateTime(deadline)}, and your ${formatSnm(weight)} votes are not cast.`,
    queue: `Your ${name} was accepted and can be queued.`,
    execute: `Your ${name} can be executed.`,
  };
  return {
    ...{ role: "holder", key: `${act}-${number}`, facts: String(deadline), act: VERBS[act] },
    tone: act === "vote" ? "warn" : "info",
    text: texts[act],
    at: act === "vote" ? deadline : eta,
    to: { to: "/dao/proposals/$number", params: { number: String(number) } },
  };
}

function stakeNotices({ owner, name, staked, due, dueSince, jailedUntil, next }: StakeFacts, now: number) {
  const node = `masternode ${name || shortAddress(owner)}`;
  const to = { to: "/masternodes/$owner", params: { owner } } as const;
  const entries: NoticeEntry[] = [];
  if (due > 0n)
    entries.push({
      ...{ role: "holder", key: `unbonded-${owner}`, facts: String(dueSince), tone: "good", at: dueSince },
      text: `${formatSnm(due)} SNM have left ${node} and can be withdrawn.`,
      act: "Withdraw",
      to: { to: "/masternodes" },
    });
  if (staked && jailedUntil > now)
    entries.push({
      ...{ role: "holder", key: `jail-${owner}`, facts: String(jailedUntil), tone: "warn", at: jailedUntil, to },
      text: `The ${node}, in which you have stake, is jailed and earns nothing.`,
      act: "See it",
    });
  if (staked && next !== undefined)
    entries.push({
      ...{ role: "holder", key: `commission-${owner}`, facts: `${next.commission} ${next.startsAt}` },
      ...{ tone: "info", at: next.startsAt, to, act: "See it" },
      text: `The ${node}, in which you have stake, takes ${basisPointsText(next.commission)} of its rewards from ${formatDateTime(next.startsAt)} on.`,
    });
  return entries;
}

const WORKS = {
  answer: { text: "your team is asked to do it", act: "Answer" },
  deliver: { text: "a milestone waits for your delivery", act: "Deliver" },
  review: { text: "a delivery waits for your review", act: "Review it" },
} as const;

/** What awaits an account as holder. @param now unix seconds */
export function holderNotices(facts: HolderFacts, now: number): readonly NoticeEntry[] {
  const { account, sleeping, dividends, stakes, proposals, roadmap, brake, pausedUntil, works, reports } = facts;
  const entries: NoticeEntry[] = [
    ...proposals.filter(({ act, weight }) => act !== "vote" || weight > 0n).map(proposalNotice),
    // The operator of a masternode is told of it as such.
    ...stakes.flatMap((stake) =>
      stakeNotices(stake.owner.toLowerCase() === account.toLowerCase() ? { ...stake, staked: false } : stake, now),
    ),
    ...works.map(({ order, title, act, since }): NoticeEntry => ({
      ...{ role: "holder", key: `work-${order}-${act}`, facts: String(since), tone: "warn", at: since },
      text: `Work order ${order}, “${title}”: ${WORKS[act].text}.`,
      act: WORKS[act].act,
      to: { to: "/dao/works/$id", params: { id: String(order) } },
    })),
    ...reports
      .filter(({ due }) => due - now < REPORT_DUE_WITHIN)
      .map(({ kind, due }): NoticeEntry => ({
        ...{ role: "holder", key: `report-${kind}`, facts: String(due), tone: due < now ? "bad" : "warn", at: due },
        text: `You owe the DAO its report “${kind}”, due ${due < now ? "since" : "on"} ${formatDateTime(due)}.`,
        act: "File it",
        to: { to: "/dao/reports" },
      })),
  ];
  if (dividends >= LEAST_DIVIDENDS)
    entries.push({
      ...{ role: "holder", key: "dividends", facts: magnitude(dividends), tone: "good", at: undefined },
      text: `You can claim ${formatSnm(dividends)} SNM of dividends.`,
      act: "Claim them",
      to: { to: "/dividends" },
    });
  if (sleeping > 0n)
    entries.push({
      ...{ role: "holder", key: "delegate", facts: "nobody", tone: "info", at: undefined },
      text: `Nobody votes with the ${formatSnm(sleeping)} SNM in your wallet.`,
      act: "Choose who does",
      to: { to: "/dao/delegates" },
    });
  if (roadmap !== undefined)
    entries.push({
      ...{ role: "holder", key: "roadmap", facts: String(roadmap.epoch), tone: "info", at: roadmap.end },
      text: `How you rank the roadmap is not counted in this epoch, which ends on ${formatDateTime(roadmap.end)}.`,
      act: "Have it counted",
      to: { to: "/dao/roadmap" },
    });
  if (brake !== undefined && brake.votes > 0n && brake.ends > now)
    entries.push({
      ...{ role: "holder", key: "brake", facts: String(brake.round), tone: "warn", at: brake.ends },
      text: `Holders want to stop new deals; your ${formatSnm(brake.votes)} votes count until ${formatDateTime(brake.ends)}.`,
      act: "Look into it",
      to: { to: "/dao/brake" },
    });
  if (pausedUntil > now)
    entries.push({
      ...{ role: "holder", key: "paused", facts: String(pausedUntil), tone: "warn", at: pausedUntil },
      text: `The brake was pulled: no new deals open before ${formatDateTime(pausedUntil)}.`,
      act: "Look into it",
      to: { to: "/dao/brake" },
    });
  return entries;
}
