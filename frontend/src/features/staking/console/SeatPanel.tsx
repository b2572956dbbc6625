import type { Address } from "viem";

import { encodeActivate, encodeRetire } from "../../../chain/stakingCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { formatDateTime, formatRelative } from "../../../lib/time.ts";
import { ActionBox } from "../../../tx/ActionBox.tsx";
import { ActionDone } from "../../../tx/ActionDone.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Panel } from "../../../ui/Panel.tsx";
import type { LiveNode } from "../liveNode.ts";

interface SeatPanelProps {
  readonly account: Address;
  readonly live: LiveNode;
}

/** Taking a seat, also after a jail, and giving it up. */
export function SeatPanel({ account, live }: SeatPanelProps) {
  const { contracts } = useRuntimeConfig();
  const now = useChainNow();
  const taker = useAction();
  const leaver = useAction();
  const jailed = live.jailedUntil > now;
  const to = contracts.Masternodes;
  return (
    <Panel title={<Term id="seat">Seat</Term>}>
      <div className="space-y-4">
        {live.active ? (
          <>
            <p className="text-muted text-pretty">
              It has one of the seats. If you give it up, the node signs and earns no more from the next signer set on.
              Its stake stays where it is, and you can take a seat again at any time.
            </p>
            <ActionDone progress={taker.progress} title="It has a seat." testId="seat-taken" />
            <ActionBox
              runner={leaver}
              action={singleCall(account, "Give up the seat of my masternode", { to, data: encodeRetire() })}
              verb="give it up"
              kind="danger"
              size="medium"
              className="w-full"
              testId="seat-retire"
            >
              Give the seat up
            </ActionBox>
          </>
        ) : (
          <>
            <p className="text-muted text-pretty" data-testid="seat-none">
              {jailed ? (
                <>
                  It is <Term id="jail">jailed</Term> until{" "}
                  {`${formatDateTime(live.jailedUntil)}, ${formatRelative(live.jailedUntil, now)}. Then it can take a seat again.`}
                </>
              ) : (
                "It has no seat. It takes one if one is free, or if a smaller stake holds it."
              )}
            </p>
            <ActionDone progress={leaver.progress} title="The seat is given up." testId="seat-left" />
            <ActionBox
              runner={taker}
              action={
                jailed
                  ? undefined
                  : singleCall(account, "Take a seat for my masternode", { to, data: encodeActivate() })
              }
              verb="take a seat"
              size="medium"
              className="w-full"
              testId="seat-activate"
            >
              Take a seat
            </ActionBox>
          </>
        )}
      </div>
    </Panel>
  );
}
