import { useHardwareClasses } from "../../../indexer/useHardwareClasses.ts";
import { Select } from "../../../ui/Select.tsx";

interface ClassFilterProps {
  /** Code of a class, undefined for any machine. */
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

/** Which hardware class a machine must belong to. One that the index does not tell of stays in the list while it is chosen. */
export function ClassFilter({ value, onChange }: ClassFilterProps) {
  const { data = [] } = useHardwareClasses();
  const known = data.some(({ code }) => code === value);
  return (
    <Select
      label="Hardware class"
      hint="As attested, not as promised. Each machine's page says what it lacks."
      testId="filter-class"
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    >
      <option value="">Any</option>
      {value !== undefined && !known && <option value={value}>{value}</option>}
      {data.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </Select>
  );
}
