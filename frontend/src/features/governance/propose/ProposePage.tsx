import { useState } from "react";

import { useMe } from "../../../chain/useMe.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { useCodec } from "../words/useCodec.ts";
import { ActionForm } from "./ActionForm.tsx";
import { ActionPicker } from "./ActionPicker.tsx";
import { PreviewPanel } from "./PreviewPanel.tsx";
import { ProposalTexts, type ProposalText } from "./ProposalTexts.tsx";
import { type DraftAction, callsOf, draftOf, isFault } from "./proposalDraft.ts";
import type { ProposeSearch } from "./proposeSearch.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Button } from "../../../ui/Button.tsx";

const FRESH: ProposalText = { title: "", body: "", discussion: "" };

/** Writing a proposal: what is to be done, why, how it reads and whether it would work, before anything is signed. */
export function ProposePage({ search }: { readonly search: ProposeSearch }) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const loaded = useCodec();
  const [drafts, setDrafts] = useState<readonly DraftAction[]>(() => draftOf(search));
  const [picking, setPicking] = useState(drafts.length === 0);
  const [text, setText] = useState(FRESH);
  const [busy, setBusy] = useState(false);
  const read = loaded && drafts.map((draft) => callsOf(draft, contracts, loaded.codec));
  const change = (key: number, next: Partial<DraftAction>) =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...next } : draft)));
  const calls = read?.every((one) => !isFault(one)) === true ? read.flatMap((one) => (isFault(one) ? [] : one)) : [];
  return (
    <>
      <BackLink to="/dao/proposals">Proposals</BackLink>
      <PageHeader title="New proposal">
        Choose what the treasury shall do and say why. Holders vote on all of it or nothing. Nothing is sent before you
        have seen how it reads and whether it would work.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <div className="space-y-4">
          <Panel title="What shall be done" aside={drafts.length > 1 ? `${drafts.length} actions` : undefined}>
            {loaded === undefined ? (
              <Skeleton className="h-32 w-full" />
            ) : (
              <div className="space-y-4">
                {drafts.map((draft, index) => {
                  const one = read?.[index];
                  return (
                    <ActionForm
                      key={draft.key}
                      draft={draft}
                      place={index + 1}
                      fault={one !== undefined && isFault(one) ? one : undefined}
                      strict={text.title !== ""}
                      disabled={busy}
                      onValues={(values) => change(draft.key, { values })}
                      onRemove={() => {
                        setDrafts((before) => before.filter(({ key }) => key !== draft.key));
                        if (drafts.length === 1) setPicking(true);
                      }}
                    />
                  );
                })}
                {picking ? (
                  <ActionPicker
                    onPick={(action) => {
                      setDrafts((before) => [
                        ...before,
                        { key: 1 + Math.max(-1, ...before.map(({ key }) => key)), action, values: {} },
                      ]);
                      setPicking(false);
                    }}
                  />
                ) : (
                  <Button size="small" data-testid="add-action" disabled={busy} onClick={() => setPicking(true)}>
                    Add another action
                  </Button>
                )}
              </div>
            )}
          </Panel>
          <ProposalTexts text={text} disabled={busy} onChange={setText} />
        </div>
        <div className="lg:sticky lg:top-20">
          <PreviewPanel account={account} calls={calls} text={text} onBusy={setBusy} />
        </div>
      </div>
    </>
  );
}
