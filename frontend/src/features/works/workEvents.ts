import type { Address, Hex } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";
import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";

/** Something that happened with a work order. */
export const workEventFragment = graphql(`
  fragment WorkEvent on WorkEvent {
    id
    kind
    milestone {
      index
    }
    account
    amount
    fee
    returned
    timestamp
    transaction
  }
`);

/**
 * Something that happened with a work order. SNM wei.
 *
 * - `milestone`: its index, undefined where it is about the whole order
 * - `account`: whom it is about, undefined where it is about nobody
 */
export interface WorkEvent {
  readonly id: Hex;
  readonly kind: keyof typeof WORDS;
  readonly milestone: number | undefined;
  readonly account: Address | undefined;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly returned: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/** Reads what the index gave. */
export function readWorkEvent(source: FragmentOf<typeof workEventFragment>): WorkEvent {
  const { milestone, account, amount, fee, returned, timestamp, ...rest } = readFragment(workEventFragment, source);
  return {
    ...rest,
    milestone: milestone?.index,
    account: account ?? undefined,
    amount: BigInt(amount),
    fee: BigInt(fee),
    returned: BigInt(returned),
    time: Number(timestamp),
  };
}

type Say = (event: WorkEvent) => string;

const who = ({ account }: WorkEvent): string => (account === undefined ? "somebody" : shortAddress(account));
const milestoneName = ({ milestone = 0 }: WorkEvent): string => `Milestone ${milestone + 1}`;
const snm = (wei: bigint): string => `${formatSnm(wei)} SNM`;

const settled: Say = (event) => {
  const parts = [
    event.amount > 0n ? `${snm(event.amount)} to the developer` : "",
    event.fee > 0n ? `${snm(event.fee)} to the reviewer` : "",
    event.returned > 0n ? `${snm(event.returned)} back to the treasury` : "",
  ].filter((part) => part !== "");
  return `${milestoneName(event)} settled${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
};

const WORDS = {
  PUBLISHED: (event) => `Published with ${snm(event.amount)}`,
  OFFERED: (event) => `${who(event)} offered to do it for ${snm(event.amount)}`,
  OFFER_WITHDRAWN: (event) => `${who(event)} took its offer back`,
  TEAM_ASKED: (event) => `The DAO asked the team ${who(event)}`,
  TEAM_DECLINED: (event) => `The team ${who(event)} declined`,
  ASSIGNED: (event) =>
    `Assigned to ${who(event)}${event.returned > 0n ? `; ${snm(event.returned)} went back to the treasury` : ""}`,
  DELIVERED: (event) => `${milestoneName(event)} delivered`,
  REJECTED: (event) => `${milestoneName(event)} rejected`,
  DISPUTED: (event) => `${milestoneName(event)} disputed: the DAO decides`,
  SETTLED: settled,
  STREAM_PAID: (event) => `Stream paid: ${snm(event.amount)}`,
  STOPPED: (event) =>
    `The DAO stopped it: what was delivered goes on${event.returned > 0n ? `; ${snm(event.returned)} of the stream went back to the treasury` : ""}`,
  ENDED: (event) => `Ended${event.returned > 0n ? `; ${snm(event.returned)} went back to the treasury` : ""}`,
} satisfies Record<string, Say>;

/** What happened, in a few words. */
export const workEventText = (event: WorkEvent): string => WORDS[event.kind](event);
