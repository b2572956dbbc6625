import { useGasPrice } from "wagmi";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { formatSnm } from "../../lib/money.ts";
import type { Share } from "./forecast.ts";
import { gasOfDay } from "./gasOfDay.ts";

/** What of the chain's coin the worker spends, which nobody pays back. */
export function GasNote({ share }: { readonly share: Share }) {
  const { chainId } = useRuntimeConfig();
  const { data: price } = useGasPrice({ chainId });
  if (price === undefined) return null;
  return (
    <li data-testid="earn-gas">
      The worker pays about {formatSnm(gasOfDay(share) * price)} ETH of gas a day at the gas price of now. No price of
      ETH is known here, so it is not taken off.
    </li>
  );
}
