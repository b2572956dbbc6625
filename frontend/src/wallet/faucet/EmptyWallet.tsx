import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Address } from "viem";

import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Faucet } from "./Faucet.tsx";
import { type Lack, useLack } from "./useLack.ts";

/** What an account without money can do about it; nothing where it has what it needs. */
export function EmptyWallet({ account }: { readonly account: Address }) {
  const lack = useLack(account);
  const { local, name, contracts } = useRuntimeConfig();
  // Once asked, it stays to tell what came.
  const [asked, setAsked] = useState(false);
  if (lack === undefined && !asked) return null;
  return (
    <Notice tone="info" testId="wallet-empty" title={lack === undefined ? undefined : lackText(lack)}>
      {local ? (
        <div className="mt-2 space-y-2">
          <p>This is a local network: its coins are free and worth nothing elsewhere.</p>
          <Faucet account={account} onAsked={() => setAsked(true)} />
        </div>
      ) : (
        <div className="space-y-1">
          {lack?.coin === true && (
            <p>
              Every transaction pays gas in the coin of {name}. Send some to your address from an exchange or another
              wallet.
            </p>
          )}
          {lack?.snm === true && (
            <p>
              Machines are paid in SNM.{" "}
              <Link to="/swap" className="text-accent underline">
                Swap the original SNM
              </Link>{" "}
              one to one, or buy the token at{" "}
              <span className="font-mono text-xs break-all" data-testid="wallet-empty-token">
                {contracts.SNM}
              </span>{" "}
              <span className="inline-block align-middle">
                <CopyButton text={contracts.SNM} label="Copy the token’s address" />
              </span>
            </p>
          )}
        </div>
      )}
    </Notice>
  );
}

function lackText({ coin, snm }: Lack): string {
  if (coin && snm) return "This account has neither coin for gas nor SNM.";
  return coin ? "This account has no coin for gas." : "This account has no SNM.";
}
