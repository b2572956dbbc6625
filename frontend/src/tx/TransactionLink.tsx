import { ExternalLink } from "lucide-react";
import type { Hex } from "viem";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { shortAddress } from "../lib/shortAddress.ts";
import { CopyButton } from "../ui/CopyButton.tsx";

/** A transaction's hash; a link where the network has an explorer. */
export function TransactionLink({ hash }: { readonly hash: Hex }) {
  const { explorerUrl } = useRuntimeConfig();
  const text = <span className="font-mono text-[0.93em]">{shortAddress(hash)}</span>;
  return (
    <span className="inline-flex items-center gap-1" title={hash}>
      {explorerUrl === undefined ? (
        text
      ) : (
        <a
          href={`${explorerUrl}/tx/${hash}`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 text-accent hover:underline"
        >
          {text}
          <ExternalLink aria-hidden className="size-3.5" />
          <span className="sr-only">(opens the block explorer)</span>
        </a>
      )}
      <CopyButton text={hash} label="Copy transaction hash" />
    </span>
  );
}
