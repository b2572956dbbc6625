import {
  MAX_DELAY,
  MAX_VOTING_DELAY,
  MAX_VOTING_PERIOD,
  MIN_FAST_DELAY,
  MIN_STANDARD_DELAY,
  MIN_VOTING_DELAY,
  MIN_VOTING_PERIOD,
} from "../../generated/constants.ts";
import { Speed } from "../../generated/enums.ts";
import type { ActionField, FieldChoice } from "../ActionField.ts";
import type { ProposalAction } from "../ProposalAction.ts";

/** Roles of the treasury, by the hash that the timelock has for each. */
const ROLES: readonly FieldChoice[] = [
  { value: `0x${"0".repeat(64)}`, word: "administrator" },
  { value: "0xb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc1", word: "proposer" },
  { value: "0xd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e63", word: "executor" },
  { value: "0xfd643c72710c63c0180259aba6b2d05451e3591a24e58b62239378085726f783", word: "canceller" },
];

const ROLE: ActionField = {
  name: "role",
  label: "Role",
  hint: "administrator, proposer, executor or canceller",
  kind: "choice",
  choices: ROLES,
};

/** The rules of the DAO itself. Such decisions wait for longest. */
export const daoActions: readonly ProposalAction[] = [
  {
    id: "SonmGovernor.setVotingDelay",
    contract: "SonmGovernor",
    function: "setVotingDelay",
    group: "dao",
    title: "Set how long a vote waits to begin",
    help: "Between a proposal and its vote, for proposals from then on. Holders have so long to delegate.",
    fields: [
      {
        name: "votingDelay",
        label: "Time",
        hint: "Such as 2 days",
        kind: "duration",
        least: MIN_VOTING_DELAY,
        most: MAX_VOTING_DELAY,
      },
    ],
    current: { votingDelay: { function: "votingDelay" } },
    words: ({ change }) => change("votingDelay", "the time between a proposal and its vote"),
  },
  {
    id: "SonmGovernor.setVotingPeriod",
    contract: "SonmGovernor",
    function: "setVotingPeriod",
    group: "dao",
    title: "Set how long votes last",
    help: "For proposals from then on.",
    fields: [
      {
        name: "votingPeriod",
        label: "Time",
        hint: "Such as 7 days",
        kind: "duration",
        least: MIN_VOTING_PERIOD,
        most: MAX_VOTING_PERIOD,
      },
    ],
    current: { votingPeriod: { function: "votingPeriod" } },
    words: ({ change }) => change("votingPeriod", "the time for which votes last"),
  },
  {
    id: "SonmGovernor.setProposalThreshold",
    contract: "SonmGovernor",
    function: "setProposalThreshold",
    group: "dao",
    title: "Set how many votes a proposer needs",
    help: "Whoever proposes must have so many votes a second before.",
    fields: [{ name: "threshold", label: "Votes", hint: "In SNM", kind: "snm", least: 0n }],
    current: { threshold: { function: "proposalThreshold" } },
    words: ({ change }) => change("threshold", "the votes that a proposer needs"),
  },
  {
    id: "SonmGovernor.setLateQuorumVoteExtension",
    contract: "SonmGovernor",
    function: "setLateQuorumVoteExtension",
    group: "dao",
    title: "Set how long a vote goes on after its quorum",
    help: "A vote that reaches its quorum late goes on for at least so long, that everybody can answer.",
    fields: [{ name: "extension", label: "Time", hint: "Such as 2 days", kind: "duration" }],
    current: { extension: { function: "lateQuorumVoteExtension" } },
    words: ({ change }) => change("extension", "the time that a vote goes on after its quorum"),
  },
  {
    id: "SonmGovernor.setGuardian",
    contract: "SonmGovernor",
    function: "setGuardian",
    group: "people",
    title: "Name the guardian of the DAO",
    help: "It can cancel a proposal and pull the brake, and nothing else. Its term ends when it did before.",
    fields: [{ name: "guardian", label: "Guardian", hint: "Empty for nobody", kind: "address", zero: "nobody" }],
    current: { guardian: { function: "guardian" } },
    words: ({ text, now }) =>
      `name ${text("guardian")} as the guardian of the DAO${now("guardian") === undefined ? "" : ` instead of ${now("guardian")}`}`,
  },
  {
    id: "SonmGovernor.updateTimelock",
    contract: "SonmGovernor",
    function: "updateTimelock",
    group: "dao",
    title: "Let the governor decide by another treasury",
    help: "For a new version of the treasury. What this one holds stays here.",
    fields: [{ name: "treasury", label: "Treasury", hint: "Address of a timelock", kind: "contract" }],
    current: { treasury: { function: "timelock" } },
    words: ({ text }) => `let the governor decide by the treasury ${text("treasury")} from then on`,
    warnings: () => [
      "After this the governor can't decide anything by the present treasury: its funds and every parameter could be out of reach for good.",
    ],
  },
  {
    id: "SonmGovernor.relay",
    contract: "SonmGovernor",
    function: "relay",
    group: "dao",
    title: "Have the governor make a call",
    help: "Takes out what was sent to the governor by mistake.",
    fields: [
      { name: "target", label: "Target", hint: "Of the call", kind: "address" },
      { name: "value", label: "Coin", hint: "That goes along; empty for none", kind: "coin", zero: "nothing" },
      { name: "data", label: "Data", hint: "Of the call", kind: "bytes", standard: "0x" },
    ],
    words: ({ text }) => `have the governor call ${text("target")} with ${text("value")} and the data ${text("data")}`,
    warnings: () => ["What the governor calls is not put into words here: read the data before you vote."],
  },
  {
    id: "Treasury.setStandardDelay",
    contract: "Treasury",
    function: "setStandardDelay",
    group: "dao",
    title: "Set how long decisions wait",
    help: "Between a vote and its execution, unless the decision is a fast or a slow one.",
    fields: [
      {
        name: "delay",
        label: "Time",
        hint: "Such as 7 days",
        kind: "duration",
        least: MIN_STANDARD_DELAY,
        most: MAX_DELAY,
      },
    ],
    current: { delay: { function: "delayOf", args: [BigInt(Speed.Standard)] } },
    words: ({ change }) => change("delay", "the time that decisions wait"),
  },
  {
    id: "Treasury.updateDelay",
    contract: "Treasury",
    function: "updateDelay",
    group: "dao",
    title: "Set how long fast decisions wait",
    help: "Small payments, and what punishes before it is out of reach.",
    fields: [
      {
        name: "delay",
        label: "Time",
        hint: "Such as 2 days, not above that of others",
        kind: "duration",
        least: MIN_FAST_DELAY,
        most: MAX_DELAY,
      },
    ],
    current: { delay: { function: "getMinDelay" } },
    words: ({ change }) => change("delay", "the time that fast decisions wait"),
  },
  {
    id: "Treasury.grantRole",
    contract: "Treasury",
    function: "grantRole",
    group: "dao",
    title: "Give a role over the treasury",
    help: "Proposers, executors and cancellers act on what is queued; an administrator gives roles. Only the governor should have any.",
    fields: [ROLE, { name: "account", label: "Account", hint: "Who gets it", kind: "address" }],
    words: ({ text }) => `give ${text("account")} the role ${text("role")} over the treasury`,
    warnings: () => ["Whoever has such a role can act on the treasury beside the DAO's votes."],
  },
  {
    id: "Treasury.revokeRole",
    contract: "Treasury",
    function: "revokeRole",
    group: "dao",
    title: "Take a role over the treasury",
    help: "Without a proposer and an executor nothing can be decided any more.",
    fields: [ROLE, { name: "account", label: "Account", hint: "Who loses it", kind: "address" }],
    words: ({ text }) => `take the role ${text("role")} over the treasury from ${text("account")}`,
    warnings: ({ account, raw }) =>
      account(raw("account")).startsWith("0x")
        ? []
        : ["Without its roles the governor can't decide anything any more."],
  },
];
