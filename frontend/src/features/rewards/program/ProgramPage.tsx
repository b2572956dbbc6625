import { Link } from "@tanstack/react-router";
import { Gift } from "lucide-react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRate } from "../../../chain/useRate.ts";
import { Term } from "../../../glossary/Term.tsx";
import { IndexedPage } from "../../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { formatUsd } from "../../../lib/money.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { ProposeLink } from "../../../shell/ProposeLink.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { AgentNotice } from "../AgentNotice.tsx";
import { Announcements } from "../Announcements.tsx";
import { DemandsPanel } from "../DemandsPanel.tsx";
import { GuaranteeList } from "../GuaranteeList.tsx";
import { ProgramStageBadge } from "../ProgramStageBadge.tsx";
import { RunwayText } from "../RunwayText.tsx";
import type { Program } from "../programFacts.ts";
import { snmOf } from "../programMoney.ts";
import { admissionText } from "../programState.ts";
import { unitName, unitsText } from "../unitWords.ts";
import { useLowestAgent } from "../useLowestAgent.ts";
import { withLowestAgent } from "../withLowestAgent.ts";
import { MembersPanel } from "./MembersPanel.tsx";
import { type ProgramDetail, fetchProgram } from "./programQuery.ts";
import { useLiveProgram } from "./useLiveProgram.ts";

/** One reward program: what it pays and promises, its money, its members, and what was announced. */
export function ProgramPage({ id }: { readonly id: number }) {
  const query = useIndexed(["reward-program", id], (indexer, signal) => fetchProgram(indexer, id, signal));
  return (
    <IndexedPage
      query={query}
      what="the program"
      missing={{
        icon: Gift,
        title: "There is no such program",
        text: "Nobody opened a program with this number. The list has all that there are.",
        testId: "program-missing",
        to: "/rewards",
        back: "All programs",
      }}
    >
      {(detail) => <ProgramView detail={detail} />}
    </IndexedPage>
  );
}

function ProgramView({ detail }: { readonly detail: ProgramDetail }) {
  const now = useChainNow();
  const agent = useLowestAgent();
  const program = withLowestAgent(useLiveProgram(detail.program), agent);
  const admission = admissionText(program, now);
  return (
    <>
      <BackLink to="/rewards">Rewards</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {program.definition.label}
            <ProgramStageBadge program={program} />
          </span>
        }
        aside={
          <div className="flex flex-wrap gap-2">
            {!program.closed && (
              <ProposeLink
                action="RewardPrograms.enlarge"
                values={{ programId: String(program.id) }}
                testId="propose-enlarge"
              >
                Propose to enlarge it
              </ProposeLink>
            )}
            <Button size="small" kind="primary" asChild>
              <Link to="/rewards/check" search={{ program: program.id }} data-testid="to-check">
                Does my machine qualify?
              </Link>
            </Button>
          </div>
        }
      >
        Reward program {program.id} for class{" "}
        <Link
          to="/rewards/classes/$classId"
          params={{ classId: String(program.classId) }}
          data-testid="to-class"
          className="underline hover:text-accent"
        >
          {program.definition.code}
        </Link>
        , opened by the {program.steered ? "controller" : "DAO"}. {admission.text}
      </PageHeader>
      <div className="space-y-4">
        {!admission.open && (
          <Notice tone="warn" testId="program-admits-none" title="No machine is admitted now">
            {admission.text}
          </Notice>
        )}
        <AgentNotice agent={agent} />
        <ProgramStats program={program} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <Panel
            title="What is promised"
            aside={program.mode === "FLOOR" ? <Term id="floor">Floor</Term> : <Term id="onTop">On top</Term>}
          >
            <GuaranteeList program={program} />
          </Panel>
          <DemandsPanel definition={program.definition} minSoftwareVersion={program.minSoftwareVersion} />
        </div>
        <MembersPanel members={detail.members} definition={program.definition} />
        <Announcements announcements={detail.announcements} />
      </div>
    </>
  );
}

function ProgramStats({ program }: { readonly program: Program }) {
  const rate = useRate()?.rate;
  const { definition, usdPerGpuDay } = program;
  return (
    <Panel>
      <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        <Stat
          name={`A day, each ${unitName(definition)}`}
          testId="program-reward"
          note={
            rate === undefined ? undefined : (
              <>
                now <Snm wei={snmOf(usdPerGpuDay, rate)} />
              </>
            )
          }
        >
          {formatUsd(usdPerGpuDay)}
        </Stat>
        <Stat
          name={<Term id="member">Members</Term>}
          note={`${unitsText(program.units, definition)} of ${program.maxUnits} at most`}
        >
          {program.members}
        </Stat>
        <Stat name={<Term id="runway">Runway</Term>} note="at the pace of its members now">
          <RunwayText program={program} rate={rate} />
        </Stat>
        <Stat name={<Term id="reserved">Reserved</Term>} note="of what is left, for its members">
          <Snm wei={program.reserved} />
        </Stat>
        <Stat name="Budget">
          <Snm wei={program.budget} testId="program-budget" />
        </Stat>
        <Stat name="Left">{program.closed ? <Snm wei={0n} /> : <Snm wei={program.left} />}</Stat>
        <Stat name="Paid">
          <Snm wei={program.paid} />
        </Stat>
        <Stat
          name={
            <>
              <Term id="guarantee">Guaranteed</Term> until
            </>
          }
          note={`ends ${formatDateTime(program.end)}`}
        >
          <span title={formatDateTime(program.guaranteedUntil)}>{formatDateTime(program.guaranteedUntil)}</span>
        </Stat>
      </div>
    </Panel>
  );
}
