import { Wallet } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { connectBus } from "./connectBus.ts";

/** In place of what needs an account. */
export function ConnectEmpty({ children }: { readonly children: ReactNode }) {
  return (
    <Empty
      icon={Wallet}
      testId="connect-empty"
      title="No account is connected"
      action={
        <Button kind="primary" size="small" onClick={connectBus.open}>
          Connect
        </Button>
      }
    >
      {children}
    </Empty>
  );
}
