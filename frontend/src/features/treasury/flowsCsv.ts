import { exactDecimal } from "../../lib/decimal.ts";
import { isoTime, toCsv } from "../../lib/csv.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import type { CsvFile } from "../../ui/ExportButton.tsx";
import { type Flow, MOST_FLOWS } from "./treasuryQuery.ts";

/** Flows of the treasury as a file. */
export const flowsCsv = (flows: readonly Flow[]): CsvFile => ({
  name: "sonm-treasury.csv",
  cut: flows.length >= MOST_FLOWS,
  text: toCsv<Flow>(
    [
      { head: "time", cell: ({ time }) => isoTime(time) },
      { head: "direction", cell: ({ incoming }) => (incoming ? "in" : "out") },
      { head: "snm", cell: ({ amount }) => exactDecimal(amount, WAD_DIGITS) },
      { head: "counterparty", cell: ({ counterparty }) => counterparty },
      { head: "proposal", cell: ({ proposal }) => (proposal === undefined ? "" : String(proposal.number)) },
      { head: "transaction", cell: ({ transaction }) => transaction },
    ],
    flows,
  ),
});
