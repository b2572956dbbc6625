import { UsageError } from "../../config/UsageError.ts";
import { completionScript, SHELLS } from "../completionScript.ts";
import { verb } from "../Verb.ts";

export const completion = verb({
  name: "completion",
  summary: "print a script that completes verbs, flags and ids in a shell",
  words: [{ name: "bash|zsh|fish", help: "the shell", completes: SHELLS }],
  json: "shell and script",
  examples: ["completion bash > ~/.local/share/bash-completion/completions/sonm"],
  run: async ({ words: [shell = ""] }) => {
    const script = completionScript(shell);
    if (script === undefined) throw new UsageError([`"${shell}" is none of ${SHELLS.join(", ")}.`]);
    return await Promise.resolve({ lines: [script], data: { shell, script } });
  },
});
