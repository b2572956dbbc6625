import type { Completes } from "./Completes.ts";

/**
 * A word that follows a verb.
 *
 * - `name`: such as `<worker>`, or the words themselves where one of a few has to be written: `for|against`
 * - `many`: it and any number more
 */
export interface Word {
  readonly name: string;
  readonly help: string;
  readonly optional?: true;
  readonly many?: true;
  readonly completes?: Completes;
}
