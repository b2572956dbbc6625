import type { CallInWords } from "@sonm/protocol/proposals/CallInWords.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import type { ReactNode } from "react";

import { AddressText } from "../../../ui/AddressText.tsx";
import { Notice } from "../../../ui/Notice.tsx";

const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

interface CallListProps {
  readonly calls: readonly ProposalCall[];
  readonly words: readonly CallInWords[];
  /** The one that would fail. */
  readonly failing?: number | undefined;
}

/** Calls in words, each with its warnings, and with what is really sent folded away. */
export function CallList({ calls, words, failing }: CallListProps) {
  return (
    <ol className="space-y-4" data-testid="calls">
      {calls.map((call, index) => {
        const told = words[index];
        return (
          <li key={`${index}-${call.data}`} data-testid="call" data-failing={failing === index || undefined}>
            <p className="flex gap-3">
              <span className="tabular text-muted">{index + 1}.</span>
              <span className="min-w-0 font-medium break-words" data-testid="call-words">
                {told === undefined ? "Being read…" : `${upperFirst(told.words)}.`}
              </span>
            </p>
            {told?.warnings.map((warning) => (
              <div key={warning} className="mt-2">
                <Notice tone="warn" testId="call-warning">
                  <span className="break-words">{warning}</span>
                </Notice>
              </div>
            ))}
            <Raw call={call} told={told} />
          </li>
        );
      })}
    </ol>
  );
}

function Raw({
  call: { target, value, data },
  told,
}: {
  readonly call: ProposalCall;
  readonly told?: CallInWords | undefined;
}) {
  return (
    <details className="mt-1.5 ml-6 text-sm">
      <summary className="w-fit cursor-pointer text-xs font-medium text-muted hover:text-text" data-testid="call-raw">
        The call itself
      </summary>
      <dl className="mt-2 space-y-1.5 text-xs">
        <Entry name="Contract">
          {told?.contract !== undefined && <span className="mr-2">{told.contract}</span>}
          <AddressText address={target} copy />
        </Entry>
        {told?.function !== undefined && <Entry name="Function">{told.function}</Entry>}
        {told?.args.map(({ label, value: text }) => (
          <Entry key={label} name={label}>
            {text}
          </Entry>
        ))}
        {value > 0n && <Entry name="Coin">{value.toString()} wei</Entry>}
        <Entry name="Data">
          <code tabIndex={0} className="block max-h-32 overflow-auto rounded bg-raised p-2 font-mono break-all">
            {data}
          </code>
        </Entry>
      </dl>
    </details>
  );
}

function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
