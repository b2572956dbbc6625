import { EQUIVOCATION_JAIL, EQUIVOCATION_SLASH } from "@sonm/protocol/generated/constants.ts";
import type { ReactNode } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { basisPointsText } from "../../../lib/percent.ts";
import { formatDuration } from "../../../lib/time.ts";
import { KeyGas } from "../../../tx/KeyGas.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { DutyText } from "../DutyText.tsx";
import type { NodeDetail } from "../nodeQuery.ts";
import { nodeWarnings } from "../nodeWarnings.ts";
import { DUTY_REPORTS, dutyRecord } from "../recentReports.ts";
import type { LiveNode } from "../liveNode.ts";
import { useStakingTerms } from "../useStakingTerms.ts";

interface StatusPanelProps {
  readonly account: Address;
  /** Undefined while the index does not tell it. */
  readonly node: NodeDetail | undefined;
  readonly live: LiveNode;
}

function seatText({ jailedUntil, active, bond }: LiveNode, now: number): ReactNode {
  if (jailedUntil > now) return <span className="text-bad">jailed</span>;
  if (active) return <span className="text-good">has a seat</span>;
  return bond === 0n ? "left" : "no seat";
}

/** How the reader's masternode stands, and what threatens that. */
export function StatusPanel({ account, node, live }: StatusPanelProps) {
  const now = useChainNow();
  const terms = useStakingTerms();
  const duty = node && dutyRecord(node.reports, node.facts.owner);
  const warnings =
    terms === undefined || duty === undefined
      ? undefined
      : nodeWarnings({ live, duty, minimumBond: terms.minimumBond, setSigner: node?.setSigner, now });
  return (
    <Panel title="How it stands">
      <div className="space-y-4">
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
          <Stat name="Seat" testId="console-seat">
            {seatText(live, now)}
          </Stat>
          <Stat name={`Signed of the last ${DUTY_REPORTS}`} note="reports that could have its signature">
            {duty === undefined ? <Skeleton /> : <DutyText duty={duty} />}
          </Stat>
          <Stat name="Stake in the pool">
            <Snm wei={live.pool.wei} />
          </Stat>
          <Stat name="Your bond in it">
            <Snm wei={live.bond} testId="console-bond" />
          </Stat>
        </div>
        {warnings?.map(({ tone, title, text }) => (
          <Notice key={title} tone={tone} testId="node-warning" title={title}>
            {text}
          </Notice>
        ))}
        <KeyGas account={account} holder={live.signer} program="node" testId="signer-gas" />
        {warnings?.length === 0 && <Notice tone="good" testId="node-healthy" title="Nothing threatens it now" />}
        <p className="text-xs text-muted text-pretty">
          Silence jails no masternode; it earns nothing for what it does not sign. Two reports for one epoch jail it for{" "}
          {formatDuration(Number(EQUIVOCATION_JAIL))} and cost {basisPointsText(EQUIVOCATION_SLASH)} of all stake in it.
          The DAO can jail and slash it too, after a vote.
        </p>
      </div>
    </Panel>
  );
}
