import { useChainNow } from "../../../chain/useChainClock.ts";
import { formatDateTime, formatRelative } from "../../../lib/time.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { UnbondingPart } from "../stakeMoney.ts";

/** Parts of a stake on the way out, with their dates. */
export function UnbondingList({ parts }: { readonly parts: readonly UnbondingPart[] }) {
  const now = useChainNow();
  return (
    <ul className="space-y-1" aria-label="On the way out">
      {parts.map(({ amount, releaseAt }, index) => (
        <li
          key={index}
          data-testid="unbonding"
          data-due={releaseAt <= now}
          className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs"
        >
          <Snm wei={amount} />
          {releaseAt <= now ? (
            <Badge tone="good">withdrawable</Badge>
          ) : (
            <span className="text-muted" title="It can be slashed until then.">
              {formatDateTime(releaseAt)}, {formatRelative(releaseAt, now)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
