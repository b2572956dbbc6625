import type { z } from "zod";

import { HttpProblem } from "./HttpProblem.ts";

/**
 * Checks what came in a request.
 *
 * @throws HttpProblem naming the first field that is wrong
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join(".") ?? "";
  throw new HttpProblem(400, "malformed", `The request is malformed: ${path} ${issue?.message ?? ""}.`);
}
