import {
  BASIS_POINTS,
  MAX_MILESTONES,
  MAX_REVIEW_PERIOD,
  MAX_WORK_DURATION,
  MIN_REVIEW_PERIOD,
} from "../../generated/constants.ts";
import type { ActionField } from "../ActionField.ts";
import type { ArgValue } from "../ArgValue.ts";
import type { ProposalAction } from "../ProposalAction.ts";

const ORDER: ActionField = { name: "orderId", label: "Work order", hint: "Its number", kind: "count", least: 1n };

const MILESTONE: ActionField = {
  name: "milestone",
  label: "Milestone",
  hint: "Its number in the order, from 0",
  kind: "count",
  least: 0n,
};

/** What the DAO orders, and how it decides about work. */
export const workActions: readonly ProposalAction[] = [
  {
    id: "WorkOrders.publish",
    contract: "WorkOrders",
    function: "publish",
    group: "works",
    title: "Publish a work order",
    help: "Developers offer to do it, or a team is asked. All that it can cost moves from the treasury into the order; what is not paid comes back.",
    fields: [
      { name: "title", label: "Title", hint: "In a few words", kind: "text", most: 200n },
      {
        name: "uri",
        label: "Description",
        hint: "Where it is, such as https://… or ipfs://…",
        kind: "text",
        most: 500n,
      },
      { name: "terms.contentHash", label: "Hash of the description", hint: "keccak256 of the file", kind: "hash" },
      { name: "terms.reviewer", label: "Reviewer", hint: "Accepts or rejects what is delivered", kind: "address" },
      {
        name: "terms.reviewFee",
        label: "Fee of the reviewer",
        hint: "For each milestone that it decides",
        kind: "snm",
        zero: "none",
      },
      { name: "terms.offersUntil", label: "Offers until", hint: "UTC; after the vote and its wait", kind: "time" },
      {
        name: "terms.reviewPeriod",
        label: "Time to review",
        hint: "After it a delivery counts as accepted, such as 7 days",
        kind: "duration",
        least: MIN_REVIEW_PERIOD,
        most: MAX_REVIEW_PERIOD,
      },
      {
        name: "terms.stream",
        label: "Stream",
        hint: "SNM paid evenly beside the milestones; empty for none",
        kind: "snm",
        zero: "none",
      },
      {
        name: "terms.streamDuration",
        label: "Stream lasts",
        hint: "Such as 90 days; empty for no stream",
        kind: "duration",
        zero: "no time",
        most: MAX_WORK_DURATION,
      },
      {
        name: "milestones",
        label: "Milestones",
        hint: "In order of their deadlines; none where all is a stream",
        kind: "group",
        most: MAX_MILESTONES,
        fields: [
          { name: "amount", label: "Amount", hint: "That it pays at most", kind: "snm", zero: "nothing" },
          { name: "deadline", label: "Deadline", hint: "UTC, until which it is to be delivered", kind: "time" },
        ],
      },
    ],
    before: (args, addressOf) => [
      { contract: "SNM", function: "approve", args: [addressOf("WorkOrders"), budgetOf(args)] },
    ],
    words: ({ text, raw }) => {
      const milestones = raw("milestones");
      const count = Array.isArray(milestones) ? milestones.length : 0;
      const stream =
        text("terms.stream") === "none"
          ? ""
          : ` and a stream of ${text("terms.stream")} over ${text("terms.streamDuration")}`;
      return (
        `publish the work order “${text("title")}” of ${count} ${count === 1 ? "milestone" : "milestones"}${stream}, reviewed by ` +
        `${text("terms.reviewer")}, with offers until ${text("terms.offersUntil")}`
      );
    },
  },
  {
    id: "WorkOrders.assign",
    contract: "WorkOrders",
    function: "assign",
    group: "works",
    title: "Take a developer's offer",
    help: "The developer who signed the offer gets the order. What it is cheaper comes back to the treasury.",
    fields: [
      { ...ORDER, name: "offer.orderId" },
      { name: "offer.developer", label: "Developer", hint: "Who signed the offer", kind: "address" },
      {
        name: "offer.amounts",
        label: "Amounts",
        hint: "For each milestone, as offered, with ; between them",
        kind: "list",
        of: "snm",
      },
      { name: "offer.stream", label: "Stream", hint: "As offered", kind: "snm", zero: "none" },
      { name: "offer.contentHash", label: "Hash of the offer's text", hint: "As offered", kind: "hash" },
      { name: "offer.validUntil", label: "Valid until", hint: "As offered", kind: "time" },
      { name: "signature", label: "Signature", hint: "Of the developer, over the offer", kind: "bytes" },
    ],
    words: ({ text }) =>
      `assign work order ${text("offer.orderId")} to ${text("offer.developer")} for ${text("offer.amounts")}` +
      (text("offer.stream") === "none" ? "" : ` and a stream of ${text("offer.stream")}`),
  },
  {
    id: "WorkOrders.askTeam",
    contract: "WorkOrders",
    function: "askTeam",
    group: "works",
    title: "Ask a standing team to do an order",
    help: "The team takes the order as it is, or declines: then it is open again.",
    fields: [ORDER, { name: "team", label: "Team", hint: "Its address", kind: "address" }],
    words: ({ text }) => `ask the team ${text("team")} to do work order ${text("orderId")}`,
  },
  {
    id: "WorkOrders.resolve",
    contract: "WorkOrders",
    function: "resolve",
    group: "works",
    title: "Decide a dispute about a milestone",
    help: "The developer gets its share of the milestone's amount, the rest comes back to the treasury.",
    fields: [
      ORDER,
      MILESTONE,
      {
        name: "developerShare",
        label: "For the developer",
        hint: "Such as 50%",
        kind: "percent",
        least: 0n,
        most: BASIS_POINTS,
      },
    ],
    words: ({ text }) =>
      `give the developer of work order ${text("orderId")} ${text("developerShare")} of the disputed milestone ${text("milestone")}`,
  },
  {
    id: "WorkOrders.end",
    contract: "WorkOrders",
    function: "end",
    group: "works",
    title: "End a work order",
    help: "What was not delivered comes back, what was delivered goes on, the stream is paid up to then.",
    fields: [ORDER],
    words: ({ text }) => `end work order ${text("orderId")}`,
  },
];

/** All that an order can cost: its milestones, the reviewer's fee for each, and the stream. @param args of `publish` */
function budgetOf([, , terms, milestones]: readonly ArgValue[]): bigint {
  const amounts = (Array.isArray(milestones) ? (milestones as readonly ArgValue[]) : []).map((one) =>
    numberIn(one, "amount"),
  );
  const fee = numberIn(terms, "reviewFee");
  return amounts.reduce((sum, amount) => sum + amount + fee, numberIn(terms, "stream"));
}

function numberIn(tuple: ArgValue | undefined, name: string): bigint {
  if (typeof tuple !== "object" || Array.isArray(tuple)) return 0n;
  const value = (tuple as Readonly<Record<string, ArgValue>>)[name];
  return typeof value === "bigint" ? value : 0n;
}
