import { Choice } from "../../../ui/Choice.tsx";

/** How one can vote, by the governor's number. */
export const SUPPORTS = [
  { value: "1", text: "For" },
  { value: "0", text: "Against" },
  { value: "2", text: "Abstain" },
] as const;

export type SupportValue = (typeof SUPPORTS)[number]["value"];

interface SupportChoiceProps {
  readonly value: SupportValue;
  readonly onChange: (value: SupportValue) => void;
  readonly disabled: boolean;
}

/** For, against or neither. */
export function SupportChoice({ value, onChange, disabled }: SupportChoiceProps) {
  return (
    <Choice
      label="Your vote"
      testId="vote-choice"
      value={value}
      options={SUPPORTS}
      disabled={disabled}
      onChange={onChange}
    />
  );
}
