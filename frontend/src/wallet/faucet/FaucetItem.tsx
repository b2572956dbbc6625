import { Droplets } from "lucide-react";
import type { Address } from "viem";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { MenuItem } from "../../ui/Menu.tsx";
import { useFaucet } from "./useFaucet.ts";
import { useLack } from "./useLack.ts";

/** In the account's menu: test coins for an account of the local network that lacks some. */
export function FaucetItem({ account }: { readonly account: Address }) {
  const { local } = useRuntimeConfig();
  const lack = useLack(account);
  const give = useFaucet(account, false);
  if (!local || (lack === undefined && give.isIdle)) return null;
  return (
    <MenuItem
      data-testid="menu-faucet"
      disabled={give.isPending || give.isSuccess}
      onSelect={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <Droplets aria-hidden className="size-4 text-muted" />
      <span role="status">{TEXTS[give.status]}</span>
    </MenuItem>
  );
}

const TEXTS = {
  idle: "Get test coins",
  pending: "Waiting for the block…",
  success: "Test coins arrived",
  error: "Failed: try again",
} as const;
