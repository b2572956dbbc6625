import { z } from "zod";

import { ChallengeFailedError } from "./ChallengeFailedError.ts";

/**
 * Reads a machine's answer.
 *
 * @throws ChallengeFailedError if the machine says that it can't, or the answer has another form
 */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const refused = z.object({ refused: z.string().max(200) }).safeParse(answer);
  if (refused.success) throw new ChallengeFailedError(`The machine refused: ${refused.data.refused}`);
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ChallengeFailedError(`The answer is malformed: ${issue?.path.join(".")} ${issue?.message}.`);
}
