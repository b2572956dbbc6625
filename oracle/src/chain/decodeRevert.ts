import { Interface, type Result } from "ethers";

import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";

const errors = new Interface(protocolErrorsAbi);

/** A contract's error. `text` is its name with its arguments. */
export interface Revert {
  readonly name: string;
  readonly text: string;
  readonly args: Result;
}

/** Finds the contract's error in what ethers threw, or undefined if there is none that we know. */
export function decodeRevert(error: unknown): Revert | undefined {
  const data = revertData(error);
  if (data === undefined) return undefined;
  try {
    const parsed = errors.parseError(data);
    if (parsed === null) return undefined;
    const { name, args } = parsed;
    return { name, text: `${name}(${args.join(", ")})`, args };
  } catch {
    return undefined;
  }
}

/** ethers nests what the endpoint said at different depths for calls, estimates and sends. */
function revertData(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > 5) return undefined;
  const { data, error: inner, info } = error as { data?: unknown; error?: unknown; info?: unknown };
  if (typeof data === "string" && data.length >= 10) return data;
  return revertData(data, depth + 1) ?? revertData(inner, depth + 1) ?? revertData(info, depth + 1);
}
