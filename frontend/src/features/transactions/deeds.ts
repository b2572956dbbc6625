import { formatSnm } from "../../lib/money.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { SearchKind } from "../search/SearchKind.ts";
import type { IndexedDeeds } from "./deedsQuery.ts";

/** Something that a transaction did. `about`: the page of what it did it to. */
export interface Deed {
  readonly text: string;
  readonly about: { readonly kind: SearchKind; readonly id: string } | undefined;
}

const snm = (wei: string): string => `${formatSnm(BigInt(wei))} SNM`;
const side = (name: "ASK" | "BID"): string => (name === "ASK" ? "ask" : "bid");
const words = (name: string): string => name.toLowerCase().replaceAll("_", " ");

const deed = (text: string, kind?: SearchKind, id?: string | number): Deed => ({
  text,
  about: kind === undefined || id === undefined ? undefined : { kind, id: String(id) },
});

const MOVES = { LOCK: "Locked", UNLOCK: "Unlocked", CLAIM: "Claimed dividends of" } as const;
const SUPPORTS = { FOR: "for", AGAINST: "against", ABSTAIN: "to abstain on" } as const;

function marketDeeds(found: IndexedDeeds): readonly Deed[] {
  return [
    ...found.deposits.map((one) =>
      deed(`Deposited ${snm(one.amount)} into a ledger balance.`, "account", one.account.id),
    ),
    ...found.withdrawals.map((one) =>
      deed(`Withdrew ${snm(one.amount)} from a ledger balance to ${shortAddress(one.to)}.`, "account", one.account.id),
    ),
    ...found.blacklistChanges.map((one) =>
      deed(
        `${one.listed ? "Put" : "Took"} ${shortAddress(one.target)} ${one.listed ? "on" : "off"} a blacklist.`,
        "account",
        one.target,
      ),
    ),
    ...found.orders.map((one) => deed(`Announced an ${side(one.side)}.`.replace("an bid", "a bid"), "order", one.id)),
    ...found.orderNonces.map((one) => deed(`Cancelled orders with the number ${one.nonce}.`)),
    ...found.orderEpochs.map((one) => deed(`Cancelled all ${side(one.side)}s of an account.`)),
    ...found.opened.map((one) => deed(`Opened deal ${one.number}.`, "deal", one.id)),
    ...found.amendments.map((one) => deed(`Changed the terms of deal ${one.deal.number}.`, "deal", one.deal.id)),
    ...found.asked.map((one) =>
      deed(
        `The ${one.side === "ASK" ? "supplier" : "buyer"} asked for a change of deal ${one.deal.number}.`,
        "deal",
        one.deal.id,
      ),
    ),
    ...found.payments.map((one) =>
      deed(`Paid ${snm(one.paid)} for deal ${one.deal.number}, of it ${snm(one.fee)} as fee.`, "deal", one.deal.id),
    ),
    ...found.closed.map((one) =>
      deed(`Closed deal ${one.number}; ${snm(one.refunded)} went back to the buyer.`, "deal", one.id),
    ),
    ...found.settled.map((one) =>
      deed(`Settled the bond of deal ${one.number}; ${snm(one.bondRefund)} went to the buyer.`, "deal", one.id),
    ),
    ...found.confirmed.map((one) => deed("Confirmed a machine for its supplier.", "machine", one.worker.id)),
    ...found.removed.map((one) => deed("Removed a machine from its supplier.", "machine", one.worker.id)),
    ...found.certificates.map((one) =>
      deed(`Certified an account for identity level ${one.level}.`, "account", one.subject.id),
    ),
  ];
}

