/**
 * What a check found. The text ends with a remedy.
 *
 * - `error`: it keeps the program from its work
 * - `warning`: the program runs, and something is wrong or may go wrong
 * - `note`: worth to know
 */
export interface Finding {
  readonly level: "error" | "warning" | "note";
  readonly text: string;
}
