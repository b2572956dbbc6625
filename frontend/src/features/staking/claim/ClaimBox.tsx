import { formatSnmExact } from "../../../lib/money.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { Button } from "../../../ui/Button.tsx";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { NodeDetail } from "../nodeQuery.ts";
import type { LiveNode } from "../liveNode.ts";
import { ClaimParts } from "./ClaimParts.tsx";
import { claimCommission } from "./claimCommission.ts";
import type { ClaimOffer } from "./claimOffer.ts";
import { useDutyClaim } from "./useDutyClaim.ts";

interface ClaimBoxProps {
  readonly node: Pick<NodeDetail, "facts" | "claims">;
  /** Undefined while it is read. */
  readonly live: LiveNode | undefined;
  /** Opens the review of a claim. */
  readonly onClaim: (offer: ClaimOffer) => void;
}

/** What reports prove that a masternode earned, and what of it anybody can claim for its stakers. */
export function ClaimBox({ node: { facts, claims }, live, onClaim }: ClaimBoxProps) {
  const claim = useDutyClaim(facts.owner, live);
  if (claim === undefined)
    return (
      <div aria-busy>
        <Skeleton className="h-20 w-full" />
      </div>
    );
  if (claim.state === "silent")
    return (
      <Notice tone="warn" testId="claim-silent" title="No masternode tells what this one earned since.">
        They are asked again by themselves. Nothing is lost: what was earned can be claimed at any time.
      </Notice>
    );
  if (claim.state === "unproved")
    return (
      <p role="status" className="text-muted text-pretty" data-testid="claim-unproved">
        No report proves yet that it earned anything. A report proves something once nobody can void it any more.
      </p>
    );
  const { duty } = claim;
  const amount = claim.state === "nothing" ? 0n : claim.amount;
  const offer = { duty, amount, rate: claimCommission(facts.commissions, claims, duty.asOf) };
  return (
    <div className="space-y-3" data-testid="claim-box" data-state={claim.state}>
      <Facts className="border-y">
        <Fact name="Earned, as reports prove" hint={`for its work until ${formatDateTime(duty.asOf)}`}>
          <Snm wei={duty.earned} testId="claim-earned" />
        </Fact>
        <Fact name={claim.state === "uncollected" ? "Not claimed yet" : "Can be claimed now"} strong>
          <Snm wei={amount} testId="claim-amount" />
          {amount > 0n && (
            <span className="block font-mono text-xs font-normal break-all text-muted" data-testid="claim-exact">
              exactly {formatSnmExact(amount)} SNM
            </span>
          )}
        </Fact>
        {amount > 0n && <ClaimParts offer={offer} />}
      </Facts>
      {claim.state === "nothing" && (
        <p className="text-muted text-pretty" data-testid="claim-nothing">
          All that is proved was claimed. Later reports prove what it earns now.
        </p>
      )}
      {claim.state === "uncollected" && (
        <Notice tone="info" testId="claim-uncollected" title="It can’t be claimed yet">
          By the time of the report, less than this had been collected for the masternodes. They collect in turns; then
          a later report proves it.
        </Notice>
      )}
      {claim.state === "claimable" && (
        <Button kind="primary" className="w-full" onClick={() => onClaim(offer)} data-testid="claim-open">
          Claim for the stakers
        </Button>
      )}
    </div>
  );
}
