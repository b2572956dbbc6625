import { useId } from "react";

import { Choice } from "../../ui/Choice.tsx";
import { Select } from "../../ui/Select.tsx";
import { type FindSearch, type Goal, TOTAL_KEYS, type TotalKey } from "./findSearch.ts";
import { EVEN, defaultSpeed } from "./needsOf.ts";
import { TOTAL_LABELS } from "./totalLabels.ts";

const HINTS: Record<Goal, string> = {
  cheap: "The least money for the whole time.",
  fast: "The most speed that your money buys; machines are added as far as both limits go.",
  safe: "Little time offline, attested hardware, known suppliers, bonds.",
  mix: "Each as much as you say.",
};

const WEIGHTS = [
  ["price", "Price"],
  ["speed", "Speed"],
  ["trust", "Reliability"],
] as const;

interface GoalFieldsProps {
  readonly search: FindSearch;
  readonly onSearch: (search: FindSearch) => void;
}

/** What counts where machines are compared. */
export function GoalFields({ search, onSearch }: GoalFieldsProps) {
  const goal = search.goal ?? "cheap";
  return (
    <div className="space-y-3">
      <Choice
        label="What counts"
        testId="find-goal"
        value={goal}
        options={[
          { value: "cheap", text: "Cheapest" },
          { value: "fast", text: "Fastest" },
          { value: "safe", text: "Most reliable" },
          { value: "mix", text: "A mix" },
        ]}
        onChange={(next) => {
          const { goal: _old, ...others } = search;
          onSearch(next === "cheap" ? others : { ...others, goal: next });
        }}
      />
      <p className="text-xs text-muted text-pretty">{HINTS[goal]}</p>
      {goal === "mix" &&
        WEIGHTS.map(([key, label]) => (
          <Weight
            key={key}
            label={label}
            testId={`find-${key}`}
            value={search[key] ?? EVEN}
            onChange={(value) => onSearch({ ...search, [key]: value })}
          />
        ))}
      {(goal === "fast" || goal === "mix") && (
        <Select
          label="Speed is"
          testId="find-fast"
          value={search.fast ?? defaultSpeed(search)}
          onChange={({ target }) => onSearch({ ...search, fast: target.value as TotalKey })}
        >
          {TOTAL_KEYS.map((key) => (
            <option key={key} value={key}>
              {TOTAL_LABELS[key]}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

interface WeightProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly testId: string;
}

/** A weight from 0 to 100. */
function Weight({ label, value, onChange, testId }: WeightProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)_2rem] items-center gap-3 text-xs">
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        data-testid={testId}
        className="w-full accent-accent"
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <span className="tabular text-right">{value}</span>
    </div>
  );
}
