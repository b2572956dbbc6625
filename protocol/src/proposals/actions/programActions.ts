import {
  MAX_BAND,
  MAX_BOOST,
  MAX_PROGRAM,
  MAX_RESERVE_MARGIN,
  MIN_BAND,
  MIN_GUARANTEE,
  MIN_RESERVE_MARGIN,
} from "../../generated/constants.ts";
import { RewardMode } from "../../generated/enums.ts";
import type { ActionField, FieldChoice } from "../ActionField.ts";
import type { ProposalAction } from "../ProposalAction.ts";

const MODES: readonly FieldChoice[] = [
  { value: BigInt(RewardMode.OnTop), word: "on top of deals" },
  { value: BigInt(RewardMode.Floor), word: "a floor under deals" },
];

const PROGRAM: ActionField = { name: "programId", label: "Program", hint: "Its number", kind: "count", least: 0n };

const CLASS: ActionField = { name: "classId", label: "Hardware class", hint: "Its number", kind: "count", least: 0n };

/** Fields that programs and mandates share, in a tuple. */
const shared = (tuple: string) =>
  ({
    reward: {
      name: `${tuple}.usdPerGpuDay`,
      label: "Reward",
      hint: "USD for a card and a day",
      kind: "usd",
      least: 1n,
    },
    mode: {
      name: `${tuple}.mode`,
      label: "Reward is",
      hint: "Beside what deals pay, or up to it",
      kind: "choice",
      choices: MODES,
    },
    version: {
      name: `${tuple}.minSoftwareVersion`,
      label: "Agent from version",
      hint: "Such as 1.2.0; empty for any",
      kind: "version",
      zero: "any",
    },
    maxGpus: {
      name: `${tuple}.maxGpus`,
      label: "Most cards",
      hint: "Members at one time",
      kind: "count",
      least: 1n,
      most: 2n ** 32n - 1n,
    },
    margin: {
      name: `${tuple}.reserveMargin`,
      label: "Reserve",
      hint: "Of the promised reward; above 100% it stays covered while SNM loses value",
      kind: "percent",
      least: MIN_RESERVE_MARGIN,
      most: MAX_RESERVE_MARGIN,
    },
  }) as const satisfies Record<string, ActionField>;

const terms = shared("terms");
const mandate = shared("mandate");

