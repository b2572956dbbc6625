import { errorText } from "./errorText.ts";

/** What went wrong, as a sentence that another can follow. */
export function sentenceOf(error: unknown): string {
  const text = errorText(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
