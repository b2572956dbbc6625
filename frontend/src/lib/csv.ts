/** What a spreadsheet would take for a formula at the start of a cell, also in full width, or after what it skips. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

const SPECIAL = /[",\r\n]|^\s|\s$/u;

/** One cell of a CSV file (RFC 4180). What a spreadsheet would run gets an apostrophe in front, which makes it text. */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A column of a CSV file: its head, and what a row has in it. */
export interface CsvColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
}

/** Rows as a CSV file with a line of heads. */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  return lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

/** A time as files carry it; nothing where there is none. */
export function isoTime(time: number | undefined): string {
  return time === undefined || time === 0 ? "" : new Date(time * 1000).toISOString();
}
