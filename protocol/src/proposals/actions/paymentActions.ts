import type { ProposalAction } from "../ProposalAction.ts";

/** What the DAO pays. */
export const paymentActions: readonly ProposalAction[] = [
  {
    id: "SNM.transfer",
    contract: "SNM",
    function: "transfer",
    group: "payments",
    title: "Pay SNM",
    help: "Sends SNM of the treasury to an account. Small payments wait for less time than others.",
    fields: [
      { name: "to", label: "To", hint: "Who gets it", kind: "address" },
      { name: "amount", label: "Amount", hint: "Of the treasury", kind: "snm", least: 1n },
    ],
    words: ({ text }) => `pay ${text("amount")} to ${text("to")}`,
    warnings: ({ account, raw }) =>
      account(raw("to")).startsWith("0x")
        ? []
        : ["The receiver is a contract of this network: SNM that is sent there like this may be lost."],
  },
  {
    id: "Treasury.pay",
    contract: "Treasury",
    function: "",
    group: "payments",
    title: "Pay in the chain's coin",
    help: "Sends coin of the treasury, which is used for gas, to an account.",
    fields: [
      { name: "to", label: "To", hint: "Who gets it", kind: "address" },
      { name: "amount", label: "Amount", hint: "Of the treasury's coin", kind: "coin", least: 1n },
    ],
    words: ({ text }) => `pay ${text("amount")} to ${text("to")}`,
  },
  {
    id: "Reports.fundSubmissions",
    contract: "Reports",
    function: "fundSubmissions",
    group: "payments",
    title: "Pay into the budget for reports",
    help: "Moves SNM of the treasury to what masternodes get back for the gas of their reports.",
    fields: [
      { name: "amount", label: "Amount", hint: "With 9 digits after the point at most", kind: "snm", least: 1n },
    ],
    before: ([amount = 0n], addressOf) => [
      { contract: "SNM", function: "approve", args: [addressOf("Reports"), amount] },
    ],
    words: ({ text }) => `pay ${text("amount")} into the budget for the masternodes' reports`,
  },
  {
    id: "TeamPool.extendSubsidy",
    contract: "TeamPool",
    function: "extendSubsidy",
    group: "payments",
    title: "Extend the masternodes' subsidy",
    help: "Moves SNM of the treasury to the subsidy, which then lasts longer.",
    fields: [{ name: "amount", label: "Amount", hint: "Of the treasury", kind: "snm", least: 1n }],
    before: ([amount = 0n], addressOf) => [
      { contract: "SNM", function: "approve", args: [addressOf("TeamPool"), amount] },
    ],
    words: ({ text }) => `extend the masternodes' subsidy by ${text("amount")}`,
  },
];
