import { type DaySpan, isUpsideDown } from "../lib/days.ts";
import { Field } from "./Field.tsx";

interface DayRangeProps {
  /** What happened on those days, as the start of a label: "Opened". */
  readonly label: string;
  readonly span: DaySpan;
  readonly onChange: (span: DaySpan) => void;
  readonly testId: string;
}

/** From which to which day something happened; either may be left open. */
export function DayRange({ label, span, onChange, testId }: DayRangeProps) {
  const field = (key: keyof DaySpan, name: string) => (
    <Field
      type="date"
      label={`${label} ${name}`}
      testId={`${testId}-${key}`}
      className="min-w-36 flex-1"
      value={span[key] ?? ""}
      fault={key === "until" && isUpsideDown(span) ? "This day is before the first." : undefined}
      onChange={(event) => {
        const { [key]: _old, ...others } = span;
        onChange(event.target.value === "" ? others : { ...others, [key]: event.target.value });
      }}
    />
  );
  return (
    <div className="flex flex-wrap gap-3">
      {field("since", "from")}
      {field("until", "to")}
    </div>
  );
}
