import { readDescription } from "@sonm/protocol/proposals/readDescription.ts";
import { ExternalLink } from "lucide-react";

import { Panel } from "../../../ui/Panel.tsx";

/** What the proposer says to it. It is shown as plain text: nobody checked it. */
export function DescriptionPanel({ description }: { readonly description: string }) {
  const { body, discussion } = readDescription(description);
  return (
    <Panel title="What the proposer says" aside="Unchecked">
      {body === "" ? (
        <p className="text-muted">The proposer gives no reasons.</p>
      ) : (
        <p data-testid="proposal-body" className="max-w-prose break-words whitespace-pre-wrap">
          {body}
        </p>
      )}
      {discussion !== undefined && (
        <p className="mt-3">
          <a
            href={discussion}
            target="_blank"
            rel="noreferrer noopener"
            data-testid="proposal-discussion"
            className="inline-flex max-w-full items-center gap-1.5 font-medium text-accent underline"
          >
            <span className="truncate">Discussion: {discussion}</span>
            <ExternalLink aria-hidden className="size-3.5 shrink-0" />
            <span className="sr-only">(opens another site)</span>
          </a>
        </p>
      )}
    </Panel>
  );
}
