import { Link } from "@tanstack/react-router";

import { Panel } from "../../ui/Panel.tsx";
import type { Gain } from "./forecast.ts";
import { rangeText } from "./rangeText.ts";

/** What a machine lacks to earn more, by program: the smallest change first. */
export function GainList({ gains }: { readonly gains: readonly Gain[] }) {
  if (gains.length === 0) return null;
  return (
    <Panel title="What would earn more">
      <ul className="divide-y" data-testid="earn-gains">
        {gains.map(({ program, missing, usd }) => (
          <li key={program.id} data-testid="earn-gain" data-program={program.id} className="py-3 first:pt-0 last:pb-0">
            <p>
              <span className="font-semibold">{rangeText({ low: usd, high: usd })} a day more</span> in{" "}
              <Link to="/rewards/$id" params={{ id: String(program.id) }} className="text-accent underline">
                program {program.id}, {program.definition.label}
              </Link>
              , with:
            </p>
            <ul className="mt-1 list-disc space-y-0.5 pl-5 text-muted">
              {missing.map(({ demand, found }) => (
                <li key={demand}>
                  {demand} <span className="text-xs">(it has: {found})</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
