import type { Address } from "viem";

import { shortAddress } from "../../lib/shortAddress.ts";
import { Identicon } from "../../ui/Identicon.tsx";

interface NodeNameProps {
  readonly owner: Address;
  /** Its owner's own word; empty where there is none, undefined while it is not known. */
  readonly name?: string | undefined;
  /** Under the name, before the address. */
  readonly note?: string | undefined;
  readonly mine?: boolean;
}

/** A masternode by the name of its owner, else by the address. */
export function NodeName({ owner, name = "", note = "", mine = false }: NodeNameProps) {
  const address = <span className="font-mono">{shortAddress(owner)}</span>;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Identicon address={owner} className="size-8 shrink-0" />
      <span className="min-w-0">
        <span className="flex items-center gap-1.5 font-medium">
          <span className="truncate">{name === "" ? address : name}</span>
          {mine && <span className="rounded bg-accent-soft px-1 text-2xs text-accent-strong">you</span>}
        </span>
        <span className="block truncate text-xs text-muted" title={note}>
          {note}
          {note !== "" && name !== "" && " · "}
          {name !== "" && address}
        </span>
      </span>
    </span>
  );
}
