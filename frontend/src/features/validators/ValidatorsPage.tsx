import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { useState } from "react";
import type { Address } from "viem";
import { useReadContract } from "wagmi";

import { useMe } from "../../chain/useMe.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { BackLink } from "../../ui/BackLink.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { CertifyPanel } from "./CertifyPanel.tsx";
import { BannedPanel, ValidatorPanel } from "./DaoListPanels.tsx";
import { DaoPanel } from "./DaoPanel.tsx";
import { IssuedPanel } from "./IssuedPanel.tsx";
import { FRESH_CERTIFICATE } from "./certifyDraft.ts";
import { fetchDaoLists, fetchIssued } from "./validatorsQuery.ts";

/** Who checks accounts, whom the DAO banned, and what the reader may do about either. */
export function ValidatorsPage() {
  const { account } = useMe();
  const lists = useIndexed(["dao-lists"], fetchDaoLists);
  const mine = (address: string) => address.toLowerCase() === account?.toLowerCase();
  return (
    <>
      <BackLink to="/account">Account</BackLink>
      <PageHeader title="Validators">
        <Term id="validator">Validators</Term>, whom the DAO appoints, certify who an account is. Some orders demand
        such a <Term id="certificate">certificate</Term> of the other side, by its <Term id="identity">level</Term>.
        Nobody deals with those whom the DAO <Term id="ban">banned</Term>.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <div className="space-y-4">
          {account === undefined ? (
            <Panel flush>
              <ConnectEmpty>
                Connect a validator&rsquo;s wallet to certify accounts and to end certificates.
              </ConnectEmpty>
            </Panel>
          ) : (
            <ValidatorDesk key={account} account={account} />
          )}
          {lists.data !== undefined ? (
            <DaoPanel lists={lists.data} />
          ) : (
            !lists.isError && (
              <Panel title="Decisions of the DAO">
                <Skeleton className="h-98 w-full" />
              </Panel>
            )
          )}
        </div>
        <div className="space-y-4">
          {lists.data === undefined ? (
            <Panel title="Validators and bans">
              {lists.isError ? (
                <IndexUnreachable onRetry={() => void lists.refetch()} />
              ) : (
                <div aria-busy>
                  <Skeleton className="h-75 w-full" />
                </div>
              )}
            </Panel>
          ) : (
            <>
              <ValidatorPanel validators={lists.data.validators} mine={mine} />
              <BannedPanel banned={lists.data.banned} mine={mine} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** What a wallet may do as a validator, or why nothing. */
function ValidatorDesk({ account }: { readonly account: Address }) {
  const { chainId, contracts } = useRuntimeConfig();
  const [draft, setDraft] = useState(FRESH_CERTIFICATE);
  const { data: highest } = useReadContract({
    abi: profilesAbi,
    address: contracts.Profiles,
    functionName: "validatorLevel",
    args: [account],
    chainId,
    query: { refetchInterval: useRefreshInterval() },
  });
  const issued = useIndexed(["issued", account.toLowerCase()], (indexer, signal) =>
    fetchIssued(indexer, account, signal),
  );
  if (highest === undefined)
    return (
      <Panel title="Certify an account">
        <Skeleton className="h-40 w-full" />
      </Panel>
    );
  const level = Number(highest);
  return (
    <>
      {level === 0 ? (
        <Panel title="Certify an account">
          <p className="text-muted text-pretty" data-testid="certify-not-mine">
            {issued.data === undefined || issued.data.length === 0
              ? "This wallet is no validator, so it can't certify anybody. The DAO appoints validators."
              : "The DAO dismissed this validator: it certifies nobody any more. It can still end what it certified."}
          </p>
        </Panel>
      ) : (
        <CertifyPanel validator={account} level={level} draft={draft} onDraft={setDraft} />
      )}
      {issued.data !== undefined && issued.data.length > 0 && (
        <IssuedPanel
          validator={account}
          level={level}
          issued={issued.data}
          onRenew={({ subject, certificate }) => {
            setDraft({ ...FRESH_CERTIFICATE, subject, level: String(certificate.level) });
            document.getElementById("main")?.scrollIntoView();
          }}
        />
      )}
    </>
  );
}
