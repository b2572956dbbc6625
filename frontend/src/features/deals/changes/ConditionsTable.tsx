import { formatUsdPerHour } from "../../../lib/money.ts";
import { changeEffects, durationText, endText } from "./changeWords.ts";
import type { Conditions } from "./changes.ts";

interface ConditionsTableProps {
  readonly before: Conditions;
  readonly after: Conditions;
  /** Unix seconds at which the deal started. */
  readonly start: number;
}

/** A deal's conditions before and after a change, side by side, and who gains by it. */
export function ConditionsTable({ before, after, start }: ConditionsTableProps) {
  const rows = [
    ["Price per hour", formatUsdPerHour(before.price), formatUsdPerHour(after.price)],
    ["Duration", durationText(before.duration), durationText(after.duration)],
    ["End", endText(start, before.duration), endText(start, after.duration)],
  ] as const;
  const effects = changeEffects(before, after);
  return (
    <div className="space-y-3">
      <table className="w-full text-sm" data-testid="change-conditions">
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            <th scope="col" className="py-2 font-medium">
              <span className="sr-only">Condition</span>
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Now
            </th>
            <th scope="col" className="py-2 font-medium">
              Changed
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(([name, old, next]) => (
            <tr key={name}>
              <th scope="row" className="py-2 text-left font-normal text-muted">
                {name}
              </th>
              <td className="px-3 py-2">{old}</td>
              <td className={old === next ? "py-2 text-muted" : "py-2 font-semibold"}>{next}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effects.length > 0 && (
        <ul data-testid="change-effects" className="space-y-1 text-xs text-muted text-pretty">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
