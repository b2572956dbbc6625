import { TriangleAlert } from "lucide-react";

import { useChainAnswers, useChainHead } from "../chain/useChainClock.ts";
import { useIndexerHead } from "../indexer/useIndexerHead.ts";
import { formatDuration } from "../lib/time.ts";
import { type IndexLag, indexLag } from "./indexLag.ts";

function textOf(lag: IndexLag): string | undefined {
  switch (lag.kind) {
    case "none":
      return undefined;
    case "offline":
      return "Neither the chain nor the index answers. Check the connection, and that the network runs.";
    case "silent":
      return "The network does not answer. Balances and states are the last known; what was sent is looked for until it answers.";
    case "down":
      return "The index does not answer, so lists may be missing. Balances and running deals come from the chain.";
    case "failing":
      return "The index has stopped at an error, so lists do not change. Balances and running deals come from the chain.";
    case "lagging": {
      const by = lag.seconds === undefined ? `${lag.blocks} blocks` : formatDuration(lag.seconds);
      return `Lists are ${by} behind the chain. Balances and running deals are up to date.`;
    }
  }
}

/** Tells when what is shown is not the present. */
export function IndexBanner() {
  const { head, down } = useIndexerHead();
  const lag = indexLag(useChainHead(), head, { down, silent: !useChainAnswers() });
  const text = textOf(lag);
  return (
    // Also where the page is scrolled to the form that somebody fills in.
    <div role="status" className="sticky top-14 z-20">
      {text !== undefined && (
        <div data-testid="index-banner" data-lag={lag.kind} className="bg-warn-soft text-warn">
          <p className="mx-auto flex max-w-[84rem] items-center gap-2.5 px-4 py-2 text-xs font-medium sm:px-6">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {text}
          </p>
        </div>
      )}
    </div>
  );
}
