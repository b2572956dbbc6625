import { z } from "zod";

import type { FlagTable } from "../Flag.ts";
import { verb } from "../Verb.ts";

const flags = {
  file: {
    schema: z.string("is missing"),
    value: "<new file>",
    help: "where the key is written; must not exist yet",
    completes: "file",
  },
  "password-file": {
    schema: z.string("is missing"),
    value: "<file>",
    help: "file with a password of at least 8 characters",
    completes: "file",
  },
} as const satisfies FlagTable;

export type KeystoreFlags = typeof flags;

export const keystore = verb({
  name: "keystore",
  summary: "make an encrypted key",
  flags,
  json: "address and file",
  examples: ["keystore --file key.json --password-file password"],
  run: async (call) => (await import("../../createKeystore.ts")).createKeystore(call),
});
