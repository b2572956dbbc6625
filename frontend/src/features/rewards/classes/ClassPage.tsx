import { Gift, Scale } from "lucide-react";

import { useRate } from "../../../chain/useRate.ts";
import { IndexedPage } from "../../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { DemandsPanel } from "../DemandsPanel.tsx";
import { ProgramList } from "../ProgramList.tsx";
import type { Program } from "../programFacts.ts";
import { unitName } from "../unitWords.ts";
import { ActHistory } from "./ActHistory.tsx";
import { BalanceTrend } from "./BalanceTrend.tsx";
import { MandatePanels } from "./MandatePanels.tsx";
import { trendOf } from "./balanceAverages.ts";
import { TARGET_TEXT, unprovedText } from "./balanceWords.ts";
import { type ClassDetail, fetchClass } from "./classQuery.ts";
import { useBalanceInterval } from "./useBalanceInterval.ts";

/** One hardware class: its supply and demand, what the controller may do for it, would do, and did. */
export function ClassPage({ id }: { readonly id: number }) {
  const query = useIndexed(["class", id], (indexer, signal) => fetchClass(indexer, id, signal));
  return (
    <IndexedPage
      query={query}
      what="the class"
      missing={{
        icon: Scale,
        title: "There is no such class",
        text: "The DAO added no class with this number. The page of rewards lists all that there are.",
        testId: "class-missing",
        to: "/rewards",
        back: "Rewards",
      }}
    >
      {(detail) => <ClassView id={id} detail={detail} />}
    </IndexedPage>
  );
}

function ClassView({ id, detail }: { readonly id: number; readonly detail: ClassDetail }) {
  const { definition, acts, programs } = detail;
  return (
    <>
      <BackLink to="/rewards">Rewards</BackLink>
      <PageHeader title={definition.label}>
        Hardware class {id}. Supply and demand are counted in {unitName(definition)}s: supplied is what was attested and
        online, demanded what of it was in deals.
      </PageHeader>
      <div className="space-y-4">
        <Balance detail={detail} />
        <MandatePanels classId={id} definition={definition} />
        <ActHistory acts={acts} definition={definition} />
        <Opened programs={programs} />
        <DemandsPanel definition={definition} minSoftwareVersion={0} />
      </div>
    </>
  );
}

function Balance({ detail: { definition, points } }: { readonly detail: ClassDetail }) {
  const interval = useBalanceInterval();
  const isEmpty = points.length < 2;
  return (
    <Panel title="Supply against twice the demand" aside={TARGET_TEXT} flush={isEmpty}>
      {isEmpty ? (
        <Empty
          icon={Scale}
          title="There is no average yet"
          testId="class-balance-empty"
          next={{ to: "/supplier", text: "Connect a machine" }}
        >
          {unprovedText(points.length, interval)}
        </Empty>
      ) : interval === undefined ? (
        <div aria-busy>
          <Skeleton className="h-56 w-full" />
        </div>
      ) : (
        <BalanceTrend label={definition.label} trend={trendOf(points, interval)} />
      )}
    </Panel>
  );
}

function Opened({ programs }: { readonly programs: readonly Program[] }) {
  const rate = useRate()?.rate;
  return (
    <Panel title="Programs that it opened" flush>
      {programs.length === 0 ? (
        <Empty
          icon={Gift}
          title="It opened none"
          testId="class-programs-empty"
          next={{ to: "/rewards", text: "All programs" }}
        >
          The controller opens a program when supply is short and it may spend what the program takes.
        </Empty>
      ) : (
        <ProgramList programs={programs} rate={rate} />
      )}
    </Panel>
  );
}
