import { Landmark } from "lucide-react";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { Term } from "../../../glossary/Term.tsx";
import { ProposeLink } from "../../../shell/ProposeLink.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { SteerPanel } from "./SteerPanel.tsx";
import { mandateWords } from "./mandateWords.ts";
import { useSteering } from "./useSteering.ts";

interface MandatePanelsProps {
  readonly classId: number;
  readonly definition: HardwareClass;
}

/** What the DAO lets the controller do for a class, and what it would do now, as the chain has it. */
export function MandatePanels({ classId, definition }: MandatePanelsProps) {
  const { state, isError } = useSteering(classId);
  if (state === undefined)
    return (
      <Panel title="The controller">
        {isError ? (
          <Notice tone="warn" testId="mandate-unread" title="The chain does not tell what the controller may do.">
            It is asked again by itself.
          </Notice>
        ) : (
          <div aria-busy>
            <Skeleton className="h-63 w-full" />
          </div>
        )}
      </Panel>
    );
  const { mandate } = state;
  if (mandate === null)
    return (
      <Panel title="The controller" flush>
        <Empty
          icon={Landmark}
          title="The controller does not steer this class"
          testId="mandate-empty"
          action={
            <ProposeLink
              action="ProgramController.setMandate"
              values={{ classId: String(classId) }}
              testId="propose-mandate"
            >
              Propose to hand it over
            </ProposeLink>
          }
        >
          The DAO opens its programs one by one. When it hands the class to the controller, what the controller may do
          shows here.
        </Empty>
      </Panel>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
      <Panel
        title={
          <>
            What the <Term id="controller">controller</Term> may do
          </>
        }
        aside="As the DAO decided"
      >
        <ul className="list-disc space-y-1.5 pl-5 text-pretty" data-testid="mandate">
          {mandateWords(mandate, definition).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Panel>
      <SteerPanel classId={classId} definition={definition} mandate={mandate} state={state} />
    </div>
  );
}
