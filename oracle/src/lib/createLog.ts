import { pino } from "pino";

import type { Log } from "./Log.ts";

/** A log of one program, to standard output: one JSON object a line. Bigints appear as decimal strings. */
export function createLog(program: string, level: string): Log {
  return pino({ base: { program }, level, timestamp: pino.stdTimeFunctions.isoTime });
}
