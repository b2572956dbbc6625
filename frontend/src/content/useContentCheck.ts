import { useQuery } from "@tanstack/react-query";
import { type Hex, keccak256 } from "viem";

import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { contentPlace } from "./contentPlace.ts";
import { mayFetch } from "./mayFetch.ts";

/** Bytes that are fetched at most. */
const LARGEST = 32 * 1024 * 1024;

/**
 * Whether what is at an address is what the chain has the hash of.
 *
 * - `reading`: it is fetched; `unreachable`: it could not be
 * - `match`, `differs`: it was hashed in this browser
 * - `byHand`: the page does not call that address; the reader brings the file
 */
export interface ContentCheck {
  readonly state: "reading" | "unreachable" | "match" | "differs" | "byHand";
  readonly bytes: Uint8Array | undefined;
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal, credentials: "omit", redirect: "error" });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > LARGEST) throw new Error(`${url} is larger than ${LARGEST} bytes`);
  return bytes;
}

const compare = (bytes: Uint8Array, hash: Hex): ContentCheck => ({
  state: keccak256(bytes) === hash.toLowerCase() ? "match" : "differs",
  bytes,
});

/** Holds what is at an address against its hash, as far as the page can get there by itself. */
export function useContentCheck(uri: string, hash: Hex): ContentCheck {
  const config = useRuntimeConfig();
  const place = contentPlace(uri);
  const url = place.kind === "web" && mayFetch(place.url, config, window.location.href) ? place.url : undefined;
  const { data, isError } = useQuery({
    queryKey: ["content", url, hash],
    queryFn: ({ signal }) => fetchBytes(url ?? "", signal).then((bytes) => compare(bytes, hash)),
    enabled: url !== undefined,
    retry: false,
    staleTime: Infinity,
  });
  if (place.kind === "inline") return compare(place.bytes, hash);
  if (url === undefined) return { state: "byHand", bytes: undefined };
  return data ?? { state: isError ? "unreachable" : "reading", bytes: undefined };
}
