import { z } from "zod";

import { urlSetting } from "../../config/commonSettings.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const agent = {
  agent: { schema: urlSetting.default("http://127.0.0.1:7201"), value: "<url>", help: "where the agent answers" },
} as const satisfies FlagTable;

const accepting = {
  ...agent,
  "data-dir": { schema: z.string("is missing").min(1, "is missing"), value: "<folder>", help: "the agent's folder" },
} as const satisfies FlagTable;

export type ChoiceFlags = typeof agent;
export type AcceptFlags = typeof accepting;

const id = { name: "<choice>", help: "its id, as the list shows it" };
const json = "the choices with kind, bid, value in USD with 18 decimals, reasons and alternatives; of accept its id";

export const choice = verbGroup({
  name: "choice",
  summary: "what the agent takes, and why",
  examples: ["choice explain --agent http://127.0.0.1:7201"],
  verbs: [
    verb({
      name: "list",
      summary: "list the agent's last choices",
      flags: agent,
      json,
      run: async (call) => (await import("../../runChoice.ts")).listChoices(call),
    }),
    verb({
      name: "explain",
      summary: "say why it chose so, the last one unless told, and why nothing else",
      words: [{ ...id, optional: true }],
      flags: agent,
      json,
      run: async (call) => (await import("../../runChoice.ts")).explainChoice(call),
    }),
    verb({
      name: "accept",
      summary: "accept what it suggests",
      words: [id],
      flags: accepting,
      json,
      run: async (call) => (await import("../../runChoice.ts")).acceptChoice(call),
    }),
  ],
});
