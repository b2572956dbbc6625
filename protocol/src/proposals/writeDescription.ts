import { ProposalFieldError } from "./ProposalFieldError.ts";
import type { ProposalDescription } from "./readDescription.ts";

/**
 * A proposal's text as the governor keeps it: a heading, the text, the link of its discussion, and who may propose it, so that nobody
 * else does so first.
 *
 * @throws ProposalFieldError where the title is missing or has several lines, or the link is no https address
 */
export function writeDescription({ title, body, discussion, proposer }: ProposalDescription): string {
  const heading = title.trim();
  if (heading === "" || /[\r\n]/.test(heading)) {
    throw new ProposalFieldError("title", "Title", "Give a title of one line.");
  }
  if (discussion !== undefined && !/^https:\/\/\S+$/.test(discussion)) {
    throw new ProposalFieldError("discussion", "Discussion", "Give a link that begins with https://.");
  }
  const parts = [
    `# ${heading}`,
    body.trim(),
    discussion === undefined ? "" : `Discussion: ${discussion}`,
    proposer === undefined ? "" : `#proposer=${proposer}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
