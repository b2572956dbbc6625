import { ChainError } from "../chain/ChainError.ts";
import { ConfigError } from "../config/ConfigError.ts";
import { UsageError } from "../config/UsageError.ts";
import { refusalOf } from "../chain/refusalOf.ts";
import { sentenceOf } from "../lib/sentenceOf.ts";

/** What a command ends with. */
export const EXIT = { done: 0, failed: 1, wrongUsage: 2 } as const;

/** Why a command failed: sentences with their remedies, and its exit code. `insides`: of a fault that is the program's own. */
export interface Failure {
  readonly code: number;
  readonly sentences: readonly string[];
  readonly insides?: string;
}

/** What to say of anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UsageError) return { code: EXIT.wrongUsage, sentences: error.problems };
  if (error instanceof ConfigError) return { code: EXIT.failed, sentences: error.problems };
  if (error instanceof ChainError) {
    const refusal = refusalOf(error.cause);
    return {
      code: EXIT.failed,
      sentences: [refusal === undefined ? sentenceOf(error) : `${error.action} failed: ${refusal}`],
    };
  }
  const refusal = refusalOf(error);
  if (refusal !== undefined) return { code: EXIT.failed, sentences: [refusal] };
  const insides = error instanceof Error ? error.stack : undefined;
  return { code: EXIT.failed, sentences: [sentenceOf(error)], ...(insides === undefined ? {} : { insides }) };
}
