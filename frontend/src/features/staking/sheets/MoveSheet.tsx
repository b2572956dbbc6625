import { useState } from "react";
import type { Address } from "viem";

import { encodeRedelegate } from "../../../chain/stakingCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { formatSnm } from "../../../lib/money.ts";
import { basisPointsText } from "../../../lib/percent.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { isRunning } from "../../../tx/Progress.ts";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { commissionAt } from "../commissions.ts";
import type { NodeFacts } from "../nodeFacts.ts";
import { nodeState, stateWords } from "../nodeState.ts";
import { fetchNodes } from "../nodesQuery.ts";
import { SLASH_WORDS } from "../slashWords.ts";
import { type Stake, dueSum } from "../stakeMoney.ts";
import { StakeReceipt } from "./StakeReceipt.tsx";

interface MoveSheetProps {
  readonly stake: Stake;
  readonly onDone: () => void;
}

/** Reviews how what has finished unbonding is staked again, in another masternode or the same one. */
export function MoveSheet({ stake, onDone }: MoveSheetProps) {
  const { account } = useMe();
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const runner = useAction();
  const { data, isError, refetch } = useIndexed(["masternodes"], fetchNodes);
  const nodes = data?.nodes ?? [];
  const [next, setNext] = useState<Address>();
  const due = dueSum(stake, now);
  const target = nodes.find(({ owner }) => owner === next);
  const state = target === undefined ? undefined : nodeState(target, now);
  const nameOf = ({ owner, name }: NodeFacts) =>
    `${name === "" ? shortAddress(owner) : name}${owner.toLowerCase() === stake.owner.toLowerCase() ? " (the same one)" : ""}`;
  const action =
    account === undefined || next === undefined || due === 0n
      ? undefined
      : singleCall(account, `Move ${formatSnm(due)} SNM to ${shortAddress(next)}`, {
          to: contracts.Masternodes,
          data: encodeRedelegate(stake.owner, next),
        });

  if (runner.progress.stage === "done")
    return (
      <StakeReceipt
        title="Your stake moved"
        description={`It works for ${target === undefined ? "the other masternode" : nameOf(target)} now.`}
        record={runner.progress.record}
        onDone={onDone}
      />
    );

  return (
    <Sheet
      open
      onClose={onDone}
      testId="move-sheet"
      title="Stake it again"
      description="What has finished unbonding goes straight into a masternode, without passing through your wallet."
      footer={
        <ActionBox runner={runner} action={action} verb="move" className="w-full" testId="move-submit">
          Stake it there
        </ActionBox>
      }
    >
      <div className="space-y-5">
        {isError && data === undefined && <IndexUnreachable onRetry={() => void refetch()} />}
        <Select
          label="To"
          testId="move-target"
          value={next ?? ""}
          disabled={isRunning(runner.progress)}
          onChange={(event) => {
            setNext(event.target.value === "" ? undefined : (event.target.value as Address));
            runner.reset();
          }}
        >
          <option value="">Choose a masternode</option>
          {nodes
            .filter((node) => nodeState(node, now) !== "left")
            .map((node) => (
              <option key={node.owner} value={node.owner}>
                {nameOf(node)}, commission {basisPointsText(commissionAt(node.commissions, now).now)}
              </option>
            ))}
        </Select>
        {target !== undefined && state !== undefined && state !== "active" && (
          <Notice tone="warn" title="This masternode earns nothing now">
            {stateWords(state, target.jailedUntil).meaning}
          </Notice>
        )}
        <Facts className="border-y">
          <Fact name="From">
            <span className="font-mono">{shortAddress(stake.owner)}</span>
          </Fact>
          <Fact name="All that is withdrawable" strong>
            <Snm wei={due} testId="move-amount" />
          </Fact>
        </Facts>
        <Notice tone="warn" title="It is at stake there">
          {SLASH_WORDS}
        </Notice>
      </div>
    </Sheet>
  );
}
