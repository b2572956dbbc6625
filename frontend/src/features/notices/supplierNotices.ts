import type { Address, Hex } from "viem";

import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { DAY, formatDate, formatDateTime } from "../../lib/time.ts";
import type { Terms } from "../../chain/Terms.ts";
import { announcementText } from "../rewards/announcementWords.ts";
import type { Announcement } from "../rewards/programEvents.ts";
import { attentionOf } from "../supplier/attention.ts";
import type { SupplierWorker } from "../supplier/workersQuery.ts";
import type { NoticeEntry } from "./NoticeEntry.ts";
import type { UnboundWorker } from "./read/unboundQuery.ts";

/** How long one is told that a program of one's machines changed. */
const CHANGED_FOR = 7 * DAY;
/** How long one is told that a machine is one's own no more. */
export const UNBOUND_FOR = 7 * DAY;
/** From when on before its end an identity level is told. */
const LEVEL_ENDS_WITHIN = 14 * DAY;

/** A deal in which the account is paid. `asked`: the buyer's request. */
export interface SoldDeal {
  readonly id: Hex;
  readonly number: number;
  readonly terms: Terms;
  readonly asked: { readonly id: Hex; readonly at: number } | undefined;
}

/**
 * What concerns an account as supplier.
 *
 * - `unbound`: machines that were its own until lately, and are nobody's now
 * - `workers`: with their asks; `asksKnown`: whether relays told theirs, too
 * - `versions`: of agents, by machine in lower case; `agent`: the version that is demanded next
 * - `claimable`: SNM wei of rewards that the chain pays now; `claimed`: GPU-seconds that were paid before
 * - `changes`: of programs in which its machines are, newest first
 * - `level`: identity level, before `levelUntil` in unix seconds
 */
export interface SupplierFacts {
  readonly unbound: readonly UnboundWorker[];
  readonly workers: readonly SupplierWorker[];
  readonly asksKnown: boolean;
  readonly versions: ReadonlyMap<string, number>;
  readonly agent: { readonly version: number; readonly label: string; readonly from: number } | undefined;
  readonly claimable: bigint;
  readonly claimed: bigint;
  readonly changes: readonly Announcement[];
  readonly deals: readonly SoldDeal[];
  readonly level: number;
  readonly levelUntil: number;
}

const nameOf = ({ cpuModel, address }: { readonly cpuModel: string; readonly address: Address }): string =>
  cpuModel === "" ? `Machine ${shortAddress(address)}` : `${cpuModel} (${shortAddress(address)})`;

function workerNotices(worker: SupplierWorker, asksKnown: boolean, now: number): NoticeEntry[] {
  const { address, openDeals, ask, attestedUntil } = worker;
  const { life, badge, remarks } = attentionOf(worker, undefined, now);
  const common = { role: "supplier", to: { to: "/machines/$address", params: { address } } } as const;
  const offered = ask !== undefined && ask.validUntil >= now;
  const [remark] = remarks;
  if (life !== "attested" && (offered || openDeals > 0))
    return [
      {
        ...{ ...common, key: `attested-${address}`, facts: `${life} ${attestedUntil ?? 0}` },
        tone: life === "ended" ? "bad" : "warn",
        text: `${nameOf(worker)}: ${badge.slice(0, 1).toLowerCase()}${badge.slice(1)}.${remark === undefined ? "" : ` ${remark}`}`,
        act: "See the machine",
        at: attestedUntil,
      },
    ];
  if (life === "attested" && asksKnown && !offered && openDeals === 0)
    return [
      {
        ...{ ...common, key: `idle-${address}`, facts: `idle ${ask?.validUntil ?? 0}`, tone: "info", at: undefined },
        text: `${nameOf(worker)} is attested and idle: nobody can rent it, for it has no offer.`,
        act: "Make an offer",
        to: { to: "/orders/new" },
      },
    ];
  return [];
}

function agentNotices({ workers, versions, agent }: SupplierFacts): NoticeEntry[] {
  if (agent === undefined) return [];
  const old = workers.filter(({ address }) => (versions.get(address.toLowerCase()) ?? agent.version) < agent.version);
  if (old.length === 0) return [];
  const whose = old[0] !== undefined && old.length === 1 ? nameOf(old[0]) : `${old.length} of your machines`;
  return [
    {
      ...{ role: "supplier", key: "agent", facts: `${agent.version} ${old.length}`, tone: "warn", at: agent.from },
      text: `The agent of ${whose} is older than version ${agent.label} and earns no rewards from ${formatDateTime(agent.from)} on.`,
      act: "See the releases",
      to: { to: "/dao/releases" },
    },
  ];
}

function dealNotices({ id, number, terms, asked }: SoldDeal, now: number): NoticeEntry[] {
  const common = { role: "supplier", to: { to: "/deals/$id", params: { id } } } as const;
  const end = terms.duration === 0 ? undefined : terms.start + terms.duration;
  return [
    ...(asked === undefined
      ? []
      : [
          {
            ...{ ...common, key: `change-${id}`, facts: asked.id, tone: "warn" as const, at: asked.at },
            text: `The buyer of deal ${number} asks for other terms.`,
            act: "Answer it",
          },
        ]),
    ...(end === undefined || now < end
      ? []
      : [
          {
            ...{ ...common, key: `ended-${id}`, facts: "ended", tone: "good" as const, at: end },
            text: `Deal ${number} has ended: closing it pays you the rest and frees the machine.`,
            act: "Close it",
          },
        ]),
  ];
}

/** What awaits an account as supplier. @param now unix seconds */
export function supplierNotices(facts: SupplierFacts, now: number): readonly NoticeEntry[] {
  const { unbound, workers, asksKnown, claimable, claimed, changes, deals, level, levelUntil } = facts;
  return [
    ...deals.flatMap((deal) => dealNotices(deal, now)),
    ...workers.flatMap((worker) => workerNotices(worker, asksKnown, now)),
    ...unbound
      .filter(({ removedAt }) => now - removedAt < UNBOUND_FOR)
      .map((worker): NoticeEntry => ({
        ...{ role: "supplier", key: `unbound-${worker.address}`, facts: String(worker.removedAt), tone: "warn" },
        text: `${nameOf(worker)} is bound to you no more: it offers nothing and earns you nothing new until you confirm it again.`,
        act: "Confirm it",
        at: worker.removedAt,
        to: { to: "/supplier" },
      })),
    ...agentNotices(facts),
    ...(claimable > 0n
      ? [
          {
            ...({ role: "supplier", key: "rewards", facts: String(claimed), tone: "good", at: undefined } as const),
            text: `Your machines earned ${formatSnm(claimable)} SNM of rewards that you can claim.`,
            act: "Claim them",
            to: { to: "/rewards" } as const,
          },
        ]
      : []),
    ...changes
      .filter(({ time }) => now - time < CHANGED_FOR)
      .map((change): NoticeEntry => ({
        ...{ role: "supplier", key: `program-${change.id}`, facts: change.kind, tone: "info", at: change.time },
        text: `Reward program ${change.program}, in which your machines are. ${announcementText(change)}`,
        act: "See the program",
        to: { to: "/rewards/$id", params: { id: String(change.program) } },
      })),
    ...(level > 1 && levelUntil > now && levelUntil - now < LEVEL_ENDS_WITHIN
      ? [
          {
            ...({ role: "supplier", key: "level", facts: String(levelUntil), tone: "warn", at: levelUntil } as const),
            text: `Your identity level ${level} ends on ${formatDate(levelUntil)}: orders that demand it refuse you then.`,
            act: "See your certificates",
            to: { to: "/account" } as const,
          },
        ]
      : []),
  ];
}
