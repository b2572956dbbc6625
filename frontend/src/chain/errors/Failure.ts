import type { Explanation } from "@sonm/protocol/errors/Explanation.ts";

/**
 * What became of an action that did not succeed.
 *
 * - `rejected`: the person said no in the wallet; nothing is wrong
 * - `name`: custom error, or a word for the kind of failure
 * - `detail`: technical text for a report, to copy
 */
export interface Failure extends Explanation {
  readonly rejected: boolean;
  readonly name: string;
  readonly detail: string;
}
