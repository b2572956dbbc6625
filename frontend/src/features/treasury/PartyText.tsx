import type { Address } from "viem";

import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { partyName } from "./partyName.ts";

/** Who paid or was paid: a contract of the network by its name, anybody else by the address. */
export function PartyText({ address }: { readonly address: Address }) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const name = partyName(address, contracts);
  if (name === undefined)
    return <AddressText address={address} mine={address.toLowerCase() === account?.toLowerCase()} />;
  return (
    <span title={address} className="font-medium">
      {name}
    </span>
  );
}
