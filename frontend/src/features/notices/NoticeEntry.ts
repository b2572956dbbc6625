import type { LinkProps } from "@tanstack/react-router";

/** As what somebody is told something. */
export const NOTICE_ROLES = ["buyer", "supplier", "operator", "holder"] as const;

export type NoticeRole = (typeof NOTICE_ROLES)[number];

export const ROLE_TEXTS: Readonly<Record<NoticeRole, string>> = {
  buyer: "As buyer",
  supplier: "As supplier",
  operator: "As operator of a masternode",
  holder: "As holder",
};

/**
 * Something that awaits an account.
 *
 * - `key`: what it is about, the same as long as that lasts
 * - `facts`: other ones where the situation is another one: whoever dismissed it is told again
 * - `tone`: `bad` costs money or earnings, `warn` soon will, `good` is money to take, `info` the rest
 * - `text`: one sentence; `act`: what is done about it, as the text of a link
 * - `at`: unix seconds at which it happens or happened, undefined where it has no time
 */
export interface NoticeEntry {
  readonly key: string;
  readonly facts: string;
  readonly role: NoticeRole;
  readonly tone: "bad" | "warn" | "good" | "info";
  readonly text: string;
  readonly act: string;
  readonly at: number | undefined;
  readonly to: Pick<LinkProps, "to" | "params" | "search">;
}
