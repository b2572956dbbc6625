import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import type { Hex } from "viem";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { shortAddress } from "../lib/shortAddress.ts";
import { CopyButton } from "../ui/CopyButton.tsx";

/** A transaction's hash, to what it did here, and to the explorer where the network has one. */
export function TransactionLink({ hash }: { readonly hash: Hex }) {
  const { explorerUrl } = useRuntimeConfig();
  return (
    <span className="inline-flex items-center gap-1" title={hash}>
      <Link
        to="/tx/$hash"
        params={{ hash }}
        preload={false}
        data-testid="transaction-link"
        className="font-mono text-[0.93em] hover:underline"
      >
        {shortAddress(hash)}
      </Link>
      {explorerUrl !== undefined && (
        <a
          href={`${explorerUrl}/tx/${hash}`}
          target="_blank"
          rel="noreferrer"
          className="text-accent"
          aria-label="Opens the block explorer"
        >
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
      <CopyButton text={hash} label="Copy transaction hash" />
    </span>
  );
}
