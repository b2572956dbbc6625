import { ConfigError } from "../config/ConfigError.ts";
import type { Finding } from "./Finding.ts";

/**
 * Runs a check whose problems are a ConfigError, such as loading a key.
 *
 * @returns what it gave, if it did, and its problems as findings
 */
export async function collectFindings<T>(
  check: () => T | Promise<T>,
): Promise<{ readonly value: T | undefined; readonly findings: readonly Finding[] }> {
  try {
    return { value: await check(), findings: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { value: undefined, findings: error.problems.map((text) => ({ level: "error", text })) };
  }
}
