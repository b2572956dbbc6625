import { BellOff } from "lucide-react";
import { useEffect } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { BrowserSwitch } from "./BrowserSwitch.tsx";
import { NOTICE_ROLES, ROLE_TEXTS } from "./NoticeEntry.ts";
import { NoticeRow } from "./NoticeRow.tsx";
import { useNotices } from "./useNotices.ts";

/** All that awaits the account, by what it is. */
export function NoticesPage() {
  const { account } = useMe();
  return (
    <>
      <PageHeader title="Notices">
        What awaits you, worked out in this browser from the chain and the <Term id="index">index</Term>. Nobody else is
        told.
      </PageHeader>
      {account === undefined ? (
        <Panel flush>
          <ConnectEmpty>Connect a wallet to see what awaits it.</ConnectEmpty>
        </Panel>
      ) : (
        <Known key={account} account={account} />
      )}
    </>
  );
}

function Known({ account }: { readonly account: Address }) {
  const now = useChainNow();
  const { shown, hidden, memory, loading, failed } = useNotices(account);
  const known = !loading && failed.length === 0;
  useEffect(() => {
    if (known) memory.see(shown);
  }, [known, memory, shown]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="space-y-4" aria-busy={loading}>
        {failed.length > 0 && (
          <Notice tone="bad" testId="notices-failed" title="Not all could be looked after">
            {failed.map((role) => ROLE_TEXTS[role]).join("; ")}: the index or the chain does not answer. It is asked
            again by itself.
          </Notice>
        )}
        {NOTICE_ROLES.map((role) => {
          const entries = shown.filter((entry) => entry.role === role);
          if (entries.length === 0) return null;
          return (
            <Panel key={role} title={ROLE_TEXTS[role]} aside={entries.length} flush>
              <ul className="divide-y" data-testid="notices" data-role={role}>
                {entries.map((entry) => (
                  <NoticeRow key={entry.key} entry={entry} now={now} onDismiss={() => memory.dismiss(entry)} />
                ))}
              </ul>
            </Panel>
          );
        })}
        {loading && <Skeleton className="h-16 w-full" />}
        {known && shown.length === 0 && (
          <Panel flush>
            <Empty
              icon={BellOff}
              title="Nothing awaits you"
              testId="notices-empty"
              next={{ to: "/deals", text: "To my deals" }}
            >
              Deals, machines, stake and votes of this account are looked after while the page is open.
            </Empty>
          </Panel>
        )}
        {hidden > 0 && (
          <Button kind="quiet" size="small" data-testid="notices-restore" onClick={() => memory.restore()}>
            Show {hidden === 1 ? "one that was" : `${hidden} that were`} dismissed
          </Button>
        )}
      </div>
      <BrowserSwitch />
    </div>
  );
}
