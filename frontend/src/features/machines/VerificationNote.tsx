import type { Address } from "viem";

import type { Attestation } from "../../indexer/attestation.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useVerification } from "./useVerification.ts";

/** Tells whether the facts below are what the masternodes put on the chain; computed here, not believed. */
export function VerificationNote({
  worker,
  attestation,
}: {
  readonly worker: Address;
  readonly attestation: Attestation;
}) {
  const { state, computed, onChain } = useVerification(worker, attestation);
  const hashes = (
    <details className="mt-1 text-xs">
      <summary className="text-muted hover:text-text">Compare the hashes</summary>
      <dl className="mt-1.5 space-y-1 font-mono text-2xs break-all">
        <div>
          <dt className="font-sans text-muted">Computed in this browser</dt>
          <dd data-testid="verify-computed">{computed}</dd>
        </div>
        <div>
          <dt className="font-sans text-muted">On the chain</dt>
          <dd data-testid="verify-chain">{onChain ?? "…"}</dd>
        </div>
      </dl>
    </details>
  );
  if (state === "checking") return <Notice tone="info" testId="verify" title="Comparing with the chain…" />;
  if (state === "match")
    return (
      <div data-state="match" data-testid="verify">
        <Notice tone="good" title="Verified in your browser">
          Facts and benchmarks, hashed anew here, are exactly what the masternodes attested on the chain.
          {hashes}
        </Notice>
      </div>
    );
  return (
    <div data-state="differs" data-testid="verify">
      <Notice tone="bad" title="Not what the chain has">
        The index shows other values than the chain. It may be a moment behind; if this stays, do not trust them.
        {hashes}
      </Notice>
    </div>
  );
}
