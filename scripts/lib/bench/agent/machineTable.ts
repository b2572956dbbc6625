import { MACHINE_KINDS } from "./machineKinds.ts";
import type { ReplayBook } from "./ReplayBook.ts";

/** What each machine earned, and all together, in USD: a row a machine, a column a way to choose. */
export function machineTable(book: ReplayBook, incomes: Readonly<Record<string, readonly number[]>>): string {
  const ways = Object.keys(incomes);
  const row = (name: string, values: readonly number[]): string =>
    [name.padEnd(22), ...values.map((value) => value.toFixed(2).padStart(10))].join(" ");
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return [
    ["machine".padEnd(22), ...ways.map((way) => way.padStart(10))].join(" "),
    ...book.fleet.map((kind, machine) =>
      row(
        `${machine} ${MACHINE_KINDS[kind]?.name ?? ""}`,
        ways.map((way) => incomes[way]?.[machine] ?? 0),
      ),
    ),
    row(
      "all",
      ways.map((way) => total(incomes[way] ?? [])),
    ),
  ].join("\n");
}
