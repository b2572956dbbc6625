import {
  MAX_CHARTER_LENGTH,
  MAX_REPORT_GRACE,
  MAX_REPORT_PERIOD,
  MIN_REPORT_PERIOD,
} from "../../generated/constants.ts";
import type { ActionField } from "../ActionField.ts";
import type { ProposalAction } from "../ProposalAction.ts";

const KIND: ActionField = { name: "kind", label: "Kind", hint: "A short name, such as operations", kind: "name" };

const COMPONENT: ActionField = {
  name: "component",
  label: "Program",
  hint: "A short name, such as agent",
  kind: "name",
};

const FEATURE: ActionField = { name: "featureId", label: "Feature", hint: "Its number", kind: "count", least: 1n };

/** What the DAO decides of reports that it is owed, of releases, of the roadmap, of its charter and directory. */
export const recordActions: readonly ProposalAction[] = [
  {
    id: "ReportRegistry.setKind",
    contract: "ReportRegistry",
    function: "setKind",
    group: "reports",
    title: "Ask for regular reports",
    help: "Names who owes reports of a kind, and how often. Streams of an author that is overdue pause.",
    fields: [
      KIND,
      { name: "author", label: "Author", hint: "Who files them", kind: "address" },
      {
        name: "period",
        label: "Period",
        hint: "That each covers, such as 30 days",
        kind: "duration",
        least: MIN_REPORT_PERIOD,
        most: MAX_REPORT_PERIOD,
      },
      {
        name: "grace",
        label: "Due after",
        hint: "The period's end, such as 7 days",
        kind: "duration",
        zero: "no time",
        most: MAX_REPORT_GRACE,
      },
    ],
    current: { author: { function: "kindOf", args: ["kind"], result: "author" } },
    words: ({ text, raw, account }) =>
      `have ${account(raw("author"))} file a report “${text("kind")}” every ${text("period")}, each due ${text("grace")} after its period`,
    warnings: ({ now, raw, account }) => {
      const before = now("author");
      return before === undefined || before === account(raw("author")) || before === NO_ADDRESS
        ? []
        : [`Reports of this kind are owed by ${before} now.`];
    },
  },
  {
    id: "ReportRegistry.endKind",
    contract: "ReportRegistry",
    function: "endKind",
    group: "reports",
    title: "Ask for reports of a kind no more",
    help: "Nobody owes them any more. Those that were filed stay on record.",
    fields: [KIND],
    words: ({ text }) => `ask for reports “${text("kind")}” no more`,
  },
  {
    id: "ReportRegistry.voidReport",
    contract: "ReportRegistry",
    function: "voidReport",
    group: "reports",
    title: "Declare a filed report void",
    help: "It stays on record as void, with the reason.",
    fields: [
      { name: "reportId", label: "Report", hint: "Its number", kind: "count", least: 1n },
      { name: "reason", label: "Reason", hint: "For everybody to read", kind: "text", most: 1_000n },
    ],
    words: ({ text }) => `declare report ${text("reportId")} void, because: ${text("reason")}`,
  },
  {
    id: "Releases.publish",
    contract: "Releases",
    function: "publish",
    group: "releases",
    title: "Publish a release",
    help: "Puts a version of a program on record by the hash of what is to be run.",
    fields: [
      COMPONENT,
      { name: "version", label: "Version", hint: "Above all before, such as 1.2.0", kind: "version" },
      { name: "contentHash", label: "Hash", hint: "keccak256 of what is to be run", kind: "hash" },
      { name: "uri", label: "Where it is", hint: "Such as https://… or ipfs://…", kind: "text", most: 500n },
    ],
    words: ({ text }) => `release version ${text("version")} of “${text("component")}”`,
  },
  {
    id: "Releases.setMinimum",
    contract: "Releases",
    function: "setMinimum",
    group: "releases",
    title: "Set the lowest version that counts",
    help: "From then on older versions count no more: machines with an older agent qualify for no reward.",
    fields: [
      COMPONENT,
      { name: "version", label: "Version", hint: "One that was released", kind: "version" },
      {
        name: "from",
        label: "From",
        hint: "UTC; empty for as soon as it is executed",
        kind: "time",
        zero: "its execution",
      },
    ],
    current: { version: { function: "minimumVersion", args: ["component"] } },
    words: ({ text, now }) =>
      `let no version of “${text("component")}” before ${text("version")} count from ${text("from")} on` +
      (now("version") === undefined || now("version") === "0.0.0" ? "" : ` (now ${now("version")} is the lowest)`),
  },
  {
    id: "Roadmap.addFeature",
    contract: "Roadmap",
    function: "addFeature",
    group: "roadmap",
    title: "Put a feature on the roadmap",
    help: "Holders then divide their votes between it and others: the ranking says what is wanted most.",
    fields: [
      { name: "title", label: "Title", hint: "In a few words", kind: "text", most: 200n },
      { name: "estimate", label: "Estimate", hint: "What it may cost", kind: "snm", zero: "nothing" },
      {
        name: "contentHash",
        label: "Hash of the description",
        hint: "keccak256 of the file",
        kind: "hash",
        zero: "none",
      },
      {
        name: "uri",
        label: "Description",
        hint: "Where it is, such as https://… or ipfs://…",
        kind: "text",
        most: 500n,
      },
    ],
    words: ({ text }) => `put “${text("title")}” on the roadmap, for an estimate of ${text("estimate")}`,
  },
  {
    id: "Roadmap.setEstimate",
    contract: "Roadmap",
    function: "setEstimate",
    group: "roadmap",
    title: "Set what a feature may cost",
    help: "Votes for it stay.",
    fields: [FEATURE, { name: "estimate", label: "Estimate", hint: "What it may cost", kind: "snm", zero: "nothing" }],
    current: { estimate: { function: "featureOf", args: ["featureId"], result: "estimate" } },
    words: ({ change, text }) => change("estimate", `the estimate of feature ${text("featureId")}`),
  },
  {
    id: "Roadmap.closeFeature",
    contract: "Roadmap",
    function: "closeFeature",
    group: "roadmap",
    title: "Take a feature off the roadmap",
    help: "It was built, or is given up. Holders rank it no more.",
    fields: [FEATURE, { name: "built", label: "It was built", hint: "yes, or no where it is given up", kind: "bool" }],
    words: ({ text, raw }) =>
      `take feature ${text("featureId")} off the roadmap: it ${raw("built") === true ? "was built" : "is given up"}`,
  },
  {
    id: "Charter.adopt",
    contract: "Charter",
    function: "adopt",
    group: "dao",
    title: "Adopt another charter",
    help: "The whole text of what the DAO is for. The text before stays on record.",
    fields: [{ name: "text", label: "Text", hint: "All of it", kind: "longText", most: MAX_CHARTER_LENGTH }],
    words: ({ text }) => {
      const length = text("text").length;
      return `adopt another charter, a text of ${length} ${length === 1 ? "character" : "characters"}`;
    },
  },
  {
    id: "Directory.list",
    contract: "Directory",
    function: "list",
    group: "dao",
    title: "List a contract in the directory",
    help: "The DAO stands for this contract under a name, instead of the one before. Nothing moves by itself.",
    fields: [
      { name: "name", label: "Name", hint: "Such as Market", kind: "name" },
      { name: "target", label: "Contract", hint: "Its address", kind: "contract" },
    ],
    current: { target: { function: "addressOf", args: ["name"] } },
    words: ({ text, now }) =>
      `list ${text("target")} as “${text("name")}” in the directory` +
      (now("target") === undefined || now("target") === NO_ADDRESS ? "" : ` instead of ${now("target")}`),
  },
  {
    id: "Directory.delist",
    contract: "Directory",
    function: "delist",
    group: "dao",
    title: "Take a name off the directory",
    help: "The DAO stands for no contract of this name any more. What was listed stays on record.",
    fields: [{ name: "name", label: "Name", hint: "Such as Market", kind: "name" }],
    words: ({ text }) => `take “${text("name")}” off the directory`,
  },
];

/** How an address is told that is none. */
const NO_ADDRESS = "nobody";
