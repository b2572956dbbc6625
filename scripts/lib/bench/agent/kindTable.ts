import { MACHINE_KINDS } from "./machineKinds.ts";

/** What one machine earned, USD, by the way to choose. */
export interface MachineIncome {
  readonly kind: number;
  readonly agent: number;
  readonly greedy: number;
  readonly optimum: number;
}

const WAYS = ["agent", "greedy", "optimum"] as const;

/** What the machines of each kind earned, and all together, in USD: a row a kind, a column a way to choose, and two ratios. */
export function kindTable(incomes: readonly MachineIncome[]): string {
  const row = (name: string, of: readonly MachineIncome[]): string => {
    const [agent = 0, greedy = 0, optimum = 0] = WAYS.map((way) => of.reduce((sum, one) => sum + one[way], 0));
    const amounts = [agent, greedy, optimum].map((value) => value.toFixed(2).padStart(10));
    const ratios = [agent / optimum, agent / greedy].map((value) => value.toFixed(3).padStart(10));
    return [name.padEnd(24), ...amounts, ...ratios].join(" ");
  };
  const heads = [...WAYS, "of optimum", "of greedy"].map((head) => head.padStart(10));
  return [
    ["machines".padEnd(24), ...heads].join(" "),
    ...MACHINE_KINDS.flatMap(({ name }, kind) => {
      const of = incomes.filter((one) => one.kind === kind);
      return of.length === 0 ? [] : [row(`${of.length} ${name}`, of)];
    }),
    row(`${incomes.length} together`, incomes),
  ].join("\n");
}
