import type { Hex } from "viem";

import { shortAddress } from "../lib/shortAddress.ts";
import { CopyButton } from "../ui/CopyButton.tsx";

/** Digits at each end that are compared. */
const ENDS = 6;

/** A hash, cut in its middle. */
export function HashText({ hash, testId }: { readonly hash: Hex; readonly testId?: string }) {
  return (
    <span className="inline-flex items-center gap-1" title={hash} data-testid={testId} data-hash={hash}>
      <span className="font-mono text-[0.93em]">{shortAddress(hash, ENDS)}</span>
      <CopyButton text={hash} label="Copy the hash" />
    </span>
  );
}
