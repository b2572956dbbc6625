import type { RelayRefusal } from "@sonm/protocol/relayAnswers.ts";

/**
 * A relay did not take or give an order.
 *
 * - `code`: its reason; `unreachable` if it did not answer, `unclear` if the answer makes no sense
 * - the message is the relay's own sentence, where it gave one
 */
export class RelayError extends Error {
  override readonly name = "RelayError";

  constructor(
    readonly code: RelayRefusal | "unreachable" | "unclear",
    message: string,
  ) {
    super(message);
  }
}