/** What the DAO decides of reward programs. */
export const programActions: readonly ProposalAction[] = [
  {
    id: "RewardPrograms.create",
    contract: "RewardPrograms",
    function: "create",
    group: "programs",
    title: "Open a reward program",
    help: "Machines of a class earn the reward while they are online. The terms never change. The budget comes from what the team's pool gave and no other program has.",
    fields: [
      { ...CLASS, name: "terms.classId" },
      terms.mode,
      terms.reward,
      { name: "terms.start", label: "Starts", hint: "UTC, such as 2027-01-31 12:00", kind: "time" },
      {
        name: "terms.guaranteedUntil",
        label: "Guaranteed until",
        hint: "90 days after the start or later",
        kind: "time",
      },
      { name: "terms.end", label: "Ends", hint: "A year after the start at most", kind: "time" },
      terms.version,
      terms.maxGpus,
      terms.margin,
      { name: "budget", label: "Budget", hint: "For all of it", kind: "snm", least: 1n },
    ],
    words: ({ text }) =>
      `open a reward program of ${text("terms.usdPerGpuDay")} for a card and a day, ${text("terms.mode")}, for at most ` +
      `${text("terms.maxGpus")} cards of hardware class ${text("terms.classId")} from ${text("terms.start")} until ` +
      `${text("terms.end")} (guaranteed until ${text("terms.guaranteedUntil")}), with a budget of ${text("budget")}`,
    warnings: ({ raw }) => {
      const [start, guaranteed, end] = ["terms.start", "terms.guaranteedUntil", "terms.end"].map(raw);
      if (typeof start !== "bigint" || typeof guaranteed !== "bigint" || typeof end !== "bigint") return [];
      return guaranteed < start + MIN_GUARANTEE || end < guaranteed || end > start + MAX_PROGRAM
        ? ["Start, guarantee and end do not fit each other: the call will fail."]
        : [];
    },
  },
  {
    id: "RewardPrograms.raiseBudget",
    contract: "RewardPrograms",
    function: "raiseBudget",
    group: "programs",
    title: "Give a program more budget",
    help: "Out of what the team's pool gave and no other program has.",
    fields: [PROGRAM, { name: "amount", label: "Amount", hint: "More than now", kind: "snm", least: 1n }],
    words: ({ text }) => `give reward program ${text("programId")} another ${text("amount")}`,
  },
  {
    id: "RewardPrograms.enlarge",
    contract: "RewardPrograms",
    function: "enlarge",
    group: "programs",
    title: "Let a program take more members",
    help: "Room for more cards, and budget for them.",
    fields: [
      PROGRAM,
      { name: "gpus", label: "More cards", hint: "Empty for none", kind: "count", zero: "no" },
      { name: "amount", label: "More budget", hint: "Empty for none", kind: "snm", zero: "no budget" },
    ],
    words: ({ text }) =>
      `give reward program ${text("programId")} room for ${text("gpus")} more cards, and ${text("amount")} more`,
  },
  {
    id: "RewardPrograms.extend",
    contract: "RewardPrograms",
    function: "extend",
    group: "programs",
    title: "Let a program end later",
    help: "A year after its start at most.",
    fields: [PROGRAM, { name: "end", label: "Ends", hint: "UTC, such as 2027-01-31 12:00", kind: "time" }],
    current: { end: { function: "terms", args: ["programId"], result: "end" } },
    words: ({ text, now }) =>
      `let reward program ${text("programId")} end on ${text("end")}${now("end") === undefined ? "" : ` instead of ${now("end")}`}`,
  },
  {
    id: "RewardPrograms.setAdmission",
    contract: "RewardPrograms",
    function: "setAdmission",
    group: "programs",
    title: "Stop or resume the admission to a program",
    help: "Members keep what they were promised.",
    fields: [PROGRAM, { name: "admits", label: "Takes new members", hint: "yes or no", kind: "bool" }],
    current: { admits: { function: "state", args: ["programId"], result: "admits" } },
    words: ({ text, raw }) =>
      `${raw("admits") === true ? "let" : "stop"} reward program ${text("programId")} ` +
      `${raw("admits") === true ? "take new members" : "from taking new members"}`,
    warnings: ({ now, text }) =>
      now("admits") === text("admits") ? ["It is so already: the call changes nothing."] : [],
  },
  {
    id: "RewardPrograms.setController",
    contract: "RewardPrograms",
    function: "setController",
    group: "programs",
    title: "Name the controller of programs",
    help: "The contract that opens programs by itself for classes that have a mandate.",
    fields: [
      {
        name: "controller",
        label: "Controller",
        hint: "Empty where only the DAO opens programs",
        kind: "contract",
        zero: "none",
      },
    ],
    current: { controller: { function: "controller" } },
    words: ({ text, now, raw, account }) =>
      `name ${text("controller") === "none" ? "no contract" : account(raw("controller"))} as the controller of reward programs` +
      (now("controller") === undefined ? "" : ` instead of ${now("controller")}`),
    warnings: ({ text, account, raw }) =>
      text("controller") !== "none" && account(raw("controller")).startsWith("0x")
        ? ["The new controller is no contract of this network: it can spend what programs have."]
        : [],
  },
  {
    id: "ProgramController.setMandate",
    contract: "ProgramController",
    function: "setMandate",
    group: "programs",
    title: "Hand a hardware class to the controller",
    help: "The controller then opens and sizes programs by itself to hold supply at twice the demand, within these bounds.",
    fields: [
      CLASS,
      mandate.reward,
      mandate.mode,
      mandate.version,
      mandate.maxGpus,
      {
        name: "mandate.step",
        label: "Step",
        hint: "Cards that there is room for at least where supply is short",
        kind: "count",
        least: 1n,
        most: 65_535n,
      },
      {
        name: "mandate.guarantee",
        label: "Programs last",
        hint: "All of it guaranteed, such as 90 days",
        kind: "duration",
        least: MIN_GUARANTEE,
        most: MAX_PROGRAM,
      },
      mandate.margin,
      {
        name: "mandate.band",
        label: "Band",
        hint: "Around the target, in which nothing is done",
        kind: "percent",
        least: MIN_BAND,
        most: MAX_BAND,
      },
      {
        name: "mandate.boost",
        label: "Share of fees",
        hint: "Of the class's fees, that may be spent on it",
        kind: "percent",
        least: 0n,
        most: MAX_BOOST,
      },
      {
        name: "mandate.dailyGrant",
        label: "Daily grant",
        hint: "That may be spent each day, whatever deals do",
        kind: "snm",
        zero: "none",
      },
      {
        name: "mandate.feePerGpuDay",
        label: "Fee of a card",
        hint: "USD of fees that a card in demand pays a day: who pays less counts for less",
        kind: "usd",
        zero: "none",
      },
    ],
    words: ({ text }) =>
      `let the controller open programs of ${text("mandate.usdPerGpuDay")} for a card and a day, ${text("mandate.mode")}, for hardware ` +
      `class ${text("classId")}, with ${text("mandate.boost")} of its fees and ${text("mandate.dailyGrant")} a day`,
  },
  {
    id: "ProgramController.endMandate",
    contract: "ProgramController",
    function: "endMandate",
    group: "programs",
    title: "Take a hardware class from the controller",
    help: "It opens no more programs for it. Those that are open go on.",
    fields: [CLASS],
    words: ({ text }) => `take hardware class ${text("classId")} from the controller`,
  },
  {
    id: "TeamPool.fundPrograms",
    contract: "TeamPool",
    function: "fundPrograms",
    group: "programs",
    title: "Move SNM of the team's pool to programs",
    help: "Budgets of programs come out of it.",
    fields: [{ name: "amount", label: "Amount", hint: "Of the part for programs", kind: "snm", least: 1n }],
    words: ({ text }) => `move ${text("amount")} of the team's pool to reward programs`,
  },
  {
    id: "TeamPool.setPrograms",
    contract: "TeamPool",
    function: "setPrograms",
    group: "programs",
    title: "Name the contract of reward programs",
    help: "Once only: the team's pool gives its part for programs to this contract.",
    fields: [{ name: "programs", label: "Programs", hint: "Address of the contract", kind: "contract" }],
    words: ({ account, raw }) => `let the team's pool pay for the reward programs of ${account(raw("programs"))}`,
    warnings: ({ account, raw }) =>
      account(raw("programs")).startsWith("0x")
        ? ["That is no contract of this network: it would get all that the team's pool has for programs."]
        : [],
  },
];
