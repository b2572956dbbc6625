import type { ArgValue } from "@sonm/protocol/proposals/ArgValue.ts";
import type { ProposalContract } from "@sonm/protocol/proposals/ProposalContract.ts";
import type { Address } from "viem";

import { formatSnm } from "../../../lib/money.ts";
import { basisPointsText } from "../../../lib/percent.ts";
import { formatDate, formatDuration } from "../../../lib/time.ts";

/** A call that could be read: of which contract, which function, with what. */
export interface ReadCall {
  readonly contract: ProposalContract;
  readonly function: string;
  readonly args: readonly ArgValue[];
}

/**
 * What the reader has to do with the network. Amounts in SNM wei, parts in basis points.
 *
 * - `locked`: for dividends; `staked`: in masternodes, whose owners `nodes` names
 * - `programs`: numbers of the reward programs in which its machines are
 * - `fee`: of the market now; `split`: of fees now, to holders, masternodes and the treasury
 */
export interface Standing {
  readonly account: Address;
  readonly locked: bigint;
  readonly staked: bigint;
  readonly nodes: readonly Address[];
  readonly programs: readonly number[];
  readonly fee: bigint | undefined;
  readonly split: readonly [holders: bigint, masternodes: bigint, treasury: bigint] | undefined;
}

const WHOLE = 10_000n;
const HUNDRED = 100n * 10n ** 18n;

const number = (value: ArgValue | undefined): bigint => (typeof value === "bigint" ? value : 0n);
const isMe = (value: ArgValue | undefined, account: string): boolean =>
  typeof value === "string" && value.toLowerCase() === account.toLowerCase();
const of = (part: bigint): string => formatSnm((HUNDRED * part) / WHOLE);

type Teller = (args: readonly ArgValue[], me: Standing) => string | undefined;

const program: (say: (args: readonly ArgValue[]) => string) => Teller =
  (say) =>
  (args, { programs }) =>
    programs.includes(Number(number(args[0])))
      ? `Your machines are in program ${number(args[0])}: ${say(args)}`
      : undefined;

const stakeIn: (say: (args: readonly ArgValue[], own: boolean) => string) => Teller =
  (say) =>
  (args, { nodes, account }) =>
    nodes.some((owner) => isMe(args[0], owner)) ? say(args, isMe(args[0], account)) : undefined;

/** By contract and function: what a call means for somebody; undefined where it does not concern them. */
const TELLERS: Readonly<Record<string, Teller>> = {
  "Market.setFee": ([fee], me) => {
    const after = number(fee);
    const before = me.fee === undefined ? "" : `, instead of ${of(WHOLE - me.fee)} SNM`;
    return `Of every 100 SNM that your machines bill you would get ${of(WHOLE - after)} SNM${before}. As a buyer you pay the same.`;
  },
  "Market.setBanned": ([account, banned], me) =>
    isMe(account, me.account)
      ? banned === true
        ? "It is about this wallet: no new deal would open with you. Deals that run go on, and your money stays yours."
        : "It is about this wallet: you could deal again."
      : undefined,
  "Market.pauseEntries": ([duration]) =>
    `No new deal could be opened for ${formatDuration(Number(number(duration)))}. Your deals go on, and withdrawing works.`,
  "Profiles.setValidator": ([account, level], me) =>
    isMe(account, me.account)
      ? number(level) === 0n
        ? "It is about this wallet: it would be no validator any more."
        : `It is about this wallet: it could certify up to level ${number(level)}.`
      : undefined,
  "SNM.transfer": ([to, amount], me) =>
    isMe(to, me.account) ? `This wallet would be paid ${formatSnm(number(amount))} SNM.` : undefined,
  "FeeSplitter.setSplit": ([holders, masternodes], { locked, staked, split }) => {
    const part = (now: bigint | undefined, then: ArgValue | undefined) =>
      `${basisPointsText(number(then))} of the fees${now === undefined ? "" : `, instead of ${basisPointsText(now)}`}`;
    const told = [
      ...(locked > 0n
        ? [`You have ${formatSnm(locked)} SNM locked: holders like you would get ${part(split?.[0], holders)}.`]
        : []),
      ...(staked > 0n
        ? [`You have ${formatSnm(staked)} SNM staked: masternodes would get ${part(split?.[1], masternodes)}.`]
        : []),
    ];
    return told.length === 0 ? undefined : told.join(" ");
  },
  "Masternodes.setUnbondingPeriod": ([period], { staked }) =>
    staked === 0n
      ? undefined
      : `You have ${formatSnm(staked)} SNM staked: getting them out would take ${formatDuration(Number(number(period)))}.`,
  "Masternodes.slash": stakeIn(([, share], own) =>
    own
      ? `It is about your masternode: ${basisPointsText(number(share))} of its stake would be taken.`
      : `You have stake in this masternode: ${basisPointsText(number(share))} of it would be taken.`,
  ),
  "Masternodes.jail": stakeIn((_, own) =>
    own
      ? "It is about your masternode: it would do no duty and earn nothing until it returns."
      : "You have stake in this masternode: it would earn nothing until it returns.",
  ),
  "RewardPrograms.setAdmission": program(([, admits]) =>
    admits === true ? "more can join them." : "they stay in and earn what was promised; no more can join.",
  ),
  "RewardPrograms.extend": program(([, end]) => `it would pay until ${formatDate(Number(number(end)))}.`),
  "RewardPrograms.raiseBudget": program(() => "its money would last longer."),
  "RewardPrograms.enlarge": program(() => "more machines could join them."),
};

/** What calls change for somebody, in sentences; none where nothing that is known concerns them. */
export const changesForMe = (calls: readonly ReadCall[], me: Standing): readonly string[] =>
  calls.flatMap(({ contract, function: name, args }) => TELLERS[`${contract}.${name}`]?.(args, me) ?? []);
