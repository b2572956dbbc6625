import { verb, verbGroup } from "../Verb.ts";

const one = (name: "agent" | "node") =>
  verb({
    name,
    summary: `say what is wrong with the settings of ${name === "node" ? "a node" : "an agent"}, and around it`,
    settings: name,
    json: "findings, each with level (note, warning or error) and text",
    run: async ({ settings }) => (await import("../../checkSetup.ts")).checkSetup(name, settings),
  });

export const check = verbGroup({
  name: "check",
  summary: "say what is wrong with the settings before running",
  verbs: [one("node"), one("agent")],
  examples: ["check node --profile local --data-dir data/node"],
});
