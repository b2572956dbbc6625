import { Link } from "@tanstack/react-router";

import { attestationState } from "../../indexer/attestationState.ts";
import type { Offer } from "../../indexer/offer.ts";
import { unmatchable } from "../../indexer/unmatchable.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { isBid } from "./orderWords.ts";

interface UnattestedAskProps {
  readonly offer: Offer;
  /** Unix seconds. */
  readonly now: number;
}

/** Why those who demand attested hardware can't take an ask; undefined for a bid, and where they can. */
function whyNot({ offer, now }: UnattestedAskProps): string | undefined {
  if (isBid(offer.fields)) return undefined;
  return unmatchable[attestationState(offer.attestation, offer.fields.benchmarks, now)];
}

/** A warning on the page of an ask that most buyers can't take, with where to read what is wrong. */
export function UnattestedAskNotice({ offer, now }: UnattestedAskProps) {
  const why = whyNot({ offer, now });
  if (why === undefined) return null;
  return (
    <Notice tone="warn" title="Most buyers can't buy this" testId="ask-unattested">
      {why}{" "}
      <Link to="/machines/$address" params={{ address: offer.supplier }} className="font-medium text-accent underline">
        What the masternodes measured, and what failed
      </Link>
    </Notice>
  );
}

/** The same in two words, for lists. */
export function UnattestedAskMark({ offer, now }: UnattestedAskProps) {
  const why = whyNot({ offer, now });
  if (why === undefined) return null;
  return (
    <Badge tone="warn" data-testid="order-unattested" title={why}>
      not attested
      <span className="sr-only">{why}</span>
    </Badge>
  );
}
