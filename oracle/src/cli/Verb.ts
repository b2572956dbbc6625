import type { Answer } from "./Answer.ts";
import type { Call } from "./Call.ts";
import type { FlagTable } from "./Flag.ts";
import type { Role } from "./Role.ts";
import type { Word } from "./Word.ts";

/** What a verb is called and how it is used. */
interface Described {
  readonly name: string;
  /** One line that says what it does; in a list, after the name. */
  readonly summary: string;
  readonly words?: readonly Word[];
  /** Whole lines after `sonm`. */
  readonly examples?: readonly string[];
  /** It also takes every setting of this program. */
  readonly settings?: "agent" | "node";
  /** What --json prints, in a few words; "lines" where it prints one value a line while it runs. */
  readonly json?: string;
}

/** Something that `sonm` does. A verb has verbs of its own, or does something, or both. */
export interface Verb extends Described {
  readonly flags: FlagTable;
  readonly verbs: readonly Verb[];
  /** @returns nothing where it said all while it ran */
  readonly run: ((call: Call) => Promise<Answer | undefined>) | undefined;
}

/** A verb of the first level. */
export type RoleVerb = Verb & { readonly role: Role };

/** Makes a verb. Its flags reach `run` with the types that their schemas give. */
export function verb<Table extends FlagTable = Record<never, never>>(
  described: Described & {
    readonly flags?: Table;
    readonly run: (call: Call<Table>) => Promise<Answer | undefined>;
    readonly verbs?: readonly Verb[];
  },
): Verb {
  const { flags, verbs = [], run, ...rest } = described;
  return { ...rest, flags: flags ?? {}, verbs, run: run as unknown as Verb["run"] };
}

/** Makes a verb that only holds others. */
export const verbGroup = (described: Described & { readonly verbs: readonly Verb[] }): Verb => ({
  ...described,
  flags: {},
  run: undefined,
});
