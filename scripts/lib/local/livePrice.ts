import { startPriceSource } from "../../../oracle/src/devtools/priceSource.ts";
import type { HttpSource } from "../../../oracle/src/node/rate/RateSource.ts";

/** USD for one SNM on the original system's first day. */
const BASE = 0.16014;
/** The price swings by this part of itself, so that a person sees the rate move. */
const SWING = 0.01;
/** Milliseconds of one swing, and between two prices. */
const PERIOD = 600_000;
const INTERVAL = 5_000;

/** USD for one SNM at a time in milliseconds, as a decimal number. */
export const priceAt = (time: number): string =>
  (BASE * (1 + SWING * Math.sin((2 * Math.PI * time) / PERIOD))).toFixed(9);

/** How a node is told to read the local network's price. */
export const livePriceSource = (port: number): HttpSource => ({
  url: `http://127.0.0.1:${port}/`,
  path: "usdPerSnm",
  kind: "usdPerSnm",
});

/**
 * The local network's price source: a price that moves a little all the time.
 *
 * @returns ends it
 */
export async function startLivePrice(port: number): Promise<() => Promise<void>> {
  const source = await startPriceSource(port, priceAt(Date.now()));
  const timer = setInterval(() => {
    const body = JSON.stringify({ usdPerSnm: priceAt(Date.now()) });
    // A price that does not get through is followed by the next one.
    void fetch(source.url, { method: "POST", body }).catch(() => undefined);
  }, INTERVAL);
  return async () => {
    clearInterval(timer);
    await source.stop();
  };
}
