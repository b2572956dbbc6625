import { Wallet } from "lucide-react";
import { type Connector, useConnect } from "wagmi";

import { explainError } from "../chain/errors/explainError.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";

interface WalletButtonsProps {
  /** Wallets that put themselves into this browser. */
  readonly wallets: readonly Connector[];
  readonly onConnected: () => void;
}

/**
 * Wallets of this browser, a button each: on a phone, where the page mostly stands in a wallet's own browser. RainbowKit's dialog
 * shows none of them there.
 */
export function WalletButtons({ wallets, onConnected }: WalletButtonsProps) {
  const { connect, error, isPending } = useConnect();
  const fault = error === null ? undefined : explainError(error);
  return (
    <div className="grid gap-2">
      {wallets.map((wallet) => (
        <Button
          key={wallet.uid}
          kind="primary"
          size="large"
          className="w-full"
          data-testid={`connect-wallet-${wallet.id}`}
          disabled={isPending}
          onClick={() => connect({ connector: wallet }, { onSuccess: onConnected })}
        >
          {wallet.icon === undefined ? (
            <Wallet aria-hidden className="size-4.5" />
          ) : (
            <img src={wallet.icon} alt="" className="size-4.5 rounded" />
          )}
          {wallet.name}
        </Button>
      ))}
      {fault !== undefined && (
        <Notice tone={fault.rejected ? "info" : "bad"} live testId="connect-failed" title={fault.sentence}>
          {fault.remedy}
        </Notice>
      )}
    </div>
  );
}
