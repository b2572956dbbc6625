import { RadioGroup } from "radix-ui";

import { classes } from "../lib/classes.ts";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** One of a few, all in view. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
  testId,
}: ChoiceProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      data-testid={testId}
      value={value}
      disabled={disabled}
      onValueChange={(next) => onChange(next as Value)}
      className="flex flex-wrap gap-1.5"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          data-testid={testId === undefined ? undefined : `${testId}-${option.value}`}
          className={classes(
            "h-9 rounded-lg border px-3 text-sm font-medium text-muted transition-colors hover:text-text disabled:opacity-50",
            "data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent-strong",
          )}
        >
          {option.text}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
