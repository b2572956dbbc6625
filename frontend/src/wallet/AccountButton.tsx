import { Suspense, lazy } from "react";

import { useMe } from "../chain/useMe.ts";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { connectBus } from "./connectBus.ts";

const AccountMenu = lazy(() => import("./AccountMenu.tsx").then((module) => ({ default: module.AccountMenu })));

/** The connected account, or the way to one. */
export function AccountButton() {
  const { account, wrongNetwork } = useMe();
  if (account === undefined)
    return (
      <Button kind="primary" size="small" className="h-9" data-testid="connect" onClick={connectBus.open}>
        Connect
      </Button>
    );
  return (
    <Suspense fallback={<Skeleton className="h-9 w-24" />}>
      <AccountMenu account={account} wrongNetwork={wrongNetwork} />
    </Suspense>
  );
}
