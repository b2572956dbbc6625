import { RELAY_REFUSALS, type RelayRefusal } from "@sonm/protocol/relayAnswers.ts";

import { within } from "../lib/within.ts";
import { RelayError } from "./RelayError.ts";

/** Milliseconds after which a relay counts as down. */
const TIMEOUT = 5_000;

/** Characters of a relay's sentence that are shown: it is not ours. */
const MOST_LETTERS = 300;

function isRefusal(code: unknown): code is RelayRefusal {
  return RELAY_REFUSALS.some((one) => one === code);
}

/** What a relay says about why it refuses, as far as it can be read. */
function refusalOf(status: number, body: unknown): RelayError {
  const { error, message } = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const text = typeof message === "string" ? message.slice(0, MOST_LETTERS) : `The relay answered ${status}.`;
  return new RelayError(isRefusal(error) ? error : "unclear", text);
}

/**
 * One request to a relay.
 *
 * @param base URL of the relay, with its closing slash
 * @param path below it, without a slash in front
 * @returns the answer as JSON: null where there is nothing yet, or not any more; undefined where the relay does not know such a question
 * @throws RelayError if it does not answer, refuses, or answers something else than JSON
 */
export async function askRelay(base: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const signal = within(TIMEOUT, init.signal);
  let response: Response;
  try {
    response = await fetch(new URL(path, base), { ...init, credentials: "omit", signal });
  } catch {
    throw new RelayError("unreachable", `The relay at ${new URL(base).host} does not answer.`);
  }
  if (response.status === 404) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusalOf(response.status, body);
  if (body === undefined) throw new RelayError("unclear", `The relay at ${new URL(base).host} answers no JSON.`);
  return body;
}
