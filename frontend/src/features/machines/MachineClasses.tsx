import { classShortfalls } from "@sonm/protocol/classWords.ts";
import { checkClass } from "@sonm/protocol/classCheck.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { useChainNow } from "../../chain/useChainClock.ts";
import type { Attestation } from "../../indexer/attestation.ts";
import { useHardwareClasses } from "../../indexer/useHardwareClasses.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Panel } from "../../ui/Panel.tsx";

/** To which hardware classes a machine belongs, and what keeps it out of the others. Computed here from what is attested. */
export function MachineClasses({ attestation }: { readonly attestation: Attestation }) {
  const now = useChainNow();
  const { data, isError } = useHardwareClasses();
  const ended = now > attestation.expiresAt;
  return (
    <Panel
      title="Classes"
      aside={ended ? "The attestation has ended: none counts" : "What programs and buyers ask for"}
    >
      {data === undefined ? (
        <p className="text-muted">{isError ? "The index does not answer. It is asked again." : "Loading classes…"}</p>
      ) : (
        <ul className="-my-2 divide-y" data-testid="machine-classes">
          {data.map((definition) => (
            <ClassRow key={definition.code} definition={definition} attestation={attestation} ended={ended} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface ClassRowProps {
  readonly definition: HardwareClass;
  readonly attestation: Attestation;
  readonly ended: boolean;
}

function ClassRow({ definition, attestation, ended }: ClassRowProps) {
  const { failures, qualifyingGpus } = checkClass(definition, attestation);
  const belongs = failures === 0n;
  return (
    <li className="py-2.5" data-testid={`class-${definition.code}`} data-belongs={belongs}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span>
          {definition.label} <span className="ml-1 font-mono text-2xs text-muted">{definition.code}</span>
        </span>
        {belongs ? (
          <Badge tone={ended ? "warn" : "good"}>{belongsText(qualifyingGpus, ended)}</Badge>
        ) : (
          <Badge>does not belong</Badge>
        )}
      </p>
      {!belongs && (
        <ul className="mt-1 space-y-0.5 text-xs text-muted">
          {classShortfalls(definition, attestation).map((shortfall) => (
            <li key={shortfall}>{shortfall}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

function belongsText(cards: number, ended: boolean): string {
  const word = ended ? "belonged" : "belongs";
  if (cards === 0) return word;
  return `${word} with ${cards} ${cards === 1 ? "card" : "cards"}`;
}
