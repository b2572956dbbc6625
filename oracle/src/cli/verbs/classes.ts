import { chain } from "../flags/chain.ts";
import { workerWord } from "../flags/workerWord.ts";
import { verb } from "../Verb.ts";

export type ClassesFlags = typeof chain;

export const classes = verb({
  name: "classes",
  summary: "list the hardware classes, or say to which a machine belongs and what it lacks",
  words: [{ ...workerWord, optional: true }],
  flags: chain,
  json: "classes with id, code, label and demands; of a worker also cards, whether it belongs and what it lacks",
  run: async (call) => (await import("../../runClasses.ts")).runClasses(call),
});
