import type { AgentStatus } from "./AgentStatus.ts";

/**
 * A step from a command to income.
 *
 * - `state`: `done`, `now` for the one that is waited for, `later`
 * - `waits`: what it waits for, and how long that takes
 */
export interface ConnectStep {
  readonly name: string;
  readonly state: "done" | "now" | "later";
  readonly waits: string;
}

/**
 * How far a machine is. @param agent what it says; undefined while none answers
 *
 * @param hasGas whether its worker can pay gas; undefined while it is read
 */
export function connectSteps(agent: AgentStatus | undefined, hasGas: boolean | undefined): readonly ConnectStep[] {
  const rows: readonly (readonly [string, boolean, string])[] = [
    ["Started", agent !== undefined, "Paste the command; its first start installs what it needs, which takes minutes."],
    [
      "Has gas",
      hasGas === true,
      "Its worker pays gas for attestations and bills. Send it a little of the chain’s coin.",
    ],
    ["Confirmed", agent?.bound === true, "Confirm the worker with your wallet: one transaction."],
    [
      "Measured and attested",
      agent?.attested === true,
      agent?.nodes === 0
        ? "It reaches no masternode yet: see that this machine has a way to the internet."
        : "Masternodes measure it and agree on a report; then its dispute window passes.",
    ],
    ["On the market", agent?.offered === true, "It publishes its ask by itself, seconds after it is attested."],
    [
      "Rented and earning",
      (agent?.deals ?? 0) > 0,
      "Somebody has to rent it. Reward programs pay also while it waits.",
    ],
  ];
  const next = rows.findIndex(([, isDone]) => !isDone);
  return rows.map(([name, isDone, waits], index) => ({
    name,
    waits,
    state: isDone ? "done" : index === next ? "now" : "later",
  }));
}
