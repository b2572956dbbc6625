import { useState } from "react";
import { isAddressEqual } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { tagText } from "../../lib/tag.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Time } from "../../ui/Time.tsx";
import { FileSheet } from "./FileSheet.tsx";
import { kindState } from "./kindState.ts";
import type { OwedKind } from "./readKinds.ts";

/** Kinds of reports, each with who owes the next one until when. */
export function KindList({ kinds }: { readonly kinds: readonly OwedKind[] }) {
  const [filing, setFiling] = useState<OwedKind>();
  return (
    <>
      <ul className="divide-y" data-testid="kinds">
        {kinds.map((kind) => (
          <KindRow key={kind.kind} kind={kind} onFile={() => setFiling(kind)} />
        ))}
      </ul>
      {filing !== undefined && <FileSheet kind={filing} onClose={() => setFiling(undefined)} />}
    </>
  );
}

function KindRow({ kind, onFile }: { readonly kind: OwedKind; readonly onFile: () => void }) {
  const { account } = useMe();
  const now = useChainNow();
  const { state, text, tone } = kindState(kind, now);
  const mine = account !== undefined && isAddressEqual(account, kind.author);
  return (
    <li
      data-testid="kind"
      data-kind={tagText(kind.kind)}
      data-state={state}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-5"
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-3">
          <span className="font-semibold">{tagText(kind.kind)}</span>
          <Badge tone={tone}>{text}</Badge>
        </p>
        <p className="mt-1 text-xs text-muted text-pretty">
          <AddressText address={kind.author} mine={mine} /> reports every {formatDuration(kind.period)}. Next: from{" "}
          {formatDateTime(kind.from)} to {formatDateTime(kind.until)}.
        </p>
        <p className="mt-1 text-xs text-muted">
          The treasury spent <Snm wei={kind.spent} testId="kind-spent" /> in it{now < kind.until && " so far"}.
        </p>
      </div>
      <div className="flex items-center gap-4 text-right text-sm">
        <span>
          {state === "overdue" ? "was due" : "due"} <Time time={kind.dueAt} now={now} />
          <span className="block text-xs text-muted">{formatDateTime(kind.dueAt)}</span>
        </span>
        {mine && (
          <Button kind="primary" size="small" data-testid="kind-file" disabled={state === "runs"} onClick={onFile}>
            File it
          </Button>
        )}
      </div>
    </li>
  );
}
