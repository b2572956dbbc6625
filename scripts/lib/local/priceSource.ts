import { createServer } from "node:http";

/** The price of the original system's first day, SNM for one USD. */
const BASE = 6.244497036986155;
/** The price swings by this part of itself, so that a person sees the rate move. */
const SWING = 0.01;
/** Seconds of one swing. */
const PERIOD = 600;

/** SNM for one USD at a time, in milliseconds. The same for everybody who asks at that time. */
export const priceAt = (time: number): number => BASE * (1 + SWING * Math.sin((2 * Math.PI * time) / (PERIOD * 1_000)));

/**
 * Serves the local network's SNM price over HTTP as JSON: `{"snmPerUsd": "6.24..."}`.
 *
 * @returns closes the server
 */
export async function startPriceSource(port: number): Promise<() => Promise<void>> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ snmPerUsd: priceAt(Date.now()).toFixed(15) }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port }, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
