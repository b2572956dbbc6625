import { PROGRAMS_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { Term } from "../../../glossary/Term.tsx";
import { classes } from "../../../lib/classes.ts";
import { formatDate } from "../../../lib/time.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { runwayText } from "./runwayText.ts";
import { type Subsidy, type SubsidyYear, useSubsidy } from "./useSubsidy.ts";

/** What the team's pool still gives: the masternodes' subsidy by its schedule, and what is left for reward programs. */
export function SubsidyPanel() {
  const { subsidy, failed } = useSubsidy();
  return (
    <Panel
      title={
        <>
          <Term id="subsidy">Subsidy</Term> of the masternodes
        </>
      }
      aside="A tenth of all SNM is in the team’s pool"
    >
      {subsidy === undefined ? (
        failed ? (
          <p className="text-muted">The network does not answer. It is tried again by itself.</p>
        ) : (
          <div aria-busy>
            <Skeleton className="h-32 w-full" />
          </div>
        )
      ) : (
        <Schedule subsidy={subsidy} />
      )}
    </Panel>
  );
}

function Schedule({ subsidy }: { readonly subsidy: Subsidy }) {
  const { total, released, sent, nextYear, runway, ends, programsLeft, years } = subsidy;
  return (
    <div className="space-y-5">
      <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        <Stat name="Released so far" note={<>sent to them: {<Snm wei={sent} />}</>}>
          <Snm wei={released} testId="subsidy-released" />
        </Stat>
        <Stat name="Remains" note={<>of {<Snm wei={total} />}</>}>
          <Snm wei={total - released} testId="subsidy-remains" />
        </Stat>
        <Stat name="The next 365 days give" note="by the second">
          <Snm wei={nextYear} testId="subsidy-next" />
        </Stat>
        <Stat name={<Term id="runway">Lasts</Term>} note={`until ${formatDate(ends)}`} testId="subsidy-runway">
          {runwayText(runway)}
        </Stat>
      </div>
      <div className="overflow-x-auto">
        <table className="w-full">
          <caption className="sr-only">What each year of the schedule releases</caption>
          <thead>
            <tr className="border-b text-left text-xs text-muted">
              <th scope="col" className="py-2 pr-3 font-medium">
                Year
              </th>
              <th scope="col" className="px-3 py-2 font-medium max-sm:hidden">
                From, until
              </th>
              <th scope="col" className="py-2 pl-3 text-right font-medium">
                Releases
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {years.map((year, index) => (
              <Year key={year.start} year={year} number={index + 1} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-xs text-muted text-pretty">
        What the masternodes don&rsquo;t earn by their work stays with their contract for later.{" "}
        <Snm wei={programsLeft} /> of <Snm wei={PROGRAMS_SUPPLY} /> are still here for reward programs, which the DAO
        starts; what programs leave over makes the subsidy last longer.
      </p>
    </div>
  );
}

function Year({ year: { start, end, amount }, number }: { readonly year: SubsidyYear; readonly number: number }) {
  const now = useChainNow();
  const runs = now >= start && now < end;
  return (
    <tr data-testid="subsidy-year" className={classes(now >= end && "text-muted")}>
      <th scope="row" className="py-2 pr-3 text-left font-normal">
        {number} {runs && <Badge tone="accent">now</Badge>}
      </th>
      <td className="px-3 py-2 whitespace-nowrap max-sm:hidden">
        {formatDate(start)} – {formatDate(end)}
      </td>
      <td className="py-2 pl-3 text-right">
        <Snm wei={amount} />
      </td>
    </tr>
  );
}
