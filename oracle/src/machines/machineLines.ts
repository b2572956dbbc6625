import benchmarkList from "@sonm/protocol/benchmarks.json" with { type: "json" };
import { decodeName } from "@sonm/protocol/hardware.ts";
import { leftOutWords } from "@sonm/protocol/leftOutWords.ts";
import type { MachineAnswer, MachineLeftOut, MachineRound } from "@sonm/protocol/machine.ts";
import { failureSentence } from "@sonm/protocol/machineParts.ts";
import { dateOf } from "../lib/dateOf.ts";

const OUTCOMES: Readonly<Record<MachineRound["outcome"], string>> = {
  measured: "every part passed",
  partial: "some parts failed",
  failed: "nothing could be measured",
  abandoned: "the machine did not come back for the rest",
};

/** What a node knows of a machine, as lines for a person. Times are UTC. */
export function machineLines(answer: MachineAnswer): string[] {
  const { heardAt, measured, rounds, inReport, reasons, leftOut } = answer;
  const [newest] = rounds;
  return [
    heardAt === null ? "never heard of" : `last heard of at ${dateOf(heardAt)}`,
    ...(measured === null ? [] : [`measured at ${dateOf(measured.measuredAt)}: ${foundText(measured)}`]),
    ...(newest === undefined ? [] : [`last round at ${dateOf(newest.endedAt)}: ${OUTCOMES[newest.outcome]}`]),
    ...Object.entries(newest?.failures ?? {}).map(([part, reason]) => `  ${failureSentence(part, reason)}`),
    inReport === null
      ? "the newest report that this node has does not attest the machine"
      : `attested by report ${inReport.sequence} of epoch ${inReport.epoch}`,
    ...(reasons.length === 0
      ? ["this node vouches for the machine"]
      : reasons.map(({ message }) => `not vouched for: ${message}`)),
    ...(leftOut === null ? [] : leftOutLines(leftOut)),
  ];
}

function leftOutLines(leftOut: MachineLeftOut): string[] {
  const { why, next } = leftOutWords(leftOut, dateOf);
  return [
    `report ${leftOut.sequence} of epoch ${leftOut.epoch} leaves out:`,
    ...[...why, next].map((line) => `  ${line}`),
  ];
}

function foundText({ facts, gpus, benchmarks }: NonNullable<MachineAnswer["measured"]>): string {
  const values = benchmarkList.flatMap(({ id, code, unit }) => {
    const value = benchmarks[id] ?? 0n;
    return value === 0n ? [] : [`${code} ${value} ${unit}`];
  });
  const cards = gpus.map(({ model }) => decodeName(model) || "a card without a name");
  return [decodeName(facts.cpuModel) || "unnamed processor", ...cards, ...values].join(", ");
}
