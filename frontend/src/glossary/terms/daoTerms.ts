import { term } from "../GlossaryTerm.ts";

/** Words of decisions and of what the DAO orders. */
export const daoTerms = {
  brake: term(
    "Emergency brake",
    "It stops new deals for some days at once, where holders of enough votes support it. Deals that run and withdrawals go on.",
    "/dao/brake",
  ),
  charter: term("Charter", "What the DAO is for, in its own words: a text that holders adopt by vote.", "/dao/charter"),
  daoReport: term(
    "Report to the DAO",
    "What whoever works for the DAO tells it for a period. The chain keeps its hash, and refuses it with another sum than was spent.",
    "/dao/reports",
  ),
  delegate: term(
    "Delegate",
    "Whoever votes with your SNM: yourself, or somebody whom you name. The SNM stay yours, and you can change it at any time.",
    "/dao/delegates",
  ),
  dispute: term(
    "Dispute",
    "A developer’s call for the DAO to decide on a rejected milestone. Where it does not in time, both sides get half.",
    "/dao/works",
  ),
  feature: term(
    "Feature",
    "Something that holders may want built, with what it may cost. They rank features on the roadmap.",
    "/dao/roadmap",
  ),
  guardian: term(
    "Guardian",
    "An account that for the network’s first year may void a report, cancel a proposal and stop new deals. It can move no money.",
    "/dao/brake",
  ),
  milestone: term(
    "Milestone",
    "A part of a work order with its own price and deadline. It is paid once the reviewer accepts it.",
    "/dao/works",
  ),
  proposal: term(
    "Proposal",
    "Calls that the treasury shall make, all of them or none. They are carried out if enough votes are for them.",
    "/dao/proposals",
  ),
  quorum: term("Quorum", "How many votes a decision needs to count at all."),
  release: term(
    "Release",
    "A version of a program that the DAO published by its hash. It can say from when on older versions earn no rewards.",
    "/dao/releases",
  ),
  reviewer: term(
    "Reviewer",
    "Who accepts or rejects what was delivered for a work order, for a fee that is the same either way.",
  ),
  roadmap: term("Roadmap", "What holders want built first, ranked by their votes. It binds nobody.", "/dao/roadmap"),
  snapshot: term("Snapshot", "The moment whose votes count in a decision. SNM that you get later do not vote in it."),
  stream: term(
    "Stream",
    "A part of a work order that is paid by the second for a time. It stands still while a report is overdue.",
  ),
  timelock: term(
    "Timelock",
    "The time that an accepted proposal waits before it can be carried out. It is longer where stakers might want to leave first.",
    "/dao/proposals",
  ),
  treasury: term(
    "Treasury",
    "The contract that holds the DAO’s money. Only a carried-out proposal moves any of it.",
    "/dao/treasury",
  ),
  veto: term(
    "Veto",
    "The guardian cancels a proposal that was not carried out yet, with a reason for everybody to read.",
  ),
  votes: term(
    "Votes",
    "One for each SNM: in a wallet that delegated it, locked for dividends, or staked. Each SNM counts once.",
    "/dao/delegates",
  ),
  workOrder: term(
    "Work order",
    "Work that the DAO pays for, with all its money set aside from the start. Developers offer to do it.",
    "/dao/works",
  ),
} as const;
