import { programDemands } from "@sonm/protocol/programRequirements.ts";

import { Panel } from "../../ui/Panel.tsx";
import type { Program } from "./programFacts.ts";

/** What a machine needs to qualify. */
export function DemandsPanel({ definition, minSoftwareVersion }: Pick<Program, "definition" | "minSoftwareVersion">) {
  const demands = programDemands({ definition, minSoftwareVersion });
  return (
    <Panel title="What a machine needs" aside={<span className="font-mono text-2xs">{definition.code}</span>}>
      {demands.length === 0 ? (
        <p>Every attested machine qualifies.</p>
      ) : (
        <ul className="list-disc space-y-1 pl-5" data-testid="program-demands">
          {demands.map((demand) => (
            <li key={demand} className="break-words">
              {demand}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
