import type { Address } from "viem";

import { useMe } from "../../../chain/useMe.ts";
import { Term } from "../../../glossary/Term.tsx";
import { shareText } from "../../../lib/percent.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import type { Holder } from "../nodeQuery.ts";
import { poolValue } from "../poolValue.ts";
import type { LiveNode } from "../liveNode.ts";

interface HoldersPanelProps {
  readonly owner: Address;
  readonly holders: readonly Holder[];
  /** For what the shares are worth; undefined while it is read. */
  readonly live: LiveNode | undefined;
}

/** Who has stake in a masternode, its owner included. */
export function HoldersPanel({ owner, holders, live }: HoldersPanelProps) {
  const { account } = useMe();
  const is = (one: Address, other: Address | undefined) => one.toLowerCase() === other?.toLowerCase();
  return (
    <Panel title="Stakes in it" aside="Without rewards that nobody has settled yet" flush>
      {holders.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">
          Nobody has stake in it, so it earns nothing. Whoever delegates to it stands here.
        </p>
      ) : (
        <div className="overflow-x-auto" role="region" aria-label="Stakes in it" tabIndex={0}>
          <table className="w-full text-sm" data-testid="holders">
            <caption className="sr-only">Accounts with stake in this masternode</caption>
            <thead>
              <tr className="border-b text-left text-xs text-muted">
                <th scope="col" className="px-4 py-2.5 font-medium sm:px-5">
                  Account
                </th>
                <th scope="col" className="px-3 py-2.5 text-right font-medium">
                  <Term id="shareValue">Worth</Term>
                </th>
                <th scope="col" className="px-3 py-2.5 text-right font-medium">
                  <Term id="shares">Part</Term>
                </th>
                <th scope="col" className="py-2.5 pr-4 pl-3 text-right font-medium sm:pr-5">
                  On the way out
                </th>
              </tr>
            </thead>
            <tbody className="divide-y">
              {holders.map(({ account: holder, name, shares, unbondingShares }) => (
                <tr key={holder} data-testid="holder" data-account={holder.toLowerCase()}>
                  <td className="px-4 py-2.5 whitespace-nowrap sm:px-5">
                    <AddressText address={holder} mine={is(holder, account)} />{" "}
                    {is(holder, owner) ? <Badge tone="accent">bond</Badge> : <span className="text-muted">{name}</span>}
                  </td>
                  <td className="px-3 py-2.5 text-right">
                    <Snm wei={live && poolValue(shares, live.pool)} />
                  </td>
                  <td className="tabular px-3 py-2.5 text-right">
                    {live === undefined ? <Skeleton /> : shareText(shares, live.pool.shares)}
                  </td>
                  <td className="py-2.5 pr-4 pl-3 text-right sm:pr-5">
                    {unbondingShares === 0n ? "–" : <Snm wei={live && poolValue(unbondingShares, live.leaving)} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
