import { Link } from "@tanstack/react-router";
import type { Address } from "viem";

import { formatSnm } from "../../../lib/money.ts";
import { formatDuration } from "../../../lib/time.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { useVotingPower } from "../useVotingPower.ts";
import { useVotingRules } from "../useVotingRules.ts";

/** What proposing takes, and what the reader lacks of it. */
export function ThresholdNote({ account }: { readonly account: Address | undefined }) {
  const rules = useVotingRules();
  const power = useVotingPower(account);
  if (rules === undefined) return <Skeleton className="h-10 w-full" />;
  const { threshold, delay, period } = rules;
  const course = `The vote begins ${formatDuration(delay)} after it is proposed and lasts ${formatDuration(period)}.`;
  if (power === undefined || power.total >= threshold)
    return (
      <p className="text-xs text-muted text-pretty" data-testid="propose-rules">
        Proposing takes {formatSnm(threshold, "up")} votes
        {power === undefined ? "" : `; you have ${formatSnm(power.total)}`}. {course}
      </p>
    );
  return (
    <Notice
      tone="warn"
      testId="propose-votes-missing"
      title={`You lack ${formatSnm(threshold - power.total, "up")} votes to propose`}
    >
      Proposing takes {formatSnm(threshold, "up")} votes; this wallet has {formatSnm(power.total)}. SNM in a wallet
      count once they are delegated:{" "}
      <Link to="/dao/delegates" className="font-medium text-accent underline">
        delegate them to yourself
      </Link>
      , or ask others to delegate theirs to you. You can write the proposal and try it out meanwhile.
    </Notice>
  );
}
