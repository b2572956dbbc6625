import { destination, pino } from "pino";

import type { Log } from "./Log.ts";

/** File descriptor of standard error. */
const ERRORS = 2;

/**
 * A log of one program, to standard output: one JSON object a line. Bigints appear as decimal strings.
 *
 * @param to "errors" where standard output is for results
 */
export function createLog(program: string, level: string, to: "output" | "errors" = "output"): Log {
  const options = { base: { program }, level, timestamp: pino.stdTimeFunctions.isoTime };
  return to === "errors" ? pino(options, destination({ fd: ERRORS, sync: true })) : pino(options);
}
