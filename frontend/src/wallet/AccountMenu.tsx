import { Link } from "@tanstack/react-router";
import { Check, ChevronDown, Copy, KeyRound, LogOut, Repeat, UserRound } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { type Address, getAddress } from "viem";
import { useAccount, useDisconnect } from "wagmi";

import { useBalances } from "../chain/useBalances.ts";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { classes } from "../lib/classes.ts";
import { shortAddress } from "../lib/shortAddress.ts";
import { Identicon } from "../ui/Identicon.tsx";
import { Menu, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { Snm } from "../ui/Snm.tsx";
import { connectBus } from "./connectBus.ts";
import { forgetLocalAccount } from "./localAccount.ts";

const FaucetItem = lazy(() => import("./faucet/FaucetItem.tsx").then((module) => ({ default: module.FaucetItem })));

/** The connected account and what can be done with it. */
export function AccountMenu({ account, wrongNetwork }: { readonly account: Address; readonly wrongNetwork: boolean }) {
  const { connector } = useAccount();
  const { local } = useRuntimeConfig();
  const { disconnect } = useDisconnect();
  const balances = useBalances(account);
  const [copied, setCopied] = useState(false);
  const testKey = connector?.type === "local";
  const role = testKey ? connector.id.replace(/^local-/, "") : undefined;
  return (
    <Menu
      className="w-72"
      trigger={
        <button
          type="button"
          data-testid="account-menu"
          data-account={account}
          className="flex h-9 items-center gap-2 rounded-lg border border-line-strong pr-2 pl-1.5 text-xs font-medium transition-colors hover:bg-raised data-[state=open]:bg-raised"
        >
          <Identicon address={account} className="size-6" />
          {role === undefined ? (
            <span className={classes("font-mono whitespace-nowrap max-sm:sr-only", wrongNetwork && "max-2xl:sr-only")}>
              {shortAddress(account)}
            </span>
          ) : (
            <span className="capitalize">{role}</span>
          )}
          {wrongNetwork && (
            <span
              className="rounded bg-warn-soft px-1 text-2xs whitespace-nowrap text-warn"
              data-testid="wrong-network"
            >
              wrong network
            </span>
          )}
          <ChevronDown aria-hidden className="size-3.5 text-muted" />
        </button>
      }
    >
      <div className="flex items-center gap-3 px-2.5 pt-2 pb-3">
        <Identicon address={account} className="size-9" />
        <div className="min-w-0">
          <p className="font-mono text-xs font-medium">{shortAddress(getAddress(account), 6)}</p>
          <p className="text-xs text-muted">{connector?.name}</p>
        </div>
      </div>
      {testKey && (
        <p
          className="mx-2.5 mb-3 flex items-center gap-2 rounded-md bg-warn-soft px-2.5 py-1.5 text-xs text-warn"
          data-testid="test-key-mark"
        >
          <KeyRound aria-hidden className="size-3.5 shrink-0" />
          Public test key, local network only
        </p>
      )}
      <dl className="mx-2.5 mb-2 grid grid-cols-2 gap-3 text-xs">
        <div>
          <dt className="text-muted">Ledger</dt>
          <dd className="text-sm font-medium">
            <Snm wei={balances?.ledger} />
          </dd>
        </div>
        <div>
          <dt className="text-muted">Wallet</dt>
          <dd className="text-sm font-medium">
            <Snm wei={balances?.wallet} />
          </dd>
        </div>
      </dl>
      <MenuLine />
      <MenuItem asChild>
        <Link to="/account" data-testid="menu-account">
          <UserRound aria-hidden className="size-4 text-muted" />
          Deposit and withdraw
        </Link>
      </MenuItem>
      <MenuItem
        onSelect={(event) => {
          event.preventDefault();
          void navigator.clipboard.writeText(getAddress(account)).then(
            () => setCopied(true),
            () => undefined,
          );
        }}
      >
        {copied ? (
          <Check aria-hidden className="size-4 text-good" />
        ) : (
          <Copy aria-hidden className="size-4 text-muted" />
        )}
        {copied ? "Copied" : "Copy address"}
      </MenuItem>
      {local && (
        <Suspense fallback={null}>
          <FaucetItem account={account} />
        </Suspense>
      )}
      {local && (
        <MenuItem data-testid="menu-switch" onSelect={connectBus.open}>
          <Repeat aria-hidden className="size-4 text-muted" />
          Switch account
        </MenuItem>
      )}
      <MenuItem
        data-testid="menu-disconnect"
        onSelect={() => {
          forgetLocalAccount();
          disconnect();
        }}
      >
        <LogOut aria-hidden className="size-4 text-muted" />
        Disconnect
      </MenuItem>
    </Menu>
  );
}
