import type { Ask } from "./Ask.ts";

/** What there is to know before anything is done about asks. */
export interface AskSituation {
  /** Unix seconds on the chain. */
  readonly now: number;
  /** Whether this machine's deals may be opened: it is attested, and its master is the one that is to be paid. */
  readonly sellable: boolean;
  /** Whether a deal of this machine is open. */
  readonly sold: boolean;
  /** The newest ask, if there is one. */
  readonly ask: Ask | undefined;
  /** Whether that ask's nonce was filled or cancelled. */
  readonly nonceUsed: boolean;
  /** Whether the deal that used the nonce is known, or this machine cancelled it itself. */
  readonly useExplained: boolean;
  /** Whether asks are announced on the chain. */
  readonly announces: boolean;
  /** The epoch that asks must carry now. */
  readonly epoch: number;
  /** Whether the ask still says what the settings and the attestation say. */
  readonly upToDate: boolean;
}

/** What to do about asks. */
export type AskAction = "wait" | "create" | "announce" | "cancel";

/**
 * Decides what to do about asks, so that at most one is good at any time, and none while the machine is sold.
 * An ask whose nonce is used without a deal that is known was just filled: the deal will show.
 */
export function askAction(situation: AskSituation): AskAction {
  const { now, sellable, sold, ask, nonceUsed, useExplained, announces, epoch, upToDate } = situation;
  if (ask !== undefined && nonceUsed && !useExplained) return "wait";
  const isGood = ask !== undefined && !nonceUsed && ask.fields.validUntil >= now && ask.fields.epoch === epoch;
  if (!isGood) return sellable && !sold ? "create" : "wait";
  if (sold || !sellable || !upToDate) return "cancel";
  return ask.announced || !announces ? "wait" : "announce";
}
