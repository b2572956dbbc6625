import type { RelayRefusal } from "@sonm/protocol/relayAnswers.ts";

/** An order that this relay does not take. The message is a sentence for whoever posted it. */
export class OrderRefusedError extends Error {
  override readonly name = "OrderRefusedError";
  readonly code: RelayRefusal;

  constructor(code: RelayRefusal, message: string) {
    super(message);
    this.code = code;
  }
}
