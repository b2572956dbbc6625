import { z } from "zod";

import { addressSetting } from "../../config/commonSettings.ts";
import type { Flag } from "../Flag.ts";

const text = (value: string, help: string) => ({ schema: z.string().optional(), value, help }) as const satisfies Flag;

const file = (help: string) => ({ ...text("<file>", help), completes: "file" }) as const;

const yes = (help: string) => ({ schema: z.boolean().optional(), help }) as const satisfies Flag;

/** Flags of what is done with the DAO, of which each verb takes some. */
export const dao = {
  from: {
    schema: addressSetting.optional(),
    value: "<address>",
    help: "without a key: the account that it is tried for",
  },
  state: {
    ...text("<state>", "only those that are so"),
    completes: ["pending", "active", "accepted", "queued", "executed", "defeated", "cancelled"],
  },
  action: text("<id>", "what is proposed: see `sonm dao actions`"),
  set: {
    schema: z.array(z.string()).optional(),
    value: "<name>=<value>",
    help: "a field of the action; once for each",
    many: true,
  },
  file: file("the text, the report, or a proposal as JSON"),
  title: text("<text>", "title of the proposal"),
  "body-file": file("text of the proposal, Markdown"),
  discussion: text("<https link>", "where it is discussed"),
  anyway: yes("propose what would fail now"),
  reason: text("<text>", "why"),
  "sign-only": yes("sign it for somebody else to send"),
  locked: yes("about what is locked for dividends instead of the wallet's SNM"),
  uri: text("<where>", "where the text is published"),
  hash: text("<keccak256>", "of the text, instead of --file"),
  "offer-file": file("the signed offer"),
  amounts: text('"<SNM>; <SNM>"', "for each milestone"),
  stream: text("<SNM>", "for the stream"),
  "valid-until": text("<time>", "until when the offer is good"),
  spent: text("<SNM>", "what the treasury spent in the period"),
} as const satisfies Readonly<Record<string, Flag>>;

export type DaoFlagName = keyof typeof dao;
