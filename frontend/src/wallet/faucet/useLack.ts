import type { Address } from "viem";
import { useBalance } from "wagmi";

import { useBalances } from "../../chain/useBalances.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/** What an account lacks to do anything: the chain's coin for gas, SNM to pay with. */
export interface Lack {
  readonly coin: boolean;
  readonly snm: boolean;
}

/** What an account lacks; undefined while it is read, or where it lacks nothing. */
export function useLack(account: Address | undefined): Lack | undefined {
  const { chainId } = useRuntimeConfig();
  const balances = useBalances(account);
  const { data } = useBalance({
    address: account,
    chainId,
    query: { enabled: account !== undefined, refetchInterval: useRefreshInterval() },
  });
  if (balances === undefined || data === undefined) return undefined;
  const lack = { coin: data.value === 0n, snm: balances.ledger + balances.wallet === 0n };
  return lack.coin || lack.snm ? lack : undefined;
}
