import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";

import { CopyButton } from "../ui/CopyButton.tsx";
import { contentPlace } from "./contentPlace.ts";

/** The way to what is at an address: a link on the web, the address itself where a browser can't follow it. */
export function PlaceLink({ uri, children }: { readonly uri: string; readonly children: ReactNode }) {
  const place = contentPlace(uri);
  if (place.kind === "web")
    return (
      <a
        href={place.url}
        target="_blank"
        rel="noreferrer noopener"
        title={place.url}
        className="inline-flex items-center gap-1 font-medium text-accent underline"
      >
        {children}
        <ExternalLink aria-hidden className="size-3.5" />
        <span className="sr-only">(opens another site)</span>
      </a>
    );
  if (place.kind === "elsewhere")
    return (
      <span className="inline-flex max-w-full items-center gap-1" title={uri}>
        <span className="truncate font-mono text-[0.93em]">{uri}</span>
        <CopyButton text={uri} label="Copy the address" />
      </span>
    );
  return <span className="text-muted">{place.kind === "inline" ? "kept on the chain" : "nobody said where"}</span>;
}
