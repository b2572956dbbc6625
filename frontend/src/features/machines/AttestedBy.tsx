import { Check, Minus } from "lucide-react";

import { AddressText } from "../../ui/AddressText.tsx";
import { type ReportMember, sharePercent } from "./reportOrigin.ts";

interface AttestedByProps {
  readonly members: readonly ReportMember[];
  /** SNM wei. */
  readonly totalStake: bigint;
  /** Signers whose own measurement stands in the report; undefined where no node tells. */
  readonly measuredBy: ReadonlySet<string> | undefined;
}

/** Which masternodes signed the report, and which of them measured the machine themselves. */
export function AttestedBy({ members, totalStake, measuredBy }: AttestedByProps) {
  return (
    <div className="overflow-x-auto" role="region" aria-label="Attested by" tabIndex={0}>
      <table className="w-full text-sm" data-testid="attested-by">
        <caption className="sr-only">Masternodes that could sign the report</caption>
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            <th scope="col" className="py-2 pr-3 font-medium">
              Masternode
            </th>
            <th scope="col" className="px-2 py-2 text-right font-medium">
              Stake
            </th>
            <th scope="col" className="px-2 py-2 font-medium">
              Signed
            </th>
            <th scope="col" className="py-2 pl-2 font-medium">
              Measured it
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {members.map(({ owner, signer, stake, signed }) => (
            <tr key={signer} data-testid="attested-by-row">
              <td className="py-2 pr-3 whitespace-nowrap">
                <AddressText address={owner} />
              </td>
              <td className="px-2 py-2 text-right">{sharePercent(stake, totalStake)}</td>
              <td className="px-2 py-2">
                <YesNo yes={signed} />
              </td>
              <td className="py-2 pl-2">
                {measuredBy === undefined ? (
                  <span className="text-muted" title="No masternode that answers remembers.">
                    unknown
                  </span>
                ) : (
                  <YesNo yes={measuredBy.has(signer.toLowerCase())} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function YesNo({ yes }: { readonly yes: boolean }) {
  const Icon = yes ? Check : Minus;
  return (
    <span className={yes ? "inline-flex items-center gap-1 text-good" : "inline-flex items-center gap-1 text-muted"}>
      <Icon aria-hidden className="size-4" />
      {yes ? "yes" : "no"}
    </span>
  );
}
