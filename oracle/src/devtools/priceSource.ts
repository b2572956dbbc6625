import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A running price source. */
export interface PriceSource {
  readonly url: string;
  stop(): Promise<void>;
}

const PRICE = /^\d{1,12}(\.\d{1,18})?$/;

/** Most bytes of a posted price. */
const MAX_BODY = 1_024;

/**
 * A price source for the local network and tests: answers `{"usdPerSnm": "0.16"}`, and takes the same by POST.
 *
 * @param usdPerSnm first price, a decimal number
 */
export function startPriceSource(port: number, usdPerSnm: string, host = "127.0.0.1"): Promise<PriceSource> {
  let price = usdPerSnm;
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*" });
      response.end(JSON.stringify(body));
    };
    if (request.method !== "POST") {
      answer(200, { usdPerSnm: price });
      return;
    }
    readPrice(request).then(
      (posted) => {
        price = posted;
        answer(200, { usdPerSnm: price });
      },
      (error: unknown) => answer(400, { error: "price", message: (error as Error).message }),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve({ url: `http://${host}:${actual}`, stop: () => close(server) });
    });
  });
}

async function readPrice(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_BODY) throw new Error("The body is too long.");
  }
  let price: unknown;
  try {
    price = (JSON.parse(text) as { usdPerSnm?: unknown } | null)?.usdPerSnm;
  } catch {
    price = undefined;
  }
  if (typeof price === "string" && PRICE.test(price) && Number(price) > 0) return price;
  throw new Error('Post {"usdPerSnm": "0.16"}, with a decimal number above 0 in quotes.');
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
