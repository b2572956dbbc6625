import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";

import { Snm } from "../../../ui/Snm.tsx";
import { NodeName } from "../NodeName.tsx";
import { SignedSnm } from "../SignedSnm.tsx";
import { gainOf } from "../stakeMoney.ts";
import type { MyStake } from "../useMyStakes.ts";
import { StakeButtons } from "./StakeButtons.tsx";
import type { ReviewKind } from "./StakeReview.tsx";
import { UnbondingList } from "./UnbondingList.tsx";

interface StakeRowProps {
  readonly one: MyStake;
  readonly account: Address;
  readonly onReview: (kind: ReviewKind) => void;
}

/** One stake of the reader's, with what can be done with it. */
export function StakeRow({ one: { stake, record }, account, onReview }: StakeRowProps) {
  const own = stake.owner.toLowerCase() === account.toLowerCase();
  return (
    <li data-testid="my-stake" data-owner={stake.owner.toLowerCase()} className="space-y-3 px-4 py-3.5 sm:px-5">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 lg:grid-cols-[minmax(12rem,1.5fr)_repeat(3,minmax(7rem,1fr))_minmax(16rem,1.5fr)]">
        <Link
          to="/masternodes/$owner"
          params={{ owner: stake.owner }}
          className="col-span-2 min-w-0 rounded-md hover:underline lg:col-span-1"
        >
          <NodeName
            owner={stake.owner}
            name={record?.node.name}
            note={own ? "your masternode" : record?.node.description}
          />
        </Link>
        <Value name="Worth now">
          <Snm wei={stake.value} testId="my-stake-value" />
        </Value>
        <Value name="Put in, less what was taken out">
          <Snm wei={record === undefined ? undefined : netOf(record)} />
        </Value>
        <Value name="Gain or loss">
          <SignedSnm wei={gainOf(stake, record)} testId="my-stake-gain" />
        </Value>
        <div className="col-span-2 min-w-0 lg:col-span-1">
          {stake.parts.length > 0 && (
            <>
              <p className="mb-1 text-xs text-muted">On the way out</p>
              <UnbondingList parts={stake.parts} />
            </>
          )}
        </div>
      </div>
      <StakeButtons stake={stake} addable={record !== undefined} own={own} onReview={onReview} />
    </li>
  );
}

/** SNM wei; nothing where more was taken out than put in. */
const netOf = ({ staked, withdrawn }: NonNullable<MyStake["record"]>): bigint =>
  staked > withdrawn ? staked - withdrawn : 0n;

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{name}</p>
      <p>{children}</p>
    </div>
  );
}
