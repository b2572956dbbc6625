import { Rule } from "@sonm/protocol/generated/enums.ts";
import { Link } from "@tanstack/react-router";
import { Check, TriangleAlert, X } from "lucide-react";
import { useState } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import type { Offer } from "../../indexer/offer.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { formatShortDuration } from "../../lib/time.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { mismatchText } from "./matches.ts";
import { isBid } from "./orderWords.ts";
import { type Match, useMatches } from "./useMatches.ts";

interface MatchListProps {
  readonly order: Offer;
  /** Reviews the deal. */
  readonly onOpen: (match: Match) => void;
}

/** Orders of the other side, and for each whether the market would make a deal of the two, or why not. */
export function MatchList({ order, onOpen }: MatchListProps) {
  const now = useChainNow();
  const matches = useMatches(order, now, true);
  const [all, setAll] = useState(false);
  const shown = matches.data?.filter(({ broken }) => all || !broken.includes(Rule.Blacklist));
  const refused = (matches.data?.length ?? 0) - (shown?.length ?? 0);
  const bid = isBid(order.fields);
  const what = bid ? "offers" : "bids";
  return (
    <Panel title={bid ? "Matching offers" : "Matching bids"} aside="Asked of the market itself" flush>
      {matches.isError && matches.data === undefined ? (
        <div className="p-4 sm:p-5">
          <Notice tone="warn" testId="matches-failed" title={`The ${what} could not be looked for.`}>
            The index or the node does not answer. It is tried again by itself.
          </Notice>
        </div>
      ) : shown === undefined ? (
        <div className="space-y-3 p-5" aria-busy>
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </div>
      ) : shown.length === 0 && refused === 0 ? (
        <p className="px-5 py-6 text-muted" data-testid="matches-none">
          {bid ? "No machine on offer has the hardware that you want." : "Nobody asks for what you offer now."} New{" "}
          {what} appear here by themselves.
        </p>
      ) : (
        <ul className="divide-y" data-testid="matches">
          {shown.map((match) => (
            <MatchRow key={match.other.id} match={match} onOpen={() => onOpen(match)} />
          ))}
        </ul>
      )}
      {refused > 0 && (
        <p
          className="flex flex-wrap items-center gap-3 border-t px-5 py-3 text-xs text-muted"
          data-testid="matches-refused"
        >
          {refused} left out: a blacklist or a ban keeps the two sides apart.
          <Button size="small" onClick={() => setAll(true)}>
            Show them
          </Button>
        </p>
      )}
    </Panel>
  );
}

function MatchRow({ match, onOpen }: { readonly match: Match; readonly onOpen: () => void }) {
  const { account } = useMe();
  const { other, ask, bid, broken, genuine } = match;
  const good = broken.length === 0 && genuine === true;
  const { fields } = other;
  return (
    <li
      data-testid="match-row"
      data-order={other.id}
      data-fits={good}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3.5 sm:px-5"
    >
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-x-3">
          {isBid(fields) ? (
            <AddressText address={fields.author} mine={fields.author.toLowerCase() === account?.toLowerCase()} />
          ) : (
            <Link to="/machines/$address" params={{ address: fields.author }} className="font-medium hover:text-accent">
              {other.attestation?.cpuModel || <AddressText address={fields.author} link={false} />}
            </Link>
          )}
          <span className="font-semibold">
            {formatUsdPerHour(fields.price)}
            <span className="text-xs font-normal text-muted">/h</span>
          </span>
          <span className="text-xs text-muted">
            {fields.duration === 0 ? "spot" : `${isBid(fields) ? "" : "up to "}${formatShortDuration(fields.duration)}`}
            {other.relayed ? " · relayed" : ""}
          </span>
        </p>
        <ul className="mt-1.5 space-y-1 text-xs">
          {good && (
            <li className="flex gap-1.5 text-good">
              <Check aria-hidden className="size-4 shrink-0" />
              The market would open this deal now
            </li>
          )}
          {genuine === false && (
            <li className="flex gap-1.5 text-bad">
              <TriangleAlert aria-hidden className="size-4 shrink-0" />
              The signature is not its author&rsquo;s. Leave it alone.
            </li>
          )}
          {broken.map((rule) => (
            <li key={rule} data-testid={`match-rule-${rule}`} className="flex gap-1.5 text-muted">
              <X aria-hidden className="size-4 shrink-0 text-bad" />
              {mismatchText(rule, ask.fields, bid.fields)}
            </li>
          ))}
        </ul>
      </div>
      <Button
        kind={good ? "primary" : "secondary"}
        size="small"
        disabled={!good}
        data-testid="match-open"
        onClick={onOpen}
      >
        Open the deal
      </Button>
    </li>
  );
}
