import type { Address } from "viem";

import { shortAddress } from "../../../lib/shortAddress.ts";
import { Notice } from "../../../ui/Notice.tsx";

/** A proof that the contract would refuse. */
export function ProofMismatch({ owner }: { readonly owner: Address }) {
  return (
    <Notice tone="bad" testId="proof-mismatch" title="This is not the signer's proof for your account.">
      Let the signer key sign anew for {shortAddress(owner)} on this network. The node&rsquo;s command line does it.
    </Notice>
  );
}
