import { Link } from "@tanstack/react-router";
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
  /** Leads to what everybody can see of the account. Not within another link, nor on that page itself. */
  readonly link?: boolean;
}

/** An address, cut in its middle, with its picture. */
export function AddressText({ address, mine = false, copy = false, picture = true, link = true }: AddressTextProps) {
  const checked = getAddress(address);
  const text = "font-mono text-[0.93em]";
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      {picture && <Identicon address={address} className="size-4.5" />}
      {link ? (
        <Link
          to="/accounts/$address"
          params={{ address: checked }}
          title={checked}
          preload={false}
          className={`${text} hover:underline`}
        >
          {shortAddress(checked)}
        </Link>
      ) : (
        <span title={checked} className={text}>
          {shortAddress(checked)}
        </span>
      )}
      {mine && <span className="rounded bg-accent-soft px-1 text-2xs font-medium text-accent-strong">you</span>}
      {copy && <CopyButton text={checked} label="Copy address" />}
    </span>
  );
}
