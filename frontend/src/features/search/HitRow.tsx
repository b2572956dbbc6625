import {
  ArrowRightLeft,
  Cpu,
  FileCheck,
  FileText,
  Gift,
  type LucideIcon,
  PanelTop,
  Radio,
  Scale,
  ScrollText,
  Server,
  Sparkles,
  UserRound,
  Wrench,
} from "lucide-react";

import type { SearchHit } from "./SearchHit.ts";
import type { SearchKind } from "./SearchKind.ts";

const ICONS: Readonly<Record<SearchKind, LucideIcon>> = {
  page: PanelTop,
  account: UserRound,
  machine: Server,
  masternode: Radio,
  deal: FileText,
  order: ScrollText,
  class: Cpu,
  program: Gift,
  proposal: Scale,
  work: Wrench,
  feature: Sparkles,
  report: FileCheck,
  transaction: ArrowRightLeft,
};

/** What one hit looks like, inside whatever makes it a link. */
export function HitRow({ hit: { kind, title, note } }: { readonly hit: SearchHit }) {
  const Icon = ICONS[kind];
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{title}</span>
        {note !== "" && <span className="block truncate text-xs text-muted">{note}</span>}
      </span>
    </>
  );
}
