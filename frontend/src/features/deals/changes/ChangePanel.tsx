import { useState } from "react";

import { Term } from "../../../glossary/Term.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { Button } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import type { Role } from "../dealWords.ts";
import type { ChainDeal } from "../useLiveDeals.ts";
import { PasteSheet } from "../signed/PasteSheet.tsx";
import { ProposeSheet } from "../signed/ProposeSheet.tsx";
import { type Answer, AnswerSheet } from "./AnswerSheet.tsx";
import { ChangeHistory } from "./ChangeHistory.tsx";
import { ConditionsTable } from "./ConditionsTable.tsx";
import { RequestSheet } from "./RequestSheet.tsx";
import { fetchChanges } from "./changesQuery.ts";
import { sideNames } from "./changeWords.ts";
import type { Conditions, DealSide, PendingChanges } from "./changes.ts";
import { usePendingChanges } from "./usePendingChanges.ts";

const SIDES: readonly DealSide[] = ["bid", "ask"];

interface ChangePanelProps {
  readonly chainDeal: ChainDeal;
  /** Undefined for a stranger, who only looks. */
  readonly role: Role | undefined;
  /** Looks at a change that the other side signed. */
  readonly onSigned: (word: string) => void;
}

/** What sits in front of the page while a change is made. It keeps what it is about: an amended deal is read anew. */
type Front =
  | { readonly kind: "propose"; readonly side: DealSide }
  | { readonly kind: "paste" }
  | { readonly kind: "request"; readonly side: DealSide; readonly pending: PendingChanges }
  | { readonly kind: "answer"; readonly side: DealSide; readonly want: Conditions; readonly answer: Answer };

/** Changes of a deal: what each side asks for, asking and answering, and what was changed before. */
export function ChangePanel({ chainDeal: { deal, open, live }, role, onSigned }: ChangePanelProps) {
  const pending = usePendingChanges(deal.current);
  const history = useIndexed(["changes", deal.id], (indexer, signal) => fetchChanges(indexer, deal.id, signal));
  const [front, setFront] = useState<Front>();
  const mine: DealSide | undefined = role === undefined ? undefined : role === "buyer" ? "bid" : "ask";
  const running = open && live?.ended !== true;
  const changes = history.data ?? [];
  const waiting = SIDES.flatMap((side) => {
    const want = running ? pending?.[side] : undefined;
    return want === undefined ? [] : [{ side, want }];
  });
  const close = () => setFront(undefined);
  if (!running && changes.length === 0 && front === undefined) return null;
  return (
    <Panel
      title={<Term id="amendment">Changes</Term>}
      aside={
        running && mine !== undefined && pending !== undefined ? (
          <Button
            size="small"
            data-testid="change-ask"
            onClick={() => setFront({ kind: "request", side: mine, pending })}
          >
            {pending[mine] === undefined ? "Ask for a change" : "Ask for something else"}
          </Button>
        ) : undefined
      }
    >
      <div className="space-y-4">
        {waiting.map(({ side, want }) => (
          <section
            key={side}
            data-testid="change-request"
            data-side={side}
            className="space-y-3 rounded-lg border border-line-strong p-4"
          >
            <h3 className="font-medium">
              {side === mine ? "You ask" : `${sideNames[side]} asks`} for this, and waits for an answer
            </h3>
            <ConditionsTable before={deal.terms} after={want} start={deal.terms.start} />
            {mine !== undefined && (
              <div className="flex flex-wrap gap-2">
                {(side === mine ? (["withdraw"] as const) : (["accept", "refuse"] as const)).map((answer) => (
                  <Button
                    key={answer}
                    size="small"
                    kind={answer === "accept" ? "primary" : "secondary"}
                    data-testid={`change-${answer}`}
                    onClick={() => setFront({ kind: "answer", side, want, answer })}
                  >
                    <span className="capitalize">{answer}</span>
                  </Button>
                ))}
              </div>
            )}
          </section>
        ))}
        {waiting.length === 0 && changes.length === 0 && (
          <p className="text-muted text-pretty">
            Price{deal.terms.duration === 0 ? "" : " and duration"} can be changed while the deal runs, where both sides
            agree. A buyer who pays more or a supplier who takes less needs no consent.
          </p>
        )}
        {running && mine !== undefined && (
          <div className="flex flex-wrap items-center gap-2 border-t pt-4">
            <p className="min-w-60 flex-1 text-xs text-muted text-pretty">
              You agree already? One side signs, the other completes it: one transaction for both.
            </p>
            {role !== "supplier" && (
              <Button
                size="small"
                data-testid="change-propose"
                onClick={() => setFront({ kind: "propose", side: mine })}
              >
                Sign a change
              </Button>
            )}
            <Button size="small" data-testid="change-paste" onClick={() => setFront({ kind: "paste" })}>
              Open a signed one
            </Button>
          </div>
        )}
        {changes.length > 0 && <ChangeHistory changes={changes} />}
      </div>
      {front?.kind === "request" && (
        <RequestSheet deal={deal} side={front.side} pending={pending ?? front.pending} onClose={close} />
      )}
      {front?.kind === "propose" && <ProposeSheet deal={deal} side={front.side} onClose={close} />}
      {front?.kind === "paste" && (
        <PasteSheet
          onClose={close}
          onOpen={(word) => {
            close();
            onSigned(word);
          }}
        />
      )}
      {front?.kind === "answer" && <AnswerSheet deal={deal} {...front} onClose={close} />}
    </Panel>
  );
}
