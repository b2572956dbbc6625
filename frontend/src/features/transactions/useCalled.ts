import { findContract } from "@sonm/protocol/proposals/findAction.ts";
import type { Address, Hex } from "viem";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { useCodec } from "../governance/words/useCodec.ts";

/** Contract and function that a transaction called; undefined where it is none of the network's, or while ABIs are loaded. */
export function useCalled(to: Address | undefined, input: Hex): string | undefined {
  const { contracts } = useRuntimeConfig();
  const loaded = useCodec();
  const contract = to === undefined ? undefined : findContract(to, contracts);
  if (contract === undefined) return undefined;
  const called = loaded?.codec.decode(contract, input);
  return called === undefined ? contract : `${contract}.${called.function}`;
}
