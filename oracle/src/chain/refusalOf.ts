import { explainCustomError } from "@sonm/protocol/errors/explainCustomError.ts";

import { decodeRevert } from "./decodeRevert.ts";
import { refusalWording } from "./refusalWording.ts";

/** Why a contract refuses what was tried, and what to do, in sentences; undefined where it was not a contract that refused. */
export function refusalOf(error: unknown): string | undefined {
  const revert = decodeRevert(error);
  if (revert === undefined) return unnamed(error);
  const explanation = explainCustomError(revert.name, revert.args, refusalWording);
  return explanation === undefined
    ? `The contract refuses: ${revert.text}.`
    : `${explanation.sentence} ${explanation.remedy}`;
}

/** A revert without an error that we know. */
function unnamed(error: unknown): string | undefined {
  const { code, data } = error as { code?: unknown; data?: unknown };
  if (code !== "CALL_EXCEPTION") return undefined;
  return `The contract refuses and says no reason${typeof data === "string" && data !== "0x" ? ` (${data})` : ""}.`;
}
