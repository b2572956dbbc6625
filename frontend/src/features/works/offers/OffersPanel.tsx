import { WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { HandHelping } from "lucide-react";
import { useState } from "react";
import { isAddressEqual } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { Button } from "../../../ui/Button.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import type { LiveWork } from "../readLiveWork.ts";
import type { Offered } from "../workQueries.ts";
import { takesOffers } from "../workTurns.ts";
import { OfferRow } from "./OfferRow.tsx";
import { OfferSheet } from "./OfferSheet.tsx";
import { SendOfferSheet } from "./SendOfferSheet.tsx";

interface OffersPanelProps {
  readonly live: LiveWork;
  readonly offers: readonly Offered[];
}

/** Offers of developers, and making one. */
export function OffersPanel({ live, offers }: OffersPanelProps) {
  const { account } = useMe();
  const now = useChainNow();
  const [open, setOpen] = useState<"make" | "send">();
  const taking = takesOffers(live, now);
  const reviews = account !== undefined && isAddressEqual(account, live.terms.reviewer);
  return (
    <Panel
      title="Offers"
      aside={
        live.state.status === WorkStatus.Open && (
          <span>
            {taking ? "taken until " : "were taken until "}
            {formatDateTime(live.terms.offersUntil)}
          </span>
        )
      }
      flush
    >
      {offers.length === 0 ? (
        <Empty icon={HandHelping} title="No offer yet" testId="offers-empty">
          {taking
            ? "Whoever can do it offers by a signature; holders choose an offer by a vote."
            : "Nobody offered to do it in time."}
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="offers">
          {offers.map((offered) => (
            <OfferRow key={offered.id} live={live} offered={offered} />
          ))}
        </ul>
      )}
      {taking && (
        <div className="flex flex-wrap items-center gap-2 border-t px-4 py-3 sm:px-5">
          <Button
            kind="primary"
            size="small"
            data-testid="offer-open"
            disabled={reviews}
            onClick={() => setOpen("make")}
          >
            Offer to do it
          </Button>
          <Button size="small" data-testid="offer-send-open" onClick={() => setOpen("send")}>
            Send somebody&rsquo;s signed offer
          </Button>
          {reviews && <p className="text-xs text-muted">You review this order, so you can&rsquo;t do it too.</p>}
        </div>
      )}
      {open === "make" && <OfferSheet live={live} onClose={() => setOpen(undefined)} />}
      {open === "send" && <SendOfferSheet live={live} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}
