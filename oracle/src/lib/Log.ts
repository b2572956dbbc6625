import type { Logger } from "pino";

/** Where programs log: one object a line, its message a short constant text. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "child">;
