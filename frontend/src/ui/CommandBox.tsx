import { CopyButton } from "./CopyButton.tsx";

interface CommandBoxProps {
  readonly text: string;
  /** What the button that copies is called. */
  readonly label: string;
  readonly testId?: string;
}

/** A command to paste into a terminal, with a button that copies it. */
export function CommandBox({ text, label, testId }: CommandBoxProps) {
  return (
    <div className="flex items-start gap-2 rounded-lg bg-raised p-3">
      <pre className="min-w-0 flex-1 overflow-x-auto font-mono text-xs leading-5 whitespace-pre-wrap break-all">
        <code data-testid={testId}>{text}</code>
      </pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}
