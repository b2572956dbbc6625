import { z } from "zod";

import { own } from "../flags/own.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const flags = {
  name: { schema: z.string().default(""), value: "<name>", help: "what one is called" },
  link: { schema: z.string().default(""), value: "<link>", help: "where more is to be read" },
  ...own,
} as const satisfies FlagTable;

export type ProfileFlags = typeof flags;

const run = async () => import("../../account/profile.ts");

export const profile = verbGroup({
  name: "profile",
  summary: "what one says about oneself",
  verbs: [
    verb({
      name: "show",
      summary: "show what an account says, and what is certified",
      words: [{ name: "<address>", help: "the account; the key's own without it", optional: true }],
      flags: own,
      json: "account, name, link, level and until",
      run: async (call) => (await run()).showProfile(call),
    }),
    verb({
      name: "describe",
      summary: "publish a name and a link",
      flags,
      json: "account, name, link, and what was sent",
      run: async (call) => (await run()).describeProfile(call),
    }),
  ],
});
