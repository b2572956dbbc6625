import type { Terms } from "../../../chain/Terms.ts";
import { Field } from "../../../ui/Field.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { type ChangeDraft, draftOf } from "./changeDraft.ts";
import { changeFaults } from "./changeWords.ts";
import type { ChangeEntry } from "./useChangeEntry.ts";

interface ChangeFieldsProps {
  readonly terms: Terms;
  readonly entry: ChangeEntry;
  readonly busy: boolean;
  readonly onEdit: () => void;
}

/** Where another price or duration of a deal is typed, and what is wrong with it. */
export function ChangeFields({ terms, entry: { draft, set, faults, fault }, busy, onEdit }: ChangeFieldsProps) {
  const edit = (next: Partial<ChangeDraft>) => {
    set({ ...draft, ...next });
    onEdit();
  };
  return (
    <>
      <Field
        label="Price"
        unit="$ per hour"
        testId="request-price"
        inputMode="decimal"
        value={draft.price}
        disabled={busy}
        fault={faults.price}
        onChange={(event) => edit({ price: event.target.value })}
      />
      {terms.duration !== 0 && (
        <>
          {!draft.spot && (
            <Field
              label="Duration, from the start to the end"
              unit="hours"
              testId="request-hours"
              inputMode="decimal"
              value={draft.hours}
              disabled={busy}
              fault={faults.hours}
              onChange={(event) => edit({ hours: event.target.value })}
            />
          )}
          <Switch
            label="Without an agreed end"
            hint="The deal goes on as spot: either side may close it at any time."
            checked={draft.spot}
            disabled={busy}
            testId="request-spot"
            onChange={(spot) => edit(spot || draft.hours !== "" ? { spot } : { spot, hours: draftOf(terms).hours })}
          />
        </>
      )}
      {fault !== undefined && fault !== "unchanged" && <Notice tone="warn" title={changeFaults[fault]} />}
      {fault === "unchanged" && <p className="text-xs text-muted">{changeFaults.unchanged}</p>}
    </>
  );
}
