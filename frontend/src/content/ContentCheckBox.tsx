import { useState } from "react";
import type { Hex } from "viem";

import { Notice } from "../ui/Notice.tsx";
import { FileDrop, type HashedFile } from "./FileDrop.tsx";
import { HashText } from "./HashText.tsx";
import { PlaceLink } from "./PlaceLink.tsx";
import { readableText } from "./readableText.ts";
import { type ContentCheck, useContentCheck } from "./useContentCheck.ts";

interface ContentCheckBoxProps {
  readonly uri: string;
  /** keccak256, as the chain has it. */
  readonly hash: Hex;
  /** What is there: "the description". */
  readonly what: string;
  readonly testId: string;
}

const lead = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Something that is known by its hash: the way there, whether it is the right one, and what it says. */
export function ContentCheckBox({ uri, hash, what, testId }: ContentCheckBoxProps) {
  const check = useContentCheck(uri, hash);
  const [file, setFile] = useState<HashedFile>();
  const text = check.state === "match" && check.bytes !== undefined ? readableText(check.bytes) : undefined;
  return (
    <div className="space-y-3" data-testid={testId} data-state={check.state}>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <PlaceLink uri={uri}>{lead(what)}</PlaceLink>
        <span className="text-xs text-muted">
          keccak256 <HashText hash={hash} />
        </span>
      </p>
      <CheckNotice check={check} what={what} />
      {text !== undefined && (
        <details className="text-sm" open={text.length < 2_000}>
          <summary className="w-fit text-xs font-medium text-muted hover:text-text">Read it here</summary>
          <pre
            tabIndex={0}
            data-testid={`${testId}-text`}
            className="mt-2 max-h-96 overflow-auto rounded-lg bg-raised p-3 font-sans whitespace-pre-wrap"
          >
            {text}
          </pre>
        </details>
      )}
      {check.state !== "match" && check.state !== "reading" && (
        <FileDrop
          label={`Check a file that is said to be ${what}`}
          hint="It is hashed in this browser and goes nowhere."
          file={file}
          onFile={setFile}
          testId={`${testId}-file`}
        />
      )}
      {file !== undefined &&
        (file.hash === hash.toLowerCase() ? (
          <Notice tone="good" live testId={`${testId}-verdict`}>
            This file is {what}: its hash is the one on the chain.
          </Notice>
        ) : (
          <Notice tone="bad" live testId={`${testId}-verdict`}>
            This file is not {what}: its hash is another one. Don&rsquo;t trust what it says.
          </Notice>
        ))}
    </div>
  );
}

function CheckNotice({ check: { state }, what }: { readonly check: ContentCheck; readonly what: string }) {
  if (state === "match")
    return (
      <p className="text-xs text-good">Checked in this browser: what is there has the hash that is on the chain.</p>
    );
  if (state === "reading") return <p className="text-xs text-muted">Checking {what}…</p>;
  if (state === "differs")
    return (
      <Notice tone="bad" title="What is there is something else">
        Its hash is not the one on the chain. Don&rsquo;t trust it; ask for {what} itself.
      </Notice>
    );
  return (
    <p className="text-xs text-muted text-pretty">
      {state === "unreachable"
        ? `${lead(what)} can't be fetched now. `
        : "This page calls no other sites, so that nobody learns what you read. "}
      Open it, save it, and choose the file to have it checked.
    </p>
  );
}
