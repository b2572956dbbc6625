const HEADING = /^#{1,6}\s+/;
const STRONG = /\*\*([^*]+)\*\*/;

interface CharterTextProps {
  readonly text: string;
  /** What it is, for who can't see it. */
  readonly label: string;
}

/** A charter's text line by line. Of Markdown, headings and what stands out are set as such; nothing else is changed. */
export function CharterText({ text, label }: CharterTextProps) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={label}
      data-testid="charter-text"
      className="max-w-prose leading-relaxed break-words whitespace-pre-wrap"
    >
      {text.split("\n").map((line, index) => (
        <Line key={index} line={index === 0 ? line : `\n${line}`} />
      ))}
    </div>
  );
}

function Line({ line }: { readonly line: string }) {
  const bare = line.replace(/^\n/, "");
  if (HEADING.test(bare))
    return (
      <>
        {line.startsWith("\n") && "\n"}
        <strong className="text-base font-semibold">{bare.replace(HEADING, "")}</strong>
      </>
    );
  // Split by a group, every second part is what stood between the marks.
  return line.split(STRONG).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <strong key={index} className="font-semibold">
        {part}
      </strong>
    ),
  );
}
