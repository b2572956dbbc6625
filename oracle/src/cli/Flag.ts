import type { z } from "zod";

import type { Completes } from "./Completes.ts";

/**
 * A flag of a verb.
 *
 * - `value`: what stands after it, such as `<SNM>`; none for a switch
 * - `many`: it may be given several times
 */
export interface Flag<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly help: string;
  readonly value?: string;
  readonly many?: true;
  readonly completes?: Completes;
}

/** Flags by name, without the dashes. */
export type FlagTable = Readonly<Record<string, Flag>>;

/** What a verb gets of its flags. */
export type FlagsOf<Table extends FlagTable> = { readonly [Name in keyof Table]: z.output<Table[Name]["schema"]> };
