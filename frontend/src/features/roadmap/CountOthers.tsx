import { encodeCount } from "../../chain/daoRecordCalls.ts";
import { useMe } from "../../chain/useMe.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { ActionBox } from "../../tx/ActionBox.tsx";
import { ActionDone } from "../../tx/ActionDone.tsx";
import { singleCall } from "../../tx/singleCall.ts";
import { useAction } from "../../tx/useAction.ts";
import { Panel } from "../../ui/Panel.tsx";
import type { Divider } from "./roadmapQuery.ts";

/** Accounts in one transaction, so that it fits a block. */
const AT_ONCE = 40;

interface CountOthersProps {
  readonly dividers: readonly Divider[];
  readonly epoch: bigint;
}

/** Counts those who divided their votes in an earlier epoch, as anybody may. Nothing where all are counted. */
export function CountOthers({ dividers, epoch }: CountOthersProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const waiting = dividers.filter((divider) => divider.epoch < epoch);
  if (waiting.length === 0 && runner.progress.stage === "idle") return null;
  const next = waiting.slice(0, AT_ONCE).map((divider) => divider.account);
  const call = { to: contracts.Roadmap, data: encodeCount(next) };
  return (
    <Panel title="Not counted yet">
      <div className="space-y-3">
        <p className="text-xs text-muted text-pretty" data-testid="count-waiting">
          {waiting.length === 0
            ? "Everybody who divided their votes is counted in this epoch."
            : `${waiting.length === 1 ? "One account" : `${waiting.length} accounts`} divided their votes in an earlier epoch. Anybody may have them counted in this one, as they divided them.`}
        </p>
        <ActionDone progress={runner.progress} title="They are counted." testId="count-done" />
        <ActionBox
          runner={runner}
          action={
            account === undefined || next.length === 0
              ? undefined
              : singleCall(account, `Count ${next.length} on the roadmap`, call)
          }
          verb="count them"
          kind="secondary"
          size="medium"
          className="w-full"
          testId="count-submit"
        >
          {next.length === waiting.length ? "Count them" : `Count the first ${next.length}`}
        </ActionBox>
      </div>
    </Panel>
  );
}
