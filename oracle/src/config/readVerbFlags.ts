import { parseArgs, type ParseArgsConfig } from "node:util";

import type { z } from "zod";

import { ConfigError } from "./ConfigError.ts";

/**
 * Reads the flags of a verb that has no settings beside them.
 *
 * @param how the verb's usage in a sentence
 * @throws ConfigError with a sentence for each flag that is wrong, and how to use the verb
 */
export function readVerbFlags<Schema extends z.ZodType>(
  schema: Schema,
  options: NonNullable<ParseArgsConfig["options"]>,
  argv: readonly string[],
  how: string,
): z.output<Schema> {
  let values: unknown;
  try {
    values = parseArgs({ args: [...argv], options }).values;
  } catch {
    throw new ConfigError([how]);
  }
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  throw new ConfigError([...result.error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}.`), how]);
}
