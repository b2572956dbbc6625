import { Term } from "../../../glossary/Term.tsx";
import { formatDateTime } from "../../../lib/time.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { Slash } from "../nodeQuery.ts";

interface SlashesPanelProps {
  readonly slashes: readonly Slash[];
  /** SNM wei in all. */
  readonly slashed: bigint;
}

/** What a masternode lost, and why. */
export function SlashesPanel({ slashes, slashed }: SlashesPanelProps) {
  return (
    <Panel title={<Term id="slash">Slashes</Term>} aside={slashed > 0n && <Snm wei={slashed} />}>
      {slashes.length === 0 ? (
        <p className="text-muted" data-testid="slashes-none">
          It was never slashed. What it loses by a proved fault, or by the DAO&rsquo;s decision, stands here with the
          reason.
        </p>
      ) : (
        <ul className="-my-2.5 divide-y">
          {slashes.map(({ id, epoch, reason, amount, time, transaction }) => (
            <li key={id} data-testid="slash" className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2.5">
              <span className="min-w-0">
                {epoch !== undefined ? `Two reports for epoch ${epoch}` : "By the DAO"}
                {reason !== undefined && (
                  <span className="block font-mono text-xs text-muted" title={reason}>
                    reasons {shortAddress(reason)}
                  </span>
                )}
                <span className="block text-xs text-muted">
                  {formatDateTime(time)} · <TransactionLink hash={transaction} />
                </span>
              </span>
              <Snm wei={amount} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
