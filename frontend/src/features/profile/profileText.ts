import { MAX_PROFILE_TEXT } from "@sonm/protocol/generated/constants.ts";
import { size, stringToHex } from "viem";

/** What is wrong with name and link, and what to enter instead. */
export interface ProfileTextFaults {
  readonly name?: string;
  readonly link?: string;
}

const bytesOf = (text: string): number => size(stringToHex(text));

/** A link that may be shown as one: only of the web. */
export function webLink(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}

/** Checks what an account would say about itself; empty where it can be published. */
export function profileTextFaults(name: string, link: string): ProfileTextFaults {
  const bytes = bytesOf(name) + bytesOf(link);
  const longest = Number(MAX_PROFILE_TEXT);
  return {
    ...(bytes > longest ? { name: `Name and link have ${bytes} bytes together; ${longest} are possible.` } : {}),
    ...(/\p{Cc}/u.test(name) ? { name: "A name has no control characters." } : {}),
    ...(link !== "" && webLink(link) === undefined ? { link: "Enter a link such as https://example.org." } : {}),
  };
}
