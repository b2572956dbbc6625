import { ZodError } from "zod";

/** What went wrong, in one line, whatever was thrown. */
export function errorText(error: unknown): string {
  if (error instanceof ZodError) return misfitText(error);
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return (cause === undefined ? error.message : `${error.message}: ${cause}`).split("\n")[0] ?? error.name;
}

/** The first thing that does not fit, and how many others do not; as a message it would be a list on many lines. */
function misfitText({ issues }: ZodError): string {
  const [first] = issues;
  if (first === undefined) return "It does not fit.";
  const place = first.path.length === 0 ? "" : `${first.path.map(String).join(".")}: `;
  const others = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
  return `${place}${first.message}${others}`;
}
