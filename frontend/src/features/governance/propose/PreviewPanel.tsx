import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { writeDescription } from "@sonm/protocol/proposals/writeDescription.ts";
import { Link } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { useEffect } from "react";
import type { Address } from "viem";

import { encodePropose } from "../../../chain/governanceCalls.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { formatDuration } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Button } from "../../../ui/Button.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { EffectNote } from "../effect/EffectNote.tsx";
import { useEffectOf } from "../effect/useEffectOf.ts";
import { useWait } from "../proposal/useWait.ts";
import { useVotingPower } from "../useVotingPower.ts";
import { useVotingRules } from "../useVotingRules.ts";
import { proposalIdOf } from "./proposalIdOf.ts";
import { useProposalNumber } from "./useProposalNumber.ts";
import { CallList } from "../words/CallList.tsx";
import { useCallsInWords } from "../words/useCallsInWords.ts";
import { type ProposalText, discussionFault } from "./ProposalTexts.tsx";
import { ThresholdNote } from "./ThresholdNote.tsx";

interface PreviewPanelProps {
  readonly account: Address | undefined;
  readonly calls: readonly ProposalCall[];
  readonly text: ProposalText;
  /** Hears whether it is being sent, so that nothing is edited meanwhile. */
  readonly onBusy: (busy: boolean) => void;
}

/** How a proposal would read, whether it would work, and the button that proposes it. */
export function PreviewPanel({ account, calls, text, onBusy }: PreviewPanelProps) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const rules = useVotingRules();
  const power = useVotingPower(account);
  const running = isRunning(runner.progress);
  const done = runner.progress.stage === "done";
  useEffect(() => onBusy(running || done), [onBusy, running, done]);
  const { title, body, discussion } = text;
  const enough = power !== undefined && rules !== undefined && power.total >= rules.threshold;
  const good = calls.length > 0 && title.trim() !== "" && discussionFault(discussion) === undefined && enough;
  const link = discussion.trim();
  const description =
    good && account !== undefined
      ? writeDescription({ title, body, ...(link === "" ? {} : { discussion: link }), proposer: account })
      : undefined;
  const action =
    description === undefined || account === undefined
      ? undefined
      : singleCall(account, `Propose: ${title.trim()}`, {
          to: contracts.SonmGovernor,
          data: encodePropose(calls, description),
        });
  const number = useProposalNumber(done && description !== undefined ? proposalIdOf(calls, description) : undefined);
  return (
    <Panel title="How it reads">
      <div className="space-y-4">
        {calls.length === 0 ? (
          <Empty icon={ListChecks} title="Nothing to read yet" testId="preview-empty">
            As soon as all values of your actions are there, the proposal stands here in words, and is tried out.
          </Empty>
        ) : (
          <Preview calls={calls} title={title.trim()} />
        )}
        <ThresholdNote account={account} />
        {calls.length > 0 && title.trim() === "" && (
          <p className="text-xs text-muted" data-testid="propose-title-missing">
            Give it a title to propose it.
          </p>
        )}
        <ActionDone
          progress={runner.progress}
          title="It is proposed. Holders read it now, and the vote begins by itself."
          testId="propose-done"
        />
        {done && number === undefined ? (
          <Button kind="primary" className="w-full" busy>
            Looking for it…
          </Button>
        ) : done ? (
          <Button kind="primary" className="w-full" asChild>
            <Link to="/dao/proposals/$number" params={{ number: String(number) }} data-testid="propose-look">
              Look at it
            </Link>
          </Button>
        ) : (
          <ActionBox
            runner={runner}
            action={action}
            verb="propose"
            size="medium"
            className="w-full"
            testId="propose-submit"
          >
            Propose it
          </ActionBox>
        )}
      </div>
    </Panel>
  );
}

function Preview({ calls, title }: { readonly calls: readonly ProposalCall[]; readonly title: string }) {
  const words = useCallsInWords(calls);
  const effect = useEffectOf(calls);
  const wait = useWait(calls);
  if (words === undefined) return <Skeleton className="h-24 w-full" />;
  return (
    <>
      {title !== "" && <p className="text-lg font-semibold break-words">{title}</p>}
      <CallList calls={calls} words={words} failing={effect?.kind === "fails" ? effect.index : undefined} />
      <EffectNote effect={effect} count={calls.length} />
      {wait !== undefined && (
        <p className="text-xs text-muted" data-testid="preview-wait">
          Once accepted it waits {formatDuration(wait.seconds)} in the treasury.
        </p>
      )}
    </>
  );
}
