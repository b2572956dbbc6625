import { Droplets } from "lucide-react";
import type { Address } from "viem";

import { formatSnm } from "../../lib/money.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { TEST_COINS } from "./testCoins.ts";
import { useFaucet } from "./useFaucet.ts";

interface FaucetProps {
  readonly account: Address;
  /** Only the chain's own coin, for a program that pays nothing but gas. */
  readonly gasOnly?: boolean;
  readonly onAsked?: () => void;
}

/** Test coins of the local network for an account, at the press of a button. */
export function Faucet({ account, gasOnly = false, onAsked }: FaucetProps) {
  const give = useFaucet(account, gasOnly);
  if (give.isSuccess)
    return (
      <p role="status" data-testid="faucet-done" className="font-medium text-good">
        {formatSnm(TEST_COINS.coin)} ETH{gasOnly ? "" : ` and ${formatSnm(TEST_COINS.snm)} SNM`} arrived.
      </p>
    );
  return (
    <div className="space-y-2">
      <Button
        kind="primary"
        size="small"
        data-testid="faucet"
        busy={give.isPending}
        onClick={() => {
          onAsked?.();
          give.mutate();
        }}
      >
        <Droplets aria-hidden className="size-4" />
        {give.isPending ? "Waiting for the block…" : "Get test coins"}
      </Button>
      {give.isError && (
        <Notice tone="bad" live testId="faucet-failed" title="The test coins did not come.">
          See whether the local network runs, and press again.
        </Notice>
      )}
    </div>
  );
}
