import { useChainNow } from "../../chain/useChainClock.ts";
import type { Attestation } from "../../indexer/attestation.ts";
import { formatDate, formatDateTime } from "../../lib/time.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Time } from "../../ui/Time.tsx";

interface AttestationHistoryProps {
  readonly attestations: readonly Attestation[];
  /** In all; more than are listed, maybe. */
  readonly count: number;
}

/** When the machine was measured, by which report, until when that is good. */
export function AttestationHistory({ attestations, count }: AttestationHistoryProps) {
  const now = useChainNow();
  return (
    <Panel title="Attestations" aside={`${count} in all`} flush>
      <div className="overflow-x-auto" role="region" aria-label="Attestations" tabIndex={0}>
        <table className="w-full text-sm" data-testid="attestations">
          <thead>
            <tr className="border-b text-left text-xs text-muted">
              <th scope="col" className="px-5 py-2.5 font-medium">
                Measured
              </th>
              <th scope="col" className="px-3 py-2.5 text-right font-medium">
                Report
              </th>
              <th scope="col" className="px-3 py-2.5 font-medium">
                Good until
              </th>
              <th scope="col" className="px-5 py-2.5 font-medium">
                Transaction
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {attestations.map((attestation, index) => (
              <tr key={attestation.id} data-testid="attestation-row">
                <td className="px-5 py-2.5">
                  <Time time={attestation.measuredAt} now={now} />
                  {index === 0 && (
                    <span className="ml-2">
                      <Badge tone={now > attestation.expiresAt ? "warn" : "good"}>
                        {now > attestation.expiresAt ? "expired" : "in force"}
                      </Badge>
                    </span>
                  )}
                </td>
                <td className="px-3 py-2.5 text-right font-mono text-xs">#{attestation.sequence.toString()}</td>
                <td className="px-3 py-2.5 whitespace-nowrap" title={formatDateTime(attestation.expiresAt)}>
                  {formatDate(attestation.expiresAt)}
                </td>
                <td className="px-5 py-2.5">
                  <TransactionLink hash={attestation.transaction} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