function oracleDeeds(found: IndexedDeeds): readonly Deed[] {
  return [
    ...found.reports.map((one) =>
      deed(`Brought oracle report ${one.sequence}, signed by ${one.signerCount}.`, "report", one.sequence),
    ),
    ...found.reportVoids.map((one) =>
      deed(`Declared oracle report ${one.report.sequence} void.`, "report", one.report.sequence),
    ),
    ...found.attestations.map((one) => deed(`Attested ${one.cpuModel || "a machine"}.`, "machine", one.worker.id)),
    ...found.slashes.map((one) =>
      deed(`Took ${snm(one.amount)} of a masternode's stake.`, "masternode", one.masternode.id),
    ),
    ...found.dutyClaims.map((one) =>
      deed(`Paid ${snm(one.amount)} to a masternode for its work.`, "masternode", one.masternode.id),
    ),
    ...found.commissionChanges.map((one) =>
      deed(`Announced a commission of ${basisPointsText(BigInt(one.commission))}.`, "masternode", one.masternode.id),
    ),
  ];
}

function moneyDeeds(found: IndexedDeeds): readonly Deed[] {
  return [
    ...found.dividendMoves.map((one) => deed(`${MOVES[one.kind]} ${snm(one.amount)}.`, "page", "/dividends")),
    ...found.feeReceipts.map((one) => deed(`Divided ${snm(one.amount)} of fees.`, "page", "/dividends")),
    ...found.swaps.map((one) => deed(`Swapped ${snm(one.amount)} of the original token.`, "page", "/swap")),
    ...found.rewardClaims.map((one) =>
      deed(`Paid ${snm(one.amount)} of reward program ${one.program.number}.`, "program", one.program.number),
    ),
    ...found.programEvents.map((one) =>
      deed(`Reward program ${one.program.number}: ${words(one.kind)}.`, "program", one.program.number),
    ),
    ...found.steeringActs.map((one) =>
      deed(`Steered the supply of hardware class ${one.classNumber}.`, "class", one.classNumber),
    ),
    ...found.treasuryFlows.map((one) =>
      deed(
        one.direction === "IN"
          ? `${snm(one.amount)} came into the treasury.`
          : `The treasury paid ${snm(one.amount)} to ${shortAddress(one.counterparty)}.`,
        "page",
        "/dao/treasury",
      ),
    ),
  ];
}

function daoDeeds(found: IndexedDeeds): readonly Deed[] {
  const proposal = (verb: string) => (one: { readonly number: number; readonly title: string }) =>
    deed(`${verb} proposal ${one.number}${one.title === "" ? "" : `: ${one.title}`}`, "proposal", one.number);
  return [
    ...found.proposed.map(proposal("Made")),
    ...found.queued.map(proposal("Queued")),
    ...found.executed.map(proposal("Executed")),
    ...found.cancelled.map(proposal("Cancelled")),
    ...found.votes.map((one) =>
      deed(`Voted ${SUPPORTS[one.support]} proposal ${one.proposal.number}.`, "proposal", one.proposal.number),
    ),
    ...found.voteDelegations.map((one) =>
      one.delegate === null ? deed("Took votes back.") : deed("Chose a delegate.", "account", one.delegate.id),
    ),
    ...found.brakeSupports.map(() => deed("Supported the brake.", "page", "/dao/brake")),
    ...found.brakePulls.map(() => deed("Pulled the brake: no new deals for a while.", "page", "/dao/brake")),
    ...found.featureSupports.map(() => deed("Divided votes between features of the roadmap.", "page", "/dao/roadmap")),
    ...found.workEvents.map((one) =>
      deed(`Work order ${one.order.number}: ${words(one.kind)}.`, "work", one.order.number),
    ),
    ...found.daoReports.map((one) => deed(`Filed report ${one.number} (${one.kind.name}).`, "page", "/dao/reports")),
    ...found.releases.map((one) => deed(`Published ${one.component} ${one.label}.`, "page", "/dao/releases")),
    ...found.charterVersions.map((one) =>
      deed(`Adopted version ${one.number} of the charter.`, "page", "/dao/charter"),
    ),
    ...found.parameterChanges.map((one) => deed(`Set ${one.name} to ${one.value}.`)),
  ];
}

/** What a transaction did, in sentences, each once. */
export function deedsOf(found: IndexedDeeds): readonly Deed[] {
  const all = [...marketDeeds(found), ...oracleDeeds(found), ...moneyDeeds(found), ...daoDeeds(found)];
  return all.filter(
    ({ text, about }, at) => at === all.findIndex((one) => one.text === text && one.about?.id === about?.id),
  );
}
