import { formatSnm } from "../../../lib/money.ts";
import { Field } from "../../../ui/Field.tsx";
import { type OfferDraft, type Ordered, readOffered } from "./offerDraft.ts";

interface OfferAmountsProps {
  readonly ordered: Ordered;
  readonly draft: OfferDraft;
  readonly disabled: boolean;
  readonly onDraft: (draft: OfferDraft) => void;
}

/** For how much somebody does each milestone, and the stream where there is one. */
export function OfferAmounts({ ordered, draft, disabled, onDraft }: OfferAmountsProps) {
  const field = (label: string, testId: string, text: string, most: bigint, onText: (text: string) => void) => {
    const read = readOffered(text, most);
    return (
      <Field
        key={testId}
        label={label}
        testId={testId}
        inputMode="decimal"
        unit="SNM"
        value={text}
        disabled={disabled}
        fault={typeof read === "bigint" ? undefined : read}
        hint={`Ordered for ${formatSnm(most)} SNM at most`}
        onChange={({ target }) => onText(target.value)}
      />
    );
  };
  return (
    <div className="space-y-3">
      {ordered.amounts.map((most, index) =>
        field(`Milestone ${index + 1}`, `offer-amount-${index}`, draft.amounts[index] ?? "", most, (text) =>
          onDraft({ ...draft, amounts: draft.amounts.with(index, text) }),
        ),
      )}
      {ordered.stream > 0n &&
        field("Stream", "offer-stream", draft.stream, ordered.stream, (text) => onDraft({ ...draft, stream: text }))}
    </div>
  );
}
