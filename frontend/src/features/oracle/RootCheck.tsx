import type { Hex } from "viem";

import { Term } from "../../glossary/Term.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useRoot } from "./useRoot.ts";

interface RootCheckProps {
  readonly sequence: number;
  /** As the index tells it. */
  readonly root: Hex;
  readonly dataHash: Hex;
}

/** The root of a report, held against the one on the chain. */
export function RootCheck({ sequence, root, dataHash }: RootCheckProps) {
  const onChain = useRoot(sequence);
  return (
    <div className="mt-4 space-y-3 border-t pt-4">
      {onChain === undefined ? (
        <Notice tone="info" testId="root-check" title="Comparing with the chain…" />
      ) : onChain === null ? (
        <Notice tone="info" testId="root-check" title="The chain takes no proof against it now">
          Its <Term id="disputeWindow">dispute window</Term> runs, it is void, or newer reports took its place.
        </Notice>
      ) : onChain.toLowerCase() === root.toLowerCase() ? (
        <Notice tone="good" testId="root-check" title="The chain has the same root">
          Proofs against it count.
        </Notice>
      ) : (
        <Notice tone="bad" testId="root-check" title="Not what the chain has">
          The index shows another root than the chain. If this stays, do not trust it.
        </Notice>
      )}
      <Hash name="Root" text={root} />
      <Hash name="Hash of the data" text={dataHash} />
    </div>
  );
}

function Hash({ name, text }: { readonly name: string; readonly text: Hex }) {
  return (
    <div className="text-xs">
      <p className="text-muted">{name}</p>
      <p className="font-mono text-2xs break-all">
        {text} <CopyButton text={text} label={`Copy: ${name}`} />
      </p>
    </div>
  );
}
