/**
 * The text of a proposal.
 *
 * - `title`: its first line, without what marks a heading
 * - `discussion`: a link to where it is talked about
 * - `proposer`: who alone can propose the same calls with this text; in lower case
 */
export interface ProposalDescription {
  readonly title: string;
  readonly body: string;
  readonly discussion?: string;
  readonly proposer?: `0x${string}`;
}

/** OpenZeppelin's guard against whoever proposes the same first, at the very end. */
const PROPOSER = /#proposer=(0x[0-9a-fA-F]{40})$/;

const DISCUSSION = /^Discussion: (https:\/\/\S+)\s*$/m;

/** Longest title that is made of a line without a mark. */
const LONGEST_TITLE = 120;

/** Takes a proposal's description apart as `writeDescription` puts it together. Any text is one. */
export function readDescription(text: string): ProposalDescription {
  const [, proposer] = PROPOSER.exec(text) ?? [];
  const told = text.replace(PROPOSER, "").trim();
  const [first = "", ...rest] = told.split(/\r?\n/);
  const heading = first.replace(/^#+\s+/, "").trim();
  const lines = rest.join("\n");
  const [, discussion] = DISCUSSION.exec(lines) ?? [];
  return {
    title: heading.length > LONGEST_TITLE ? `${heading.slice(0, LONGEST_TITLE - 1)}…` : heading || "Without a title",
    body: (heading.length > LONGEST_TITLE ? told : lines).replace(DISCUSSION, "").trim(),
    ...(discussion !== undefined && { discussion }),
    ...(proposer !== undefined && { proposer: proposer.toLowerCase() as `0x${string}` }),
  };
}
