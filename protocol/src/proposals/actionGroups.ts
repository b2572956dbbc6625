import type { ActionGroup } from "./ProposalAction.ts";

/** Groups of actions, in the order in which they are shown. */
export const actionGroups: Readonly<Record<ActionGroup, string>> = {
  parameters: "Parameters",
  payments: "Payments",
  programs: "Reward programs",
  works: "Work orders",
  reports: "Reports",
  releases: "Releases",
  roadmap: "Roadmap",
  people: "People and machines",
  dao: "Rules of the DAO",
  emergency: "Emergency",
};
