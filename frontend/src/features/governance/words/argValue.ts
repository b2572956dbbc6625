import type { ArgValue } from "@sonm/protocol/proposals/ArgValue.ts";

/** A value as viem has it, with every number as a bigint. */
export function argValue(value: unknown): ArgValue {
  if (typeof value === "number") return BigInt(value);
  if (typeof value === "bigint" || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(argValue);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, argValue(part)]));
  throw new Error(`A contract does not answer with a value of type ${typeof value}.`);
}
