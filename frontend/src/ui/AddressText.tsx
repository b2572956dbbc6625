import { type Address, getAddress } from "viem";

import { shortAddress } from "../lib/shortAddress.ts";
import { CopyButton } from "./CopyButton.tsx";
import { Identicon } from "./Identicon.tsx";

interface AddressTextProps {
  readonly address: Address;
  /** Marks what belongs to the reader. */
  readonly mine?: boolean;
  readonly copy?: boolean;
  readonly picture?: boolean;
}

/** An address, cut in its middle, with its picture. */
export function AddressText({ address, mine = false, copy = false, picture = true }: AddressTextProps) {
  const checked = getAddress(address);
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      {picture && <Identicon address={address} className="size-4.5" />}
      <span title={checked} className="font-mono text-[0.93em]">
        {shortAddress(checked)}
      </span>
      {mine && <span className="rounded bg-accent-soft px-1 text-2xs font-medium text-accent-strong">you</span>}
      {copy && <CopyButton text={checked} label="Copy address" />}
    </span>
  );
}
