/** How long an ask is good, unix seconds, and the longest deal that it gives, in seconds. */
export interface AskTerm {
  readonly validUntil: number;
  readonly duration: number;
}

/** What is set about asks' times. */
export interface AskTermSettings {
  readonly askValiditySeconds: number;
  readonly maxDurationSeconds: number;
}

/** Seconds before a planned downtime in which nothing is sold any more. */
const LEAST_SECONDS = 10;

/**
 * How long a new ask may be good and its deals may last, so that no deal of it reaches into the next planned downtime.
 * Near the downtime half of the time that is left is for buyers to come, and half for the deal: an ask is made anew so a
 * dozen times at most. A spot deal has no end of its own; its ask ends before.
 *
 * @param off when the machine will next be off, unix seconds; in the past while it is
 * @returns undefined where nothing can be sold
 */
export function askTerm(now: number, off: number | undefined, settings: AskTermSettings): AskTerm | undefined {
  const { askValiditySeconds, maxDurationSeconds } = settings;
  const start = Math.floor(now);
  const left = off === undefined ? Infinity : off - 1 - start;
  if (left < LEAST_SECONDS) return undefined;
  if (maxDurationSeconds === 0) return { validUntil: start + Math.min(askValiditySeconds, left), duration: 0 };
  const validity = Math.min(askValiditySeconds, Math.max(left - maxDurationSeconds, Math.floor(left / 2)));
  return { validUntil: start + validity, duration: Math.min(maxDurationSeconds, left - validity) };
}
