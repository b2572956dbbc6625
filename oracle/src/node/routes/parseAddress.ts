import { HttpProblem } from "../../http/HttpProblem.ts";
import type { Hex } from "../../lib/Hex.ts";
import { lowerHex } from "../../lib/lowerHex.ts";

/** @throws HttpProblem if the text is no address */
export function parseAddress(text: string): Hex {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return lowerHex(text);
  throw new HttpProblem(400, "malformed", `"${text}" is no address.`);
}
