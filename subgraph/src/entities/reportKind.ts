import { Bytes } from "@graphprotocol/graph-ts";

import { ReportKindSet } from "../../generated/ReportRegistry/ReportRegistry";
import { ReportKind } from "../../generated/schema";
import { textOf } from "../text";

/** Keeps who owes reports of a kind, and when. One that had ended is owed again. */
export function setReportKind(event: ReportKindSet): void {
  let kind = ReportKind.load(event.params.kind);
  if (kind == null) {
    kind = new ReportKind(event.params.kind);
    kind.name = textOf(event.params.kind);
    kind.reportCount = 0;
    kind.createdAt = event.block.timestamp;
  }
  kind.author = event.params.author;
  kind.period = event.params.period;
  kind.grace = event.params.grace;
  kind.next = event.params.next;
  kind.endedAt = null;
  kind.save();
}

/** A kind that is there. */
export function loadReportKind(kind: Bytes): ReportKind {
  return ReportKind.load(kind)!;
}
