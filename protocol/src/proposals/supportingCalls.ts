import type { ProposalAction } from "./ProposalAction.ts";

/** Calls that have words but no form: they come with others. */
export const supportingCalls: readonly ProposalAction[] = [
  {
    id: "SNM.approve",
    contract: "SNM",
    function: "approve",
    group: "payments",
    title: "Let a contract take SNM",
    help: "The call that follows takes it. An allowance that is left over makes the whole decision fail.",
    fields: [
      { name: "spender", label: "Who may take it", hint: "A contract", kind: "contract" },
      { name: "amount", label: "Amount", hint: "Of the treasury", kind: "snm" },
    ],
    words: ({ text }) => `let ${text("spender")} take ${text("amount")} of the treasury`,
    warnings: ({ account, raw }) =>
      account(raw("spender")).startsWith("0x")
        ? ["Whoever may take it is no contract of this network: it can take this SNM whenever it likes."]
        : [],
  },
];
