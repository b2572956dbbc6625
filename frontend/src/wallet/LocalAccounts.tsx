import type { LocalRole } from "@sonm/protocol/localAccounts.ts";
import { useState } from "react";
import { useAccount, useConfig } from "wagmi";

import { shortAddress } from "../lib/shortAddress.ts";
import { Identicon } from "../ui/Identicon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { connectLocalAccount } from "./localAccount.ts";
import { localPersons } from "./localConnector.ts";

/** The ready-made accounts of the local network, by role. */
export function LocalAccounts({ onConnected }: { readonly onConnected: () => void }) {
  const config = useConfig();
  const { address } = useAccount();
  const [failed, setFailed] = useState(false);
  const connect = (role: LocalRole) => {
    connectLocalAccount(config, role).then(onConnected, () => setFailed(true));
  };
  return (
    <>
      <ul className="grid gap-1.5">
        {localPersons.map((person) => (
          <li key={person.role}>
            <button
              type="button"
              data-testid={`local-account-${person.role}`}
              aria-pressed={person.address === address}
              onClick={() => connect(person.role)}
              className="flex w-full items-center gap-3 rounded-lg border px-3 py-2.5 text-left transition-colors hover:bg-raised aria-pressed:border-accent"
            >
              <Identicon address={person.address} className="size-8" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium capitalize">{person.role}</span>
                <span className="block text-xs text-muted">{person.description}</span>
              </span>
              <span className="font-mono text-xs text-muted">{shortAddress(person.address)}</span>
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <div className="mt-3">
          <Notice tone="bad" live title="The account could not be connected.">
            Reload the page and try again.
          </Notice>
        </div>
      )}
    </>
  );
}
