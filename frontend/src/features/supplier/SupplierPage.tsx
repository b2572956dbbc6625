import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useMe } from "../../chain/useMe.ts";
import { Button } from "../../ui/Button.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Term } from "../../glossary/Term.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { ConfirmWorker } from "./ConfirmWorker.tsx";
import { WorkerList } from "./WorkerList.tsx";
import { ConnectMachine } from "./connect/ConnectMachine.tsx";
import type { ConsentText } from "./consent.ts";

/** What somebody who sells machines needs: which are theirs, and how to add one. */
export function SupplierPage() {
  const { account } = useMe();
  const [offered, setOffered] = useState<ConsentText>();
  return (
    <>
      <PageHeader
        title="Supplier"
        aside={
          account !== undefined && (
            <Button size="small" asChild>
              <Link to="/account">Withdraw earnings</Link>
            </Button>
          )
        }
      >
        The machines that pay you. Each has a key of its own, the <Term id="worker">worker</Term>; you are its{" "}
        <Term id="master">master</Term>.{" "}
        <Link to="/earn" className="font-medium text-accent underline">
          What could another one earn?
        </Link>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        {account === undefined ? (
          <Panel flush>
            <ConnectEmpty>Connect the wallet that shall be paid to see and confirm its machines.</ConnectEmpty>
          </Panel>
        ) : (
          <WorkerList key={account} account={account} />
        )}
        <div className="space-y-4">
          {account !== undefined && <ConnectMachine key={account} account={account} onConsent={setOffered} />}
          <ConfirmWorker key={`confirm-${account}`} account={account} offered={offered} />
        </div>
      </div>
    </>
  );
}
