import { HttpProblem } from "../../http/HttpProblem.ts";

/** @throws HttpProblem if the text is no number of an epoch */
export function parseEpoch(text: string): bigint {
  if (/^\d{1,15}$/.test(text)) return BigInt(text);
  throw new HttpProblem(400, "malformed", `"${text}" is no number of an epoch.`);
}
