import type { Address } from "viem";

import { useBalances } from "../../chain/useBalances.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { BlacklistPanel } from "../blacklist/BlacklistPanel.tsx";
import { PayoutPanel } from "../payout/PayoutPanel.tsx";
import { ProfilePanel } from "../profile/ProfilePanel.tsx";
import { fetchSettings } from "./settingsQuery.ts";

/** Everything that an account settles for itself but its money: profile, payout, blacklist. */
export function SettingsPanels({ account }: { readonly account: Address }) {
  const balances = useBalances(account);
  const settings = useIndexed(["settings", account.toLowerCase()], (indexer, signal) =>
    fetchSettings(indexer, account, signal),
  );
  if (settings.data === undefined)
    return (
      <Panel title="Profile, payout and blacklist">
        {settings.isError ? (
          <IndexUnreachable onRetry={() => void settings.refetch()} />
        ) : (
          <div aria-busy>
            <Skeleton className="h-24 w-full" />
          </div>
        )}
      </Panel>
    );
  const { profile, link, certificates, banned, payout, blacklist } = settings.data;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
      <ProfilePanel account={account} profile={profile} link={link} certificates={certificates} banned={banned} />
      <div className="space-y-4">
        <PayoutPanel account={account} payout={payout} balance={balances?.ledger} />
        <BlacklistPanel account={account} blacklist={blacklist} />
      </div>
    </div>
  );
}
