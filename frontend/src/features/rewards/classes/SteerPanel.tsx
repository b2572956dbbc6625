import { Steering } from "@sonm/protocol/generated/enums.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { encodeSteer } from "../../../chain/steeringCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatDateTime } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { planWords } from "./planWords.ts";
import type { Mandate, SteeringState } from "./useSteering.ts";

interface SteerPanelProps {
  readonly classId: number;
  readonly definition: HardwareClass;
  readonly mandate: Mandate;
  readonly state: SteeringState;
}

/** What the controller may spend on a class now, what it would do and why, and letting it do so. */
export function SteerPanel({ classId, definition, mandate, state }: SteerPanelProps) {
  const { spendable, earliest, plan, failure } = state;
  const isEarly = useChainNow() < earliest;
  const words = plan === undefined ? undefined : planWords(plan, mandate, definition);
  const acts = plan !== undefined && (plan.steering as Steering) !== Steering.None;
  return (
    <Panel title="Now">
      <Facts>
        <Fact
          name="May be spent"
          hint={
            <>
              <Term id="grant">grants</Term> and fees that were not spent
            </>
          }
        >
          <Snm wei={spendable} testId="class-spendable" />
        </Fact>
        <Fact name="It would" testId="class-plan">
          {words?.what ?? "Can't be told"}
        </Fact>
      </Facts>
      <div className="mt-3 space-y-3">
        {words !== undefined && (
          <p data-testid="class-why" className="text-muted text-pretty">
            {words.why}
          </p>
        )}
        {failure !== undefined && (
          <Notice tone="info" testId="class-plan-failure" title={failure.sentence}>
            {failure.remedy}
          </Notice>
        )}
        {isEarly && acts && (
          <p data-testid="class-early" className="text-muted text-pretty">
            It acted a short while ago, and acts again from {formatDateTime(earliest)}.
          </p>
        )}
        <SteerAction classId={classId} label={definition.label} enabled={acts && !isEarly} />
      </div>
    </Panel>
  );
}

interface SteerActionProps {
  readonly classId: number;
  readonly label: string;
  readonly enabled: boolean;
}

/** Anybody may let the controller act, and pays the gas for it. */
function SteerAction({ classId, label, enabled }: SteerActionProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const call = { to: contracts.ProgramController, data: encodeSteer(classId) };
  const title = `Let the controller act on ${label}`;
  return (
    <>
      <p className="text-xs text-muted text-pretty">
        Nodes let it act by themselves. Anybody may, and pays only the network's fee.
      </p>
      <ActionDone progress={runner.progress} title="It acted. What it did is in the list below." testId="steer-done" />
      <ActionBox
        runner={runner}
        action={account === undefined || !enabled ? undefined : singleCall(account, title, call)}
        verb="act"
        size="medium"
        className="w-full sm:w-auto"
        testId="steer"
      >
        Act now
      </ActionBox>
    </>
  );
}
