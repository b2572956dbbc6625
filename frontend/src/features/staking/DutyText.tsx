import type { DutyRecord } from "./recentReports.ts";

/** How many of the newest reports carry a masternode's signature. */
export function DutyText({ duty }: { readonly duty: DutyRecord }) {
  if (duty.possible === 0) return <span className="text-muted">none to sign</span>;
  const tone = duty.signed === duty.possible ? "" : duty.signed * 10 >= duty.possible * 9 ? "" : "text-warn";
  return (
    <span
      data-testid="duty-signed"
      className={`tabular whitespace-nowrap ${tone}`}
      data-signed={duty.signed}
      data-possible={duty.possible}
    >
      {duty.signed} of {duty.possible}
    </span>
  );
}
