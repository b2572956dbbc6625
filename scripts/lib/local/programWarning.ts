/** Levels of our programs' log lines, as numbers. */
const WARN = 40;

/** The warning in a log line of an oracle node or an agent: their lines are JSON objects with level and message. */
export function programWarning(line: string): string | undefined {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    // Not a log line: a crash of the runtime itself, or what a library prints.
    return line.trim() === "" ? undefined : line;
  }
  if (typeof entry !== "object" || entry === null) return undefined;
  const { level, msg, error } = entry as { level?: unknown; msg?: unknown; error?: unknown };
  if (typeof level !== "number" || level < WARN) return undefined;
  return [msg, error].filter((part) => typeof part === "string").join(": ");
}
