import { size, stringToHex } from "viem";

/** Longest endpoint, and longest description, in bytes: see `Masternodes.sol`. */
const LONGEST = 256;

const bytesOf = (text: string): number => size(stringToHex(text));

const tooLong = (text: string): string | undefined =>
  bytesOf(text) > LONGEST ? `It has ${bytesOf(text)} bytes; ${LONGEST} are possible.` : undefined;

/** What is wrong with an endpoint, and what to enter instead. */
export function endpointFault(endpoint: string): string | undefined {
  const web = URL.canParse(endpoint) && ["https:", "http:"].includes(new URL(endpoint).protocol);
  return web ? tooLong(endpoint) : "Enter an address such as https://node.example.org:8080.";
}

/** What is wrong with a description, and what to enter instead. */
export const descriptionFault = (description: string): string | undefined =>
  /\p{Cc}/u.test(description) ? "A description has no control characters." : tooLong(description);
