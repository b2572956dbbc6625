import { Badge, type Tone } from "../../ui/Badge.tsx";

const WORDS: readonly { readonly text: string; readonly tone: Tone }[] = [
  { text: "against", tone: "bad" },
  { text: "for", tone: "good" },
  { text: "abstains", tone: "neutral" },
];

/** How somebody votes. @param support 0 against, 1 for, 2 abstain */
export function SupportBadge({ support }: { readonly support: number }) {
  const { text, tone } = WORDS[support] ?? { text: "unknown", tone: "neutral" };
  return (
    <Badge tone={tone} data-testid="vote-support">
      {text}
    </Badge>
  );
}
